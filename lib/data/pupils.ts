import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { childReach } from './reach.ts'

/** 可及范围内、编在班里的一名学生；没有、或不归此人，都是 null。 */
export async function findPupil(
  tx: Tx,
  actor: Official,
  childId: string,
): Promise<{ childId: string; classId: string; schoolId: string } | null> {
  const child = await tx.child.findFirst({
    where: { AND: [childReach(actor), { id: childId }] },
    select: { id: true, classId: true, schoolId: true },
  })
  if (!child?.classId || !child.schoolId) return null
  return { childId: child.id, classId: child.classId, schoolId: child.schoolId }
}

/** 可请假的学生名单：教师的班，或学校的全体，按班按姓名。 */
export async function listPupils(tx: Tx, actor: Official) {
  const rows = await tx.child.findMany({
    where: { AND: [childReach(actor), { classId: { not: null } }] },
    orderBy: [{ class: { code: 'asc' } }, { namePinyin: 'asc' }],
    select: {
      id: true,
      name: true,
      classId: true,
      class: { select: { name: true } },
      classEnrolments: { where: { toOn: null }, select: { classId: true, seatNo: true } },
    },
  })
  return rows.map((row) => ({
    childId: row.id,
    name: row.name,
    className: row.class?.name ?? '',
    seatNo: row.classEnrolments.find(({ classId }) => classId === row.classId)?.seatNo ?? null,
  }))
}
