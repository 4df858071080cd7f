/** 表单嵌套最多几层；我们的表单不超过四层。 */
const DEPTH_LIMIT = 32
// 页面只送普通对象：写成文字的特殊值只有这几种，其余的引用（函数、表、流）都不是我们的页面送的。
const ORDINARY = /^(?:[^$]|\$\$|\$undefined$|\$D|\$NaN$|\$-?Infinity$|\$-0$|\$n-?\d{1,40}$|$)/u
const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype']

function isOrdinary(value: unknown, depth: number): boolean {
  if (depth > DEPTH_LIMIT) return false
  if (typeof value === 'string') return ORDINARY.test(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(
    ([key, inner]) => !FORBIDDEN_KEYS.includes(key) && isOrdinary(inner, depth + 1),
  )
}

/** 动作的正文是不是我们的页面会送的样子：一列普通的值。框架解不开的，在门口就说清楚。 */
export function isReadableCall(body: string): boolean {
  try {
    const call: unknown = JSON.parse(body)
    return Array.isArray(call) && isOrdinary(call, 0)
  } catch {
    return false
  }
}

/** 送往动作的请求读得懂没有：文字的按动作的写法，表单的按表单的写法。读的是副本，不动原件。 */
export async function isReadable(request: Request): Promise<boolean> {
  const type = request.headers.get('content-type') ?? ''
  if (request.method !== 'POST') return true
  if (type.startsWith('text/plain') && request.headers.has('next-action'))
    return isReadableCall(await request.clone().text())
  if (!type.startsWith('multipart/form-data')) return true
  return request
    .clone()
    .formData()
    .then(
      () => true,
      () => false,
    )
}
