import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { referralReach } from '#lib/data/reach-papers'
import { signed } from '#lib/data/signed'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { type Department, type DepartmentAnswer, isDepartment } from '#lib/rules/referrals/departments'

/** 发出一张转办单；给出编号。 */
export async function insertReferral(
  tx: Tx,
  actor: Official,
  given: {
    readonly caseId: string
    readonly department: Department
    readonly matter: string
    readonly askedOn: PlainDate
    readonly unitId: string
  },
): Promise<string> {
  const row = { ...signed(actor), ...given, askedOn: columnFromDay(given.askedOn), role: actor.role }
  await tx.departmentReferral.createMany({ data: row })
  return row.id
}

/** 登记部门的答复；一张只有一次，由数据库保证。 */
export async function insertDepartmentAnswer(
  tx: Tx,
  actor: Official,
  given: {
    readonly referralId: string
    readonly decision: DepartmentAnswer
    readonly content: string
    readonly answeredOn: PlainDate
  },
): Promise<void> {
  await tx.departmentAnswer.createMany({
    data: { ...signed(actor), ...given, answeredOn: columnFromDay(given.answeredOn) },
  })
}

const SELECT = {
  id: true,
  caseId: true,
  department: true,
  matter: true,
  askedOn: true,
  unitId: true,
  role: true,
  recordedAt: true,
  unit: { select: { name: true } },
  person: { select: { name: true } },
  answers: {
    select: { decision: true, content: true, answeredOn: true, person: { select: { name: true } } },
  },
} as const

export type FoundReferral = {
  readonly id: string
  readonly caseId: string
  readonly department: Department
  readonly matter: string
  readonly askedOn: PlainDate
  readonly unitId: string
  readonly unitName: string
  /** 谁转的：乡镇，还是县教育局。 */
  readonly role: string
  readonly by: string
  readonly at: Instant
  readonly answer: {
    readonly decision: DepartmentAnswer
    readonly content: string
    readonly answeredOn: PlainDate
    readonly by: string
  } | null
}

/** 一件个案的转办单，新的在前；看不到的是空的。 */
export async function listReferrals(
  tx: Tx,
  actor: Official,
  caseId: string,
): Promise<readonly FoundReferral[]> {
  const rows = await tx.departmentReferral.findMany({
    where: { AND: [referralReach(actor), { caseId }] },
    orderBy: [{ askedOn: 'desc' }, { id: 'desc' }],
    select: SELECT,
  })
  return rows.map(({ unit, person, answers, department, askedOn, recordedAt, ...row }) => {
    if (!isDepartment(department)) throw new Error(`an unknown department is stored: ${department}`)
    const [answer] = answers
    return {
      ...row,
      department,
      askedOn: dayFromColumn(askedOn),
      unitName: unit.name,
      by: person.name,
      at: instant(recordedAt.getTime()),
      answer: answer
        ? {
            decision: answer.decision as DepartmentAnswer,
            content: answer.content,
            answeredOn: dayFromColumn(answer.answeredOn),
            by: answer.person.name,
          }
        : null,
    }
  })
}
