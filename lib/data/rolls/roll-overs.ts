import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { schoolDeskReach } from '#lib/data/reach'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { classCode, className, gradeCode, gradeName } from '#lib/rules/rolls/class-names'
import type { Promotion } from '#lib/rules/rolls/roll-over'

const SELECT = {
  id: true,
  schoolId: true,
  year: true,
  takesOn: true,
  state: true,
  promoted: true,
  leavers: true,
  personId: true,
  recordedAt: true,
  confirmedAt: true,
  undoneAt: true,
  undoneWhy: true,
  person: { select: { name: true } },
  confirmedBy: { select: { name: true } },
  undoneBy: { select: { name: true } },
  classes: {
    select: { classId: true, newClassId: true, pupils: true, toSchoolId: true, gradeNo: true },
  },
  elsewhere: { select: { childId: true, toSchoolId: true } },
} as const

/** 一所学校某学年的历次升班，近的在前。 */
export async function listRollOvers(tx: Tx, actor: Official, schoolId: string, year: number) {
  const rows = await tx.schoolRollOver.findMany({
    where: { AND: [schoolDeskReach(actor), { schoolId, year }] },
    orderBy: { recordedAt: 'desc' },
    select: SELECT,
  })
  return rows.map((row) => ({ ...row, takesOn: dayFromColumn(row.takesOn) }))
}
export type RollOver = Awaited<ReturnType<typeof listRollOvers>>[number]

/** 可及的一次升班；没有、够不着的是 null。 */
export async function findRollOver(tx: Tx, actor: Official, id: string): Promise<RollOver | null> {
  const row = await tx.schoolRollOver.findFirst({
    where: { AND: [schoolDeskReach(actor), { id }] },
    select: SELECT,
  })
  return row && { ...row, takesOn: dayFromColumn(row.takesOn) }
}

export type Prepared = {
  readonly school: { readonly id: string; readonly code: string }
  readonly year: number
  readonly takesOn: PlainDate
  readonly lines: readonly Promotion[]
  readonly toSchoolId: string | null
  /** 不随全校、去别的初中的。 */
  readonly elsewhere: readonly { readonly childId: string; readonly toSchoolId: string }[]
}

/** 存下备好的升班：每个旧班一行，新生班各一行；新班的编号此时就定。 */
export async function insertRollOver(tx: Tx, actor: Official, prepared: Prepared): Promise<string> {
  const { tenantId, personId, appointmentId } = actor
  const { school, year, lines, toSchoolId } = prepared
  const id = newId()
  const leaving = lines.flatMap((line) => (line.kind === 'graduates' ? [line.from] : []))
  const rising = lines.flatMap((line) => (line.kind === 'promoted' ? [line.from] : []))
  const stay = leaving.reduce((sum, { unfinished }) => sum + unfinished, 0)
  await tx.schoolRollOver.createMany({
    data: {
      ...{ tenantId, id, schoolId: school.id, year, takesOn: columnFromDay(prepared.takesOn) },
      promoted: rising.reduce((sum, { pupils }) => sum + pupils, 0) + stay,
      leavers: leaving.reduce((sum, { pupils }) => sum + pupils, 0) - stay,
      ...{ personId, appointmentId, recordedAt: new Date() },
    },
  })
  const newIds = new Map(rising.map(({ classId }) => [classId, newId()]))
  await tx.rollOverClass.createMany({
    data: lines.map((line) => {
      const own = { tenantId, id: newId(), rollOverId: id }
      if (line.kind === 'graduates') {
        const { from, stays } = line
        const given = { classId: from.classId, pupils: from.pupils }
        const stayClassId = stays ? (newIds.get(stays.classId) ?? null) : null
        return { ...own, ...given, stayClassId, toSchoolId: from.gradeNo === 6 ? toSchoolId : null }
      }
      const { gradeNo, classNo } = line
      return {
        ...own,
        classId: line.kind === 'promoted' ? line.from.classId : null,
        pupils: line.kind === 'promoted' ? line.from.pupils : 0,
        newClassId: line.kind === 'promoted' ? (newIds.get(line.from.classId) ?? null) : newId(),
        ...{ gradeNo, classNo, code: classCode(school.code, gradeNo, classNo) },
        name: className(gradeNo, classNo),
        gradeCode: gradeCode(school.code, gradeNo),
        gradeName: gradeName(gradeNo),
      }
    }),
  })
  await tx.rollOverElsewhere.createMany({
    data: prepared.elsewhere.map((one) => ({ tenantId, id: newId(), rollOverId: id, ...one })),
  })
  return id
}

/** 照备好的整校升班；已经不在备好的状态是 false。谁可以，数据库自己再看一遍。 */
export async function carryOutRollOver(tx: Tx, _actor: Official, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`select guard.roll_over(${id}::uuid) as done`
  return row?.done ?? false
}

/** 撤销；有人接着办了的，给出是哪一件，什么也不动。 */
export async function takeBackRollOver(
  tx: Tx,
  _actor: Official,
  id: string,
  why: string,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<
    { built: string | null }[]
  >`select guard.undo_roll_over(${id}::uuid, ${why}) as built`
  return row?.built ?? null
}

/** 全县各校某学年升班到了哪一步。 */
export async function listRollOversOfYear(tx: Tx, actor: Official, year: number) {
  const rows = await tx.unit.findMany({
    where: { tenantId: actor.tenantId, kind: 'school', validTo: null },
    orderBy: { code: 'asc' },
    select: {
      id: true,
      name: true,
      rollOvers: {
        where: { AND: [schoolDeskReach(actor), { year, state: { not: 'undone' } }] },
        orderBy: { recordedAt: 'desc' },
        take: 1,
        select: { state: true, promoted: true, leavers: true },
      },
    },
  })
  return rows.map(({ rollOvers, ...school }) => ({ ...school, rollOver: rollOvers[0] ?? null }))
}
