import 'server-only'
import { connect } from '#lib/data/database'
import type { FieldKeys } from '#lib/data/sensitive'
import type { Deps } from '#lib/duties/deps'
import { type Bucket, type FileStore, openFileStore } from '#lib/files/file-store'
import { webEnv } from './env.ts'

/** 服务器上办一件事所需的一切：数据库（网页账号）、时钟、敏感字段的钥、附件存放处、可以推送到的来源。 */
export type ServerDeps = Deps & {
  readonly keys: FieldKeys
  readonly files: FileStore
  readonly pushOrigins: readonly string[]
}

// 开发时模块会反复装载；连接池只要一个。
const held: typeof globalThis & { baoxueDeps?: ServerDeps } = globalThis

function open(): ServerDeps {
  const given = webEnv()
  return {
    db: connect({ url: given.WEB_DATABASE_URL, contextKey: given.BAOXUE_CONTEXT_KEY }),
    clock: { now: () => new Date() },
    keys: { fieldKey: given.BAOXUE_FIELD_KEY, indexKey: given.BAOXUE_INDEX_KEY },
    pushOrigins: given.BAOXUE_PUSH_ORIGINS,
    files: openFileStore({ folder: given.BAOXUE_FILES_DIR, bucket: bucketOf(given) }),
  }
}

function bucketOf(given: ReturnType<typeof webEnv>): Bucket | undefined {
  if (!given.BAOXUE_S3_BUCKET) return undefined
  return {
    bucket: given.BAOXUE_S3_BUCKET,
    endpoint: given.BAOXUE_S3_ENDPOINT,
    region: given.BAOXUE_S3_REGION,
    keyId: given.BAOXUE_S3_KEY_ID,
    secret: given.BAOXUE_S3_SECRET,
  }
}

/** 取得本进程的依赖；第一次用到时才连数据库，构建时不连。 */
export function deps(): ServerDeps {
  held.baoxueDeps ??= open()
  return held.baoxueDeps
}
