/** 表单嵌套最多几层；我们的表单不超过四层。 */
const DEPTH_LIMIT = 32
// 页面只送普通对象：写成文字的特殊值只有这几种，其余的引用（函数、表、流）都不是我们的页面送的。
const ORDINARY = /^(?:[^$]|\$\$|\$undefined$|\$D|\$NaN$|\$-?Infinity$|\$-0$|\$n-?\d{1,40}$|$)/u
const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype']

function isOrdinary(value: unknown, depth: number, also?: RegExp): boolean {
  if (depth > DEPTH_LIMIT) return false
  if (typeof value === 'string') return ORDINARY.test(value) || also?.test(value) === true
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(
    ([key, inner]) => !FORBIDDEN_KEYS.includes(key) && isOrdinary(inner, depth + 1, also),
  )
}

/** 动作的正文是不是我们的页面会送的样子：一列普通的值。框架解不开的，在门口就说清楚。 */
export function isReadableCall(body: string, also?: RegExp): boolean {
  try {
    const call: unknown = JSON.parse(body)
    return Array.isArray(call) && isOrdinary(call, 0, also)
  } catch {
    return false
  }
}

/** 送往动作的表单：一份 `0` 是参数，里面 `$K1` 指 `_1_` 打头的各栏；再没有别的。 */
function isReadableForm(form: FormData): boolean {
  const calls = form.getAll('0')
  const [call] = calls
  const others = [...form.keys()].filter((key) => key !== '0')
  return (
    calls.length === 1 &&
    typeof call === 'string' &&
    isReadableCall(call, /^\$K\d{1,3}$/) &&
    others.every((key) => /^_\d{1,3}_/.test(key))
  )
}

/** 送往动作的请求读得懂没有：文字的按动作的写法，表单的按表单的写法。读的是副本，不动原件。 */
export async function isReadable(request: Request): Promise<boolean> {
  const type = request.headers.get('content-type') ?? ''
  if (request.method !== 'POST') return true
  if (type.startsWith('text/plain') && request.headers.has('next-action'))
    return isReadableCall(await request.clone().text())
  // 页面送动作只用这两种写法；别的写法框架读不了，会当成自己出了故障。
  if (!type.startsWith('multipart/form-data')) return !request.headers.has('next-action')
  return request
    .clone()
    .formData()
    .then(
      (form) => !request.headers.has('next-action') || isReadableForm(form),
      () => false,
    )
}
