import 'server-only'
import { connect } from '#lib/data/database'
import type { FieldKeys } from '#lib/data/sensitive'
import type { Deps } from '#lib/duties/deps'
import { webEnv } from './env.ts'

/** 服务器上办一件事所需的一切：数据库（网页账号）、时钟、敏感字段的钥。 */
export type ServerDeps = Deps & { readonly keys: FieldKeys }

// 开发时模块会反复装载；连接池只要一个。
const held: typeof globalThis & { baoxueDeps?: ServerDeps } = globalThis

function open(): ServerDeps {
  const given = webEnv()
  return {
    db: connect({ url: given.WEB_DATABASE_URL, contextKey: given.BAOXUE_CONTEXT_KEY }),
    clock: { now: () => new Date() },
    keys: { fieldKey: given.BAOXUE_FIELD_KEY, indexKey: given.BAOXUE_INDEX_KEY },
  }
}

/** 取得本进程的依赖；第一次用到时才连数据库，构建时不连。 */
export function deps(): ServerDeps {
  held.baoxueDeps ??= open()
  return held.baoxueDeps
}
