import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import type { Prisma } from '#lib/generated/prisma/client'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'

const ROLES_AT_WORK = ['teacher', 'officer', 'principal', 'village', 'township', 'township_leader']

/** 今天在这个单位（学校含其各班，乡镇含其各村）任职。 */
function at(tenantId: string, unitId: string, today: PlainDate): Prisma.AppointmentWhereInput {
  const on = columnFromDay(today)
  return {
    tenantId,
    role: { in: ROLES_AT_WORK },
    fromOn: { lte: on },
    AND: [
      { OR: [{ toOn: null }, { toOn: { gte: on } }] },
      { OR: [{ unitId }, { unit: { parentId: unitId } }, { unit: { parent: { parentId: unitId } } }] },
    ],
  }
}

/** 此人今天是否在这个单位任职。 */
export async function worksAt(
  tx: Tx,
  actor: Official,
  sought: { readonly unitId: string; readonly personId: string; readonly today: PlainDate },
): Promise<boolean> {
  const found = await tx.appointment.findFirst({
    where: { AND: [at(actor.tenantId, sought.unitId, sought.today), { personId: sought.personId }] },
    select: { id: true },
  })
  return found !== null
}

/** 这个单位今天在岗的人，供选责任人、协助人、包保人；每人一行，注明岗位与班级、村。 */
export async function listPeopleAt(
  tx: Tx,
  actor: Official,
  sought: { readonly unitId: string; readonly today: PlainDate },
): Promise<readonly { readonly id: string; readonly text: string }[]> {
  const rows = await tx.appointment.findMany({
    where: at(actor.tenantId, sought.unitId, sought.today),
    orderBy: [{ role: 'asc' }, { person: { name: 'asc' } }],
    select: {
      role: true,
      person: { select: { id: true, name: true } },
      unit: { select: { kind: true, name: true } },
    },
  })
  const texts = new Map<string, string>()
  for (const { role, person, unit } of rows) {
    const before = texts.get(person.id)
    const post = postText(role, unit)
    texts.set(person.id, before ? `${before}、${post}` : `${person.name}（${post}`)
  }
  return [...texts].map(([id, text]) => ({ id, text: `${text}）` }))
}

function postText(role: string, unit: { readonly kind: string; readonly name: string }): string {
  if (unit.kind === 'class') return `${unit.name}班主任、科任`
  if (unit.kind === 'village') return `${unit.name}干部`
  return isRole(role) ? ROLE_LABEL[role] : role
}
