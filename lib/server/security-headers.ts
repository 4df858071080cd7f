type Surroundings = { readonly nonce: string; readonly https: boolean; readonly development: boolean }

/**
 * 内容安全策略：脚本与样式表凭随机数，外站一概不连。样式属性放行，因为日历条、进度条的宽度写在属性里。
 * 开发时 React 需要 eval，只在开发时给。
 */
export function contentPolicy({ nonce, https, development }: Surroundings): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** 每个答复都带的安全头。 */
export function securityHeaders(surroundings: Surroundings): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentPolicy(surroundings),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(surroundings.https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
