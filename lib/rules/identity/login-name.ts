/** 登录名分两段：法域的代号、此人在其中的名字。大小写不论，全角当半角。 */
export type LoginName = { readonly login: string; readonly tenantSlug: string }

/** 解读 `<法域>.<名字>`；不成样子是 null（与口令不对同样答复）。 */
export function parseLogin(typed: string): LoginName | null {
  const login = typed.normalize('NFKC').trim().toLowerCase()
  const match = /^([a-z0-9-]{1,40})\.[\p{L}\p{N}._-]{1,60}$/u.exec(login)
  return match?.[1] ? { login, tenantSlug: match[1] } : null
}
