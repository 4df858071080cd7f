import { readFileSync } from 'node:fs'
import path from 'node:path'
import { DEMO_PASSWORD } from '#prisma/personas'

/** 构建出来的一个服务器动作：编号、写在哪个文件、导出名、挂在哪一页。 */
export type BuiltAction = {
  readonly id: string
  readonly file: string
  readonly name: string
  readonly page: string
}

type Manifest = {
  node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>
}

/** 读构建清单里的全部服务器动作；编号随每次构建而变，所以从清单读，不写死。 */
export function builtActions(root: string): readonly BuiltAction[] {
  const file = path.join(root, '.next/server/server-reference-manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  return Object.entries(manifest.node).map(([id, { workers, filename, exportedName }]) => ({
    id,
    file: filename,
    name: exportedName,
    page: Object.keys(workers)[0] ?? '',
  }))
}

/** 按导出名找一个动作；没有就是测试写错了。 */
export function builtAction(root: string, name: string): BuiltAction {
  const found = builtActions(root).find((one) => one.name === name)
  if (!found) throw new Error(`构建里没有动作 ${name}`)
  return found
}

/** 经登录动作取得一个真的会话（不开浏览器），给出 cookie 头。 */
export async function signInByHttp(as: { root: string; origin: string; login: string }): Promise<string> {
  const form = new FormData()
  form.set('_1_login', as.login)
  form.set('_1_password', DEMO_PASSWORD)
  form.set('_1_next', '/')
  form.set('0', '[{"login":""},"$K1"]')
  const response = await fetch(`${as.origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: as.origin,
      accept: 'text/x-component',
      'next-action': builtAction(as.root, 'signInAction').id,
    },
    body: form,
  })
  await response.text()
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  if (!cookies.some((one) => one.startsWith('baoxue-session='))) throw new Error(`${as.login} 没有登录成功`)
  return cookies.join('; ')
}

/** 清单里的页（`app/(office)/cases/[caseId]/page`）→ 请求路径；方括号按 `ids` 填。 */
export function pathOfPage(page: string, ids: Readonly<Record<string, string>>): string {
  const steps = page
    .split('/')
    .slice(1, -1)
    .filter((step) => !step.startsWith('('))
    .map((step) => (step.startsWith('[') ? (ids[step.slice(1, -1)] ?? '') : step))
  return `/${steps.join('/')}`
}

// 框架用 `$` 起头表示引用；人写的字以 `$` 起头的要多写一个。
function escaped(_key: string, value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('$') ? `$${value}` : value
}

/** 一次动作调用的正文：与浏览器里的框架所发的一样。 */
export function actionBody(...inputs: readonly unknown[]): string {
  return JSON.stringify(inputs, escaped)
}

export type ActionCall = {
  readonly origin: string
  readonly path: string
  readonly actionId: string
  readonly body: BodyInit
  readonly cookie?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export type ActionReply = {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  /** 动作的返回值；没有（被挡在门口、被转走）就是 null。 */
  readonly answer: {
    readonly ok: boolean
    readonly refusal?: { code: string }
    readonly text?: string
  } | null
}

/** 不经页面，直接按 HTTP 调用一个服务器动作。 */
export async function callAction(call: ActionCall): Promise<ActionReply> {
  const { origin, path: page, actionId, body, cookie, headers = {}, signal } = call
  const response = await fetch(new URL(page, origin), {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
      origin,
      'next-action': actionId,
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
    body,
    ...(signal ? { signal } : {}),
  })
  const text = await response.text()
  return { status: response.status, text, headers: response.headers, answer: answerIn(text) }
}

// 答复是一行一块的流；`0:` 那块指明返回值在哪一块。
function answerIn(text: string): ActionReply['answer'] {
  const rows = new Map(
    text.split('\n').flatMap((line) => {
      const found = /^([0-9a-f]+):(\{.*)$/.exec(line)
      return found?.[1] && found[2] ? [[found[1], found[2]] as const] : []
    }),
  )
  const pointer = /"a":"\$@([0-9a-f]+)"/.exec(rows.get('0') ?? '')?.[1]
  const row = pointer === undefined ? undefined : rows.get(pointer)
  return row === undefined ? null : JSON.parse(row)
}
