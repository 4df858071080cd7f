import { createHash } from 'node:crypto'
import { blindIndex, type FieldKeys } from '#lib/data/sensitive'
import { sealFile } from '#lib/files/seal-file'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { ReadRow } from '#lib/rules/rolls/imports/read-row'
import type { Chance } from './chance.ts'
import type { County } from './county.ts'
import { adultName, childName, mobile, residentId } from './names.ts'
import { bytes, type Sheet } from './rows.ts'

/** 名单上有、登记里没有的人数：比对要比得出来。 */
const UNREGISTERED = 4

/** 一份已确认收下的户籍人口名单：示范学校所在乡镇的孩子，另有几个没有登记的。供人籍比对。 */
export function addPopulation(
  sheet: Sheet,
  chance: Chance,
  county: County,
  keys: FieldKeys,
  today: PlainDate,
): void {
  const { township } = county.homeClass.school
  const at = `${today}T09:00:00+08:00`
  const batchId = chance.id()
  const seal = (id: string, value: Uint8Array) =>
    bytes(sealFile(keys.fieldKey, { tenantId: county.tenant.id, fileId: id }, value))
  const guardians = new Map(
    sheet.rows('guardian').flatMap((row) => (row.main ? [[row.child_id, String(row.name)] as const] : [])),
  )
  const known = sheet
    .rows('child')
    .filter((row) => row.township_id === township.id && row.household_township_id === township.id)
  const file = Buffer.from(`${township.name}户籍人口名单`)
  const { bureau } = county
  sheet.add('import_batch', {
    id: batchId,
    kind: 'population',
    file_name: `${township.name}户籍人口名单.xlsx`,
    bytes: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
    file_sealed: seal(batchId, file),
    state: 'written',
    attempt: 1,
    rows_done: known.length + UNREGISTERED,
    creates: UNREGISTERED,
    sames: known.length,
    person_id: bureau.personId,
    appointment_id: bureau.appointmentId,
    recorded_at: at,
    decided_by_id: bureau.personId,
    decided_at: at,
    written_at: at,
  })
  let rowNo = 1
  const add = (row: {
    childId: string | null
    name: string
    gender: unknown
    birthOn: unknown
    householdCode: string
    guardianName: string
    idIndex: unknown
    read: Partial<ReadRow>
  }): void => {
    rowNo += 1
    const id = chance.id()
    sheet.add('import_row', {
      id,
      batch_id: batchId,
      attempt: 1,
      row_no: rowNo,
      plan: row.childId === null ? 'create' : 'same',
      child_id: row.childId,
      child_version: row.childId === null ? null : 1,
      name: row.name,
      gender: row.gender,
      birth_on: row.birthOn,
      place: row.householdCode,
      household_code: row.householdCode,
      guardian_name: row.guardianName,
      id_index: row.idIndex,
      changed: [],
      notes: [],
      sealed: seal(id, Buffer.from(JSON.stringify(row.read))),
    })
  }
  for (const child of known) {
    add({
      childId: String(child.id),
      name: String(child.name),
      gender: child.gender,
      birthOn: child.birth_on,
      householdCode: String(child.household_code),
      guardianName: guardians.get(child.id) ?? '',
      idIndex: child.id_index,
      read: { name: String(child.name) },
    })
  }
  for (let one = 0; one < UNREGISTERED; one += 1) {
    const gender = one % 2 === 0 ? 'male' : 'female'
    const named = childName(chance, gender, 9_000 + one)
    const birthOn = `${Number(today.slice(0, 4)) - 8}-0${2 + one}-1${one}` as PlainDate
    const idNumber = residentId(county.tenant.code, birthOn, gender, 120 + one)
    const village = chance.pick(township.villages)
    const read: ReadRow = {
      name: named.name,
      gender,
      birthOn,
      idKind: 'resident_id',
      idNumber,
      studentNumber: '',
      schoolCode: '',
      gradeNo: 0,
      classNo: 0,
      homeTaught: false,
      householdCode: village.code,
      address: `${township.name}${village.name}`,
      guardianName: adultName(chance, [...named.name][0]),
      guardianRelation: '父亲',
      guardianPhone: mobile(9_000 + one),
      categories: [],
    }
    add({
      childId: null,
      ...read,
      idIndex: bytes(blindIndex(keys, county.tenant.id, 'id_number', idNumber)),
      read,
    })
  }
}
