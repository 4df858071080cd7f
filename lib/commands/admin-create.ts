import { parseArgs } from 'node:util'
import { connect } from '#lib/data/database'
import { urlForRole } from '#lib/data/migrate/database-roles'
import { createAdministrator } from '#lib/duties/identity/create-administrator'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { parseLogin } from '#lib/rules/identity/login-name'
import { passwordFault } from '#lib/rules/identity/password-rule'
import { firstPassword, launchEnv } from '#lib/server/env'
import { ask } from './ask-secret.ts'
import { explainFault, Fault } from './fault.ts'
import { productHome } from './root.ts'
import { runningProduct } from './running-note.ts'
import { secretsOf } from './secrets.ts'

const USAGE = `用法：npm run admin:create -- --tenant datian --login admin --name 姓名
  --tenant  法域代号（登录名的前半）
  --login   登录名的后半
  --name    姓名
  口令在终端上询问，或由环境变量 BAOXUE_ADMIN_PASSWORD 给出。
`

const OPTIONS = {
  tenant: { type: 'string' },
  login: { type: 'string' },
  name: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

function read() {
  try {
    return parseArgs({ options: OPTIONS }).values
  } catch {
    throw new Fault('参数不对。', USAGE)
  }
}

/** Where the database is: the environment says so, or the product that is running here does. */
function migratorUrl(): string {
  const given = launchEnv()
  if (given.MIGRATOR_DATABASE_URL) return given.MIGRATOR_DATABASE_URL
  const secrets = secretsOf(productHome())
  const port = runningProduct(productHome())?.databasePort
  const server = given.DATABASE_URL ?? (port && `postgresql://127.0.0.1:${port}/baoxue`)
  if (!server)
    throw new Fault(
      '数据库没有运行。',
      '请先运行 npm start，再在另一个终端执行；或用 DATABASE_URL 指明数据库。',
    )
  return urlForRole(server, 'migrator', secrets.roles.migrator)
}

async function run(): Promise<void> {
  const values = read()
  if (values.help) {
    process.stdout.write(USAGE)
    return
  }
  const url = migratorUrl()
  const tenantSlug = (values.tenant ?? (await ask('法域代号'))).toLowerCase()
  const typed = values.login ?? (await ask('登录名的后半'))
  const name = parseLogin(typed.startsWith(`${tenantSlug}.`) ? typed : `${tenantSlug}.${typed}`)
  if (!name) throw new Fault('登录名不合要求。', '只用字母、数字、点、横线，或中文姓名。')
  const person = (values.name ?? (await ask('姓名'))).trim()
  if (!person || [...person].length > 60) throw new Fault('姓名没有填写或过长。', '请给出 60 字以内的姓名。')
  const password = firstPassword() ?? (await ask('口令', true))
  const fault = passwordFault(password, name.login)
  if (fault) throw new Fault(fault, '请换一个口令，再执行一次。')
  const contextKey = launchEnv().BAOXUE_CONTEXT_KEY ?? secretsOf(productHome()).contextKey
  const db = connect({ url, contextKey, poolSize: 1 })
  try {
    const now = new Date()
    const today = dayOf(instant(now.getTime()))
    const wanted = { tenantSlug: name.tenantSlug, login: name.login, name: person, password, today, now }
    const creation = await createAdministrator(db, wanted)
    if (creation === 'tenant_unknown')
      throw new Fault(
        `没有代号为 ${tenantSlug} 的法域。`,
        '请核对代号；法域名录在 prisma/reference/tenants.ts。',
      )
    if (creation === 'login_taken') throw new Fault(`登录名 ${name.login} 已有人使用。`, '请换一个登录名。')
    process.stdout.write(`已建立管理员：${name.login}（${person}）。管理员只管人员与任职，看不到儿童信息。\n`)
  } finally {
    await db.close()
  }
}

try {
  await run()
} catch (error) {
  explainFault(error, `没有建成：${error instanceof Error ? error.name : '故障'}，数据未作改动。`)
  process.exitCode = 1
}
