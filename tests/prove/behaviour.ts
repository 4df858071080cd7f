import { databaseContext } from '#lib/data/context'
import type { Actor } from '#lib/rules/people/actor'
import { ROLES } from '#lib/rules/people/roles'
import { official } from '#tests/world'
import type { DatabaseGuard } from './database-guards.ts'
import { askPolicies, type Command, type Probed } from './probe-policies.ts'
import type { ProbeSession } from './probe-session.ts'
import { askExecute, askGrant, askKey, askTriggers } from './probe-structure.ts'
import type { ProbedTable } from './probe-tables.ts'
import type { Scene } from './scene.ts'

const LONG_MS = 3_600_000

/** 每个岗位一个人，另有门口、时钟，和正在临时查看的一个村干部、一个教师。 */
export function peopleOf({ a, views }: Scene, key: Buffer): Probed[] {
  const unitsOf: Readonly<Record<string, string | undefined>> = {
    teacher: a.classes[0]?.id,
    village: a.villages[0]?.id,
    bureau: a.county,
    prefecture: a.county,
    admin: a.county,
  }
  const everyone: [string, Actor][] = ROLES.map((role) => {
    const unit = unitsOf[role] ?? (role.startsWith('township') ? a.townships[0] : a.schools[0])
    return [role, official(a, role, unit ? [unit] : [])]
  })
  everyone.push(
    ['gate', { kind: 'gate', tenantId: a.id }],
    ['clock', { kind: 'clock', tenantId: a.id }],
    ['village viewing', { ...official(a, 'village', [a.villages[0]?.id ?? '']), view: views.village }],
    ['teacher viewing', { ...official(a, 'teacher', [a.classes[0]?.id ?? '']), view: views.teacher }],
  )
  return everyone.map(([who, actor]) => ({
    who,
    context: databaseContext(actor, key, Date.now(), LONG_MS),
  }))
}

/** 与一道防线有关的行为：防线一动，这一串就变。查找路径没有试得出的行为，只有目录看着，答 null。 */
export async function behaviourOf(
  session: ProbeSession,
  guard: DatabaseGuard,
  tables: ReadonlyMap<string, ProbedTable>,
  people: readonly Probed[],
  tenant: string,
): Promise<string | null> {
  if (guard.kind === 'search path') return null
  if (guard.kind === 'execute') return askExecute(session, guard.name)
  const table = tables.get(guard.table)
  if (!table) return null
  if (guard.kind === 'key') return askKey(session, table, guard.name)
  if (guard.kind === 'grant') return askGrant(session, table, guard)
  if (guard.kind === 'trigger') {
    const acting = people.filter(({ who }) => who === 'bureau' || who === 'officer')
    return askTriggers(
      session,
      table,
      acting.map(({ context }) => context),
    )
  }
  const commands = [...guard.commands] as Command[]
  const question = { table, commands, as: guard.role, open: guard.restrictive }
  return (await askPolicies(session, question, people, tenant)).join(' / ')
}

/** 人人一样的限制性策略；有别的，才要每个岗位都问。 */
const ALIKE = ['own_tenant', 'not_in_wider_view']
const FEW = ['teacher', 'clock', 'teacher viewing']

async function apart(session: ProbeSession): Promise<Set<string>> {
  const found = await session.rows<{ t: string }>(
    `select c.relname as t from pg_policy p join pg_class c on c.oid = p.polrelid
     where c.relnamespace = 'app'::regnamespace and not p.polpermissive and p.polname <> all ($1)`,
    [ALIKE],
  )
  return new Set(found.map(({ t }) => t))
}

/** 每张表上各岗位看得见、改得动、写得进几行：先照现有的策略，再只剩限制性的；答得一样的并作一行。 */
export async function everyReach(
  session: ProbeSession,
  tables: Iterable<ProbedTable>,
  people: readonly Probed[],
  tenant: string,
): Promise<string[]> {
  const lines: string[] = []
  const few = people.filter(({ who }) => FEW.includes(who))
  const differing = await apart(session)
  for (const table of tables) {
    if (!table.tenanted) continue
    for (const open of [false, true]) {
      const asked = open && !differing.has(table.name) ? few : people
      const question = { table, commands: ['r', 'w', 'a'] as const, as: 'baoxue_web', open }
      const said = await askPolicies(session, question, asked, tenant)
      const alike = Map.groupBy(said.keys(), (at) => said[at] ?? '')
      lines.push(`${table.name}${open ? '，只剩限制性的' : ''}`)
      for (const [answer, who] of alike)
        lines.push(`    ${answer}：${who.map((at) => asked[at]?.who).join('、')}`)
    }
  }
  return lines
}
