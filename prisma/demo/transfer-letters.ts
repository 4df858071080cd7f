import { type FieldKeys, resealField, type SensitiveKind } from '#lib/data/sensitive'
import type { TransferSummary } from '#lib/data/transfers/transfers'
import type { Instant } from '#lib/rules/calendar/instant'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import { transferTerms } from '#lib/rules/placements/transfer-terms'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import type { TenantSlug } from '#prisma/reference/tenants'
import { chanceOf } from './chance.ts'
import { deadlineBook } from './deadline-book.ts'
import { record } from './journal.ts'
import { bytes, type Sheet } from './rows.ts'

/** 一份转学没有用到的各列；写入要求各行列名相同。 */
export const EMPTY = {
  case_id: null,
  to_school_id: null,
  to_class_id: null,
  peer_code: null,
  to_address: null,
  sent_means: null,
  tracking_number: null,
  peer_serial: null,
  peer_reply_code: null,
  id_cipher: null,
  id_index: null,
  id_tail4_index: null,
  id_tail6_index: null,
  student_number_cipher: null,
  student_number_index: null,
  phone_cipher: null,
  phone_index: null,
  from_on: null,
  carried_at: null,
}

export const REASON = '父母在当地务工，已租房居住，随父母就读'

/** 一县的密文换成另一县的；没有这一项的为 null。 */
export function resealed(
  keys: FieldKeys,
  move: { readonly fromTenantId: string; readonly toTenantId: string; readonly kind: SensitiveKind },
  column: unknown,
) {
  return typeof column === 'string' ? resealField(keys, move, Buffer.from(column.slice(2), 'hex')) : null
}

/** 跨县送到的一封：对方县的装载时写进它的表。 */
export type DemoLetter = {
  readonly to: TenantSlug
  readonly from: { readonly code: string; readonly name: string }
  readonly at: Instant
  readonly id: string
  readonly summary: TransferSummary
  readonly sealed: Readonly<Record<'id' | 'studentNumber', ReturnType<typeof resealField> | null>>
}

/** 收下外县送来的：教育局十个工作日没有安排，已逾期。 */
export function receiveLetters(
  sheet: Sheet,
  letters: readonly DemoLetter[],
  given: {
    readonly now: Instant
    readonly policyVersionId: string
    readonly profile: PolicyProfile
    readonly calendars: Calendars
  },
): void {
  const chance = chanceOf(`letters ${sheet.tenantId}`)
  const county = sheet.rows('unit').find(({ kind, tree }) => kind === 'county' && tree === 'education')
  for (const letter of letters) {
    const { id, from, at, summary, sealed } = letter
    sheet.add('transfer', {
      ...EMPTY,
      id,
      route: 'from_county',
      state: 'sent',
      child_id: null,
      from_school_id: null,
      from_class_id: null,
      peer_code: from.code,
      peer_name: from.name,
      school_named: '待安排',
      reason: REASON,
      applicant_name: summary.guardianName,
      applicant_relation: summary.guardianRelation,
      proof_id: null,
      summary,
      id_cipher: sealed.id ? bytes(sealed.id.cipher) : null,
      id_index: sealed.id ? bytes(sealed.id.index) : null,
      student_number_cipher: sealed.studentNumber ? bytes(sealed.studentNumber.cipher) : null,
      student_number_index: sealed.studentNumber ? bytes(sealed.studentNumber.index) : null,
      person_id: null,
      appointment_id: null,
      recorded_at: at,
    })
    const about = { subjectKind: 'transfer', subjectId: id, by: null, at, facts: { peer: from.code } }
    record(sheet, chance, { ...about, verb: 'receive_transfer' })
    const book = deadlineBook(sheet, chance, given.policyVersionId)
    for (const started of transferTerms(given.profile, 'transfer_arrived', at, given.calendars))
      book.open(
        started,
        { subjectId: id, caseId: null, absenceId: null, childId: null, classId: null, schoolId: null },
        { unitId: String(county?.id), role: started.owner },
      )
    book.write(given.now)
  }
}
