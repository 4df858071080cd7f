const FULL: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}' 'strict-dynamic'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'cache-control': /no-store/,
}

/** 缺了的、不对的安全头，连同实际的值。 */
export function missing(headers: Headers): string[] {
  return Object.entries(FULL)
    .filter(([name, shape]) => !shape.test(headers.get(name) ?? ''))
    .map(([name]) => `${name}: ${headers.get(name)}`)
}

/** 一页里从外站取的东西，与地址里像证件号、电话的参数。 */
export function strayAddresses(html: string, origin: string): string[] {
  const addresses = [...html.matchAll(/\b(?:src|href|action|srcset|poster)="([^"]+)"/g)].map(
    ([, at]) => at ?? '',
  )
  const outside = addresses.filter((at) => /^(?:https?:)?\/\//.test(at) && !at.startsWith(origin))
  const sensitive = addresses.filter((at) => /[?&][^"]*=(?:\d{17}[\dXx]|1\d{10})(?:&|$)/.test(at))
  return [...outside, ...sensitive]
}
