import type { RowToKeep } from '#lib/data/rolls/imports/import-rows'
import type { StaffGround } from '#lib/data/rolls/imports/staff-ground'
import type { SealedStaff } from '#lib/data/rolls/imports/write-staff'
import { type MetStaff, planStaff } from '#lib/rules/rolls/imports/plan-staff'
import type { StaffReading, StaffRow } from '#lib/rules/rolls/imports/read-staff'

/** 逐行对登记，并记得这份文件里前面出现过谁、要新建谁。 */
export function staffReader(ground: StaffGround) {
  const seen = new Map<string, number>()
  const coming = new Set<string>()
  return (rowNo: number, reading: StaffReading): RowToKeep => {
    const { row } = reading
    const { unit, classMissing } = placeOf(ground, row)
    // 没有电话的，只在同一学校、乡镇之内当作一个人。
    const key = `${row.name}|${row.workPhone || (unit?.scopeId ?? '')}`
    const post = `${key}|${row.role}|${unit?.id ?? row.unitCode}`
    const planned = planStaff(reading, {
      unit,
      classMissing,
      namesakes: ground.people.get(row.name) ?? [],
      earlierRow: seen.get(post) ?? null,
      newEarlier: coming.has(key),
    })
    if (!seen.has(post)) seen.set(post, rowNo)
    if (planned.plan === 'create') coming.add(key)
    const sealed: SealedStaff = { ...row, unitId: unit?.id ?? null, personId: planned.personId, key }
    return {
      rowNo,
      row: sealed,
      planned: { ...planned, known: null },
      place: row.gradeNo === 0 ? row.unitCode : `${row.unitCode} ${row.gradeNo}年(${row.classNo})班`,
      idIndex: null,
    }
  }
}

/** 学校按标识码，班按学校与年级；村、乡镇按区划代码，补足到 12 位的乡镇代码也认。 */
function placeOf(ground: StaffGround, row: StaffRow): Pick<MetStaff, 'unit' | 'classMissing'> {
  const found = ground.units.get(row.unitCode) ?? ground.units.get(row.unitCode.replace(/000$/u, '')) ?? null
  if (row.role !== 'teacher' || found?.kind !== 'school') return { unit: found, classMissing: false }
  const klass = ground.classes.get(`${found.id}|${row.gradeNo}|${row.classNo}`) ?? null
  return { unit: klass, classMissing: klass === null }
}
