import type { ProbeSession } from './probe-session.ts'
import { insertOf, type ProbedTable } from './probe-tables.ts'

/** 一种身份：谁，与签了名的上下文。 */
export type Probed = { readonly who: string; readonly context: string }
export type Command = 'r' | 'a' | 'w'

/** 一问：哪张表、哪几种动作、以哪个数据库角色；`open` 时先开一条人人可及的策略，只剩限制性的挡着。 */
export type PolicyQuestion = {
  readonly table: ProbedTable
  readonly commands: readonly Command[]
  readonly as: string
  readonly open: boolean
}

function statementsOf(table: ProbedTable, commands: readonly Command[], tenant: string): string[] {
  const statements: string[] = []
  const whole = `app.${table.name}`
  if (commands.includes('r'))
    statements.push(
      `select from ${whole} where tenant_id = '${tenant}'`,
      `select from ${whole} where tenant_id <> '${tenant}'`,
    )
  if (commands.includes('w')) {
    // 只写不读：读的策略不来帮着挡。全填空，看得出写成什么样也有人管。
    const emptied = table.columns
      .filter(({ name }) => name !== 'tenant_id')
      .map(({ name }) => `"${name}" = null`)
    statements.push(
      `update ${whole} set tenant_id = '${tenant}'`,
      `update ${whole} set ${emptied.join(', ')}`,
    )
  }
  if (commands.includes('a')) statements.push(...table.samples.map((sample) => insertOf(table, sample)))
  return statements
}

/**
 * 各种身份在一张表上看得见本县、别县的几行，改得动几行，改成空的呢，样本写得进几行。
 * 授权先放开，触发器与外键先停下：只看策略挡不挡，一层坏了，另一层不该替它遮着。
 */
export async function askPolicies(
  session: ProbeSession,
  { table, commands, as, open }: PolicyQuestion,
  people: readonly Probed[],
  tenant: string,
): Promise<string[]> {
  // 守护函数的属主本来绕得过行级安全；给它的策略，借一个绕不过的人来试。
  const lent = as === 'baoxue_guard'
  const asker = lent ? 'baoxue_web' : as
  const before = [
    `set local session_replication_role = replica`,
    as === 'baoxue_owner' ? '' : `grant select, insert, update on app.${table.name} to ${asker}`,
    // 先让它承继，再给：PostgreSQL 15 没有 with inherit。
    lent ? 'alter role baoxue_web inherit; grant baoxue_guard to baoxue_web' : '',
    open ? `create policy probe_open on app.${table.name} using (true) with check (true)` : '',
  ]
  const statements = statementsOf(table, commands, tenant)
  const said = await session.within(before.join('; '), () =>
    session.ask(
      statements,
      asker,
      people.map(({ context }) => context),
    ),
  )
  return said.map((answers) => summed(answers.split(' '), commands, table.samples.length))
}

/** 防线少一道、松一条，数只往一头变；所以写得进的只数几行，不必逐行记。 */
function summed(each: readonly string[], commands: readonly Command[], samples: number): string {
  const added = commands.includes('a') ? each.slice(-samples) : []
  const rest = each.slice(0, each.length - added.length)
  const words: string[] = []
  if (commands.includes('r')) words.push(`看 ${rest.shift()}/${rest.shift()}`)
  if (commands.includes('w')) words.push(`改 ${rest.shift()} 改空 ${rest.shift()}`)
  if (commands.includes('a'))
    words.push(`写 ${added.filter((one) => one !== 'walled').length}/${added.length}`)
  return words.join(' ')
}
