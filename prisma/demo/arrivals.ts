import type { TransferSummary } from '#lib/data/transfers/transfers'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import { transferTerms } from '#lib/rules/placements/transfer-terms'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import { chanceOf } from './chance.ts'
import type { County } from './county.ts'
import { deadlineBook } from './deadline-book.ts'
import { atMinute, record } from './journal.ts'
import type { Sheet } from './rows.ts'
import { EMPTY, REASON } from './transfer-letters.ts'

type Given = {
  readonly now: Instant
  readonly policyVersionId: string
  readonly profile: PolicyProfile
  readonly calendars: Calendars
  /** 到昨天为止的在校日，早的在前。 */
  readonly days: readonly PlainDate[]
}

const PEER = '云岭省青石县教育体育局'
const COMING: readonly { readonly name: string; readonly ago: number; readonly refusedAgo?: number }[] = [
  { name: '苏望归', ago: 3 },
  { name: '苏望远', ago: 14, refusedAgo: 10 },
]

/** 由不用本系统的县转来的两份，教育局照来函登记：一份等着安排学校，一份不予接收，回函还没有印。 */
export function addArrivals(sheet: Sheet, county: County, given: Given): void {
  const chance = chanceOf(`arrivals ${county.tenant.slug}`)
  const { bureau } = county
  const signed = (at: Instant) => ({
    person_id: bureau.personId,
    appointment_id: bureau.appointmentId,
    recorded_at: at,
  })
  for (const [index, { name, ago, refusedAgo }] of COMING.entries()) {
    const day = given.days.at(-ago)
    if (!day) continue
    const at = atMinute(day, 10 * 60 + index)
    const refusedOn = refusedAgo === undefined ? undefined : given.days.at(-refusedAgo)
    const refusedAt = refusedOn ? atMinute(refusedOn, 11 * 60) : null
    const id = chance.id()
    const summary: TransferSummary = {
      childName: name,
      gender: 'male',
      birthOn: `201${6 + index}-05-0${2 + index}`,
      idKind: 'none',
      school: '青石县第一小学',
      className: '四年(2)班',
      gradeNo: null,
      guardianName: '苏山',
      guardianRelation: '父亲',
      kase: null,
    }
    sheet.add('transfer', {
      ...EMPTY,
      id,
      route: 'from_outside',
      state: refusedAt ? 'refused' : 'sent',
      child_id: null,
      from_school_id: null,
      from_class_id: null,
      peer_name: PEER,
      peer_serial: `青教学籍函〔${day.slice(0, 4)}〕${21 + index}号`,
      peer_reply_code: refusedAt ? '7KQ2-MD4X' : null,
      school_named: '待安排',
      reason: REASON,
      applicant_name: summary.guardianName,
      applicant_relation: summary.guardianRelation,
      proof_id: null,
      summary,
      ...signed(at),
    })
    const about = { subjectKind: 'transfer', subjectId: id, by: bureau }
    record(sheet, chance, {
      ...{ ...about, verb: 'record_arrival', at },
      facts: { route: 'from_outside', replyCode: refusedAt !== null, openCase: false },
    })
    const book = deadlineBook(sheet, chance, given.policyVersionId)
    for (const started of transferTerms(given.profile, 'transfer_arrived', at, given.calendars)) {
      const held = book.open(
        started,
        { subjectId: id, caseId: null, absenceId: null, childId: null, classId: null, schoolId: null },
        { unitId: String(bureau.unitId), role: started.owner },
      )
      if (refusedAt) held.end('met', refusedAt)
    }
    book.write(given.now)
    if (!refusedAt) continue
    sheet.add('transfer_step', {
      ...{
        id: chance.id(),
        transfer_id: id,
        ordinal: 1,
        act: 'refuse',
        from_state: 'sent',
        to_state: 'refused',
      },
      ...{
        reason: '监护人在本县没有居住，也没有务工',
        answered_by: null,
        role: 'bureau',
        ...signed(refusedAt),
      },
    })
    record(sheet, chance, {
      ...{ ...about, verb: 'refuse_transfer', at: refusedAt },
      facts: { route: 'from_outside', from: 'sent', to: 'refused', peer: '' },
    })
  }
}
