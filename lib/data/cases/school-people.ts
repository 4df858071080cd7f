import type { Tx } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import type { Prisma } from '#lib/generated/prisma/client'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'

const SCHOOL_ROLES = ['teacher', 'officer', 'principal']

/** 今天在这所学校（含其各班）任职。 */
function atSchool(tenantId: string, schoolId: string, today: PlainDate): Prisma.AppointmentWhereInput {
  const on = columnFromDay(today)
  return {
    tenantId,
    role: { in: SCHOOL_ROLES },
    fromOn: { lte: on },
    AND: [
      { OR: [{ toOn: null }, { toOn: { gte: on } }] },
      {
        OR: [
          { unitId: schoolId },
          { unit: { parentId: schoolId } },
          { unit: { parent: { parentId: schoolId } } },
        ],
      },
    ],
  }
}

/** 此人今天是否在这所学校任职。 */
export async function worksAtSchool(
  tx: Tx,
  actor: Official,
  sought: { readonly schoolId: string; readonly personId: string; readonly today: PlainDate },
): Promise<boolean> {
  const found = await tx.appointment.findFirst({
    where: { AND: [atSchool(actor.tenantId, sought.schoolId, sought.today), { personId: sought.personId }] },
    select: { id: true },
  })
  return found !== null
}

/** 这所学校今天在岗的人，供选劝返责任人；每人一行，注明岗位与班级。 */
export async function listSchoolPeople(
  tx: Tx,
  actor: Official,
  sought: { readonly schoolId: string; readonly today: PlainDate },
): Promise<readonly { readonly id: string; readonly text: string }[]> {
  const rows = await tx.appointment.findMany({
    where: atSchool(actor.tenantId, sought.schoolId, sought.today),
    orderBy: [{ role: 'asc' }, { person: { name: 'asc' } }],
    select: {
      role: true,
      person: { select: { id: true, name: true } },
      unit: { select: { kind: true, name: true } },
    },
  })
  const texts = new Map<string, string>()
  for (const { role, person, unit } of rows) {
    const post = unit.kind === 'class' ? `${unit.name}班主任、科任` : isRole(role) ? ROLE_LABEL[role] : role
    const before = texts.get(person.id)
    texts.set(person.id, before ? `${before}、${post}` : `${person.name}（${post}`)
  }
  return [...texts].map(([id, text]) => ({ id, text: `${text}）` }))
}
