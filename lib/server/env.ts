import { z } from 'zod'

const hexKey = z.string().regex(/^[0-9a-f]{64}$/, '须为 64 位十六进制')
const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, '须以 postgresql:// 开头')

const keys = { BAOXUE_CONTEXT_KEY: hexKey, BAOXUE_FIELD_KEY: hexKey, BAOXUE_INDEX_KEY: hexKey }

// The only places events are pushed to: origins such as https://data.example.gov.cn, separated by commas.
const origins = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .refine(
    (all) => all.every((one) => URL.canParse(one) && new URL(one).origin === one),
    '须是 https://主机 这样的来源，逗号隔开',
  )

const publicKey = z.string().regex(/^[0-9a-f]{88}$/, '须为 88 位十六进制（SPKI）')

const web = z.object({
  ...keys,
  // Verifies sealed heads in the browser; the private half stays with the worker.
  BAOXUE_LEDGER_PUBLIC_KEY: publicKey.optional(),
  WEB_DATABASE_URL: databaseUrl,
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.url(),
  // Where attachments are kept, sealed: a folder, or any S3-compatible bucket when one is named.
  BAOXUE_FILES_DIR: z.string().min(1).default('.data/files'),
  BAOXUE_S3_BUCKET: z.string().min(1).optional(),
  BAOXUE_S3_ENDPOINT: z.url().optional(),
  BAOXUE_S3_REGION: z.string().min(1).default('auto'),
  BAOXUE_S3_KEY_ID: z.string().default(''),
  BAOXUE_S3_SECRET: z.string().default(''),
  // Who may read the metrics: the bearer of this, or without one only a caller on this machine.
  BAOXUE_METRICS_TOKEN: z.string().min(16).optional(),
  BAOXUE_PUSH_ORIGINS: origins,
  // How many reverse proxies of ours stand in front; without one, forwarded headers are a client's claim.
  BAOXUE_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
})
const worker = z.object({
  ...keys,
  WORKER_DATABASE_URL: databaseUrl,
  BAOXUE_LEDGER_KEY: hexKey,
  BAOXUE_HEADS_DIR: z.string().min(1),
  // Where messages that leave the building are laid down; without it the desk in the product is the delivery.
  BAOXUE_OUTBOX_DIR: z.string().min(1).optional(),
  BAOXUE_PUSH_ORIGINS: origins,
})
const launch = z.object({
  DATABASE_URL: databaseUrl.optional(),
  PORT: z.coerce.number('须为 1–65535 的端口号').int().min(1).max(65_535).default(3000),
  NODE_ENV: z.string().default('development'),
  BAOXUE_HOME: z.string().optional(),
  // Which places of the demonstration are loaded, by their part of the sign-in name: datian,nanan.
  BAOXUE_DEMO: z.string().optional(),
  // The address the web process listens on when it is started alone (containers: 0.0.0.0).
  BAOXUE_LISTEN: z.string().default('127.0.0.1'),
  BAOXUE_CONTEXT_KEY: hexKey.optional(),
  BAOXUE_FIELD_KEY: hexKey.optional(),
  BAOXUE_INDEX_KEY: hexKey.optional(),
  BAOXUE_LEDGER_KEY: hexKey.optional(),
  BAOXUE_LEDGER_PUBLIC_KEY: publicKey.optional(),
  BAOXUE_HEADS_DIR: z.string().optional(),
  BAOXUE_FILES_DIR: z.string().optional(),
  BAOXUE_OUTBOX_DIR: z.string().optional(),
  BAOXUE_METRICS_TOKEN: z.string().min(16).optional(),
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  NEXTAUTH_URL: z.url().optional(),
  WEB_DATABASE_URL: databaseUrl.optional(),
  WORKER_DATABASE_URL: databaseUrl.optional(),
  MIGRATOR_DATABASE_URL: databaseUrl.optional(),
  AUDITOR_DATABASE_URL: databaseUrl.optional(),
})

// An empty variable means the same as none: that is how shells and service files unset them.
function given(): Record<string, string> {
  const entries = Object.entries(process.env)
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => Boolean(entry[1])))
}

// The message names the variable and never its value.
function read<T>(schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(given())
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}（${issue.message}）`)
  throw new Error(`环境变量缺少或不合要求：${faults.join('、')}`)
}

function once<T>(schema: z.ZodType<T>): () => T {
  let value: T | undefined
  return () => {
    value ??= read(schema)
    return value
  }
}

/** What the web process was given. Throws, naming the variable, when something is missing. */
export const webEnv = once(web)

/** What the worker process was given. */
export const workerEnv = once(worker)

/** What the person who starts the product said in the environment; everything has a default or is generated. */
export const launchEnv = once(launch)

/** Whether this process runs the built product. */
export function inProduction(): boolean {
  return process.env.NODE_ENV === 'production'
}

/** The first administrator's password, where no terminal can be asked. */
export function firstPassword(): string | undefined {
  return process.env.BAOXUE_ADMIN_PASSWORD || undefined
}

/** The least level of log lines; `info` unless the environment says otherwise. */
export function logLevel(): string {
  return process.env.LOG_LEVEL || 'info'
}

/** The environment of this process with `more` laid over it, for a process started from here. */
export function childEnvironment(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...more }
}
