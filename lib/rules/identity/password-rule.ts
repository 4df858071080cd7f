/** 新口令的最低要求：12 个字以上，不是登录名的翻版。给出中文原因，合格是 null。 */
export function passwordFault(password: string, login: string): string | null {
  if ([...password].length < 12) return '口令至少 12 个字符。'
  if ([...password].length > 128) return '口令不要超过 128 个字符。'
  if (password.toLowerCase().includes(login.toLowerCase())) return '口令不要包含登录名。'
  return null
}
