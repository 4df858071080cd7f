import { newId } from '#lib/data/ids'
import type { ReadRow } from '#lib/rules/rolls/imports/read-row'
import type { StudyStatus } from '#lib/rules/rolls/study-status'
import { addCategories, addGuardian, emptyLines } from './new-lines.ts'
import { insertLines } from './write-lines.ts'
import { newChildLine, type Writing } from './write-rows.ts'

/** 照一行名单登记一个还不在学校的孩子（DT-3.1.1）；没有户籍、没有证件号的照样登记。 */
export async function registerChild(
  writing: Omit<Writing, 'batchId' | 'list' | 'seats'>,
  read: ReadRow,
  status: StudyStatus,
): Promise<string> {
  const { tx, clock, today } = writing
  const lines = emptyLines()
  const id = newId()
  lines.child.push({ ...newChildLine(writing, id, read), school_id: null, class_id: null, status })
  addGuardian(lines, writing, id, read)
  addCategories(lines, clock, id, read.categories, today)
  await insertLines(tx, lines)
  return id
}
