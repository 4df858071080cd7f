import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { columnFromDay, dayFromColumn } from './days.ts'
import { classroomReach } from './reach.ts'

/** 一个班某日点名的样子；没有报就没有 `call`。 */
export type ClassState = {
  readonly classId: string
  readonly name: string
  readonly gradeNo: number | null
  readonly schoolId: string
  readonly schoolName: string
  readonly teacher: { readonly name: string; readonly phone: string | null } | null
  readonly call: { readonly enrolled: number; readonly present: number; readonly at: Instant } | null
}

/** 教师任教的班，或学校的全部班，各班某日的点名；按班号。 */
export async function listClassStates(
  tx: Tx,
  actor: Official,
  day: PlainDate,
): Promise<readonly ClassState[]> {
  const mine = [...actor.unitIds]
  const own = actor.role === 'teacher' ? { id: { in: mine } } : { parent: { parentId: { in: mine } } }
  const classes = await tx.unit.findMany({
    where: { AND: [{ tenantId: actor.tenantId, kind: 'class', validTo: null }, own] },
    orderBy: { code: 'asc' },
    select: {
      id: true,
      name: true,
      gradeNo: true,
      parent: { select: { parent: { select: { id: true, name: true } } } },
    },
  })
  const classIds = classes.map(({ id }) => id)
  const calls = await tx.rollCall.findMany({
    where: {
      AND: [
        classroomReach(actor),
        { classId: { in: classIds }, day: columnFromDay(day), session: 'morning', replacedById: null },
      ],
    },
    select: { classId: true, enrolledCount: true, presentCount: true, recordedAt: true },
  })
  const teachers = await tx.appointment.findMany({
    where: {
      tenantId: actor.tenantId,
      role: 'teacher',
      unitId: { in: classIds },
      fromOn: { lte: columnFromDay(day) },
      OR: [{ toOn: null }, { toOn: { gte: columnFromDay(day) } }],
    },
    select: { unitId: true, person: { select: { name: true, workPhone: true } } },
  })
  return classes.map((one) => {
    const call = calls.find(({ classId }) => classId === one.id)
    const teacher = teachers.find(({ unitId }) => unitId === one.id)?.person
    return {
      classId: one.id,
      name: one.name,
      gradeNo: one.gradeNo,
      schoolId: one.parent?.parent?.id ?? '',
      schoolName: one.parent?.parent?.name ?? '',
      teacher: teacher ? { name: teacher.name, phone: teacher.workPhone } : null,
      call: call
        ? {
            enrolled: call.enrolledCount,
            present: call.presentCount,
            at: instant(call.recordedAt.getTime()),
          }
        : null,
    }
  })
}

/** 一段日子里各班已经点过名的日子。 */
export async function listCalledDays(
  tx: Tx,
  actor: Official,
  classIds: readonly string[],
  span: { readonly fromOn: PlainDate; readonly toOn: PlainDate },
): Promise<ReadonlySet<string>> {
  const rows = await tx.rollCall.findMany({
    where: {
      AND: [
        classroomReach(actor),
        {
          classId: { in: [...classIds] },
          day: { gte: columnFromDay(span.fromOn), lte: columnFromDay(span.toOn) },
          session: 'morning',
          replacedById: null,
        },
      ],
    },
    select: { classId: true, day: true },
  })
  return new Set(rows.map(({ classId, day }) => calledKey(classId, dayFromColumn(day))))
}

/** 班与日合成的键，查 `listCalledDays` 用。 */
export function calledKey(classId: string, day: PlainDate): string {
  return `${classId} ${day}`
}
