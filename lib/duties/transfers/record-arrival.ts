import { blindIndex, blindTails, encryptField, type FieldKeys, type SensitiveKind } from '#lib/data/sensitive'
import { once } from '#lib/data/submissions'
import { findSameNumbers, insertArrival, type SealedNumbers } from '#lib/data/transfers/arrivals'
import { findCountyUnit } from '#lib/data/units'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { instant } from '#lib/rules/calendar/instant'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { parsePhone } from '#lib/rules/people/phone'
import type { ArrivalForm } from '#lib/schemas/transfers/arrival'
import { startTransferClocks } from './act-on-transfer.ts'

export type ArrivalRecorded = { readonly transferId: string }

/**
 * 系统之外的县转来的，教育局照盖章的联系函登记一份（J25-15，DT-4.4.1）：安排学校的十个工作日自登记起算，
 * 此后安排、接收、过名册与外县转来的一样，答复印成回函。已在本县名册上的、已有一份在办的不再登。
 */
export async function recordArrival(
  { db, clock, keys }: Deps & { readonly keys: FieldKeys },
  actor: Official,
  input: ArrivalForm,
): Promise<Outcome<ArrivalRecorded>> {
  const at = instant(clock.now().getTime())
  const numbers = sealNumbers(keys, actor.tenantId, input)
  return db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'record_arrival', input }, async () => {
      if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
      const same = await findSameNumbers(tx, actor, numbers)
      if (same) return refuse({ code: 'invalid_input', fields: { [sameField(input)]: SAME_TEXT[same] } })
      const transferId = await insertArrival(tx, actor, {
        ...numbers,
        peerName: input.peerName,
        peerSerial: input.peerSerial,
        peerReplyCode: input.replyCode || null,
        schoolNamed: input.wanted,
        reason: input.reason,
        applicantName: input.guardianName,
        applicantRelation: input.guardianRelation,
        summary: {
          childName: input.name,
          gender: input.gender,
          birthOn: input.birthOn,
          idKind: input.idKind,
          school: input.school,
          className: input.className,
          gradeNo: null,
          guardianName: input.guardianName,
          guardianRelation: input.guardianRelation,
          kase: input.absentSinceOn
            ? { number: input.caseNumber, state: '未结', absentSinceOn: input.absentSinceOn }
            : null,
        },
      })
      const county = await findCountyUnit(tx, actor)
      await startTransferClocks(tx, actor, 'transfer_arrived', {
        at,
        schoolId: null,
        owed: () => ({ subjectId: transferId, schoolId: null, ownerUnitId: county.id }),
      })
      await appendEvent(tx, actor, {
        verb: 'record_arrival',
        subjectKind: 'transfer',
        subjectId: transferId,
        facts: {
          route: 'from_outside',
          replyCode: input.replyCode !== '',
          openCase: input.caseNumber !== '',
        },
      })
      return done({ transferId })
    }),
  )
}

const SAME_TEXT = {
  on_roll: '同一号码的孩子已在本县的名册上，请查找这个孩子核对；在别校就读的，由那所学校办县内转学。',
  arriving: '同一号码的孩子已有一份转学在办，请到“转学”里打开那一份。',
} as const

function sameField(input: ArrivalForm): 'idNumber' | 'studentNumber' {
  return input.idKind === 'resident_id' ? 'idNumber' : 'studentNumber'
}

function sealNumbers(keys: FieldKeys, tenantId: string, input: ArrivalForm): SealedNumbers {
  const plain = (text: string) => text.replace(/\s/gu, '').toUpperCase()
  const seal = (kind: SensitiveKind, text: string) => (text ? encryptField(keys, tenantId, kind, text) : null)
  const index = (kind: SensitiveKind, text: string) => (text ? blindIndex(keys, tenantId, kind, text) : null)
  const idNumber = input.idKind === 'resident_id' ? plain(input.idNumber) : ''
  const studentNumber = plain(input.studentNumber)
  const phone = parsePhone(input.phone)?.number ?? ''
  const tails = idNumber ? blindTails(keys, tenantId, idNumber) : null
  return {
    idCipher: seal('id_number', idNumber),
    idIndex: index('id_number', idNumber),
    idTail4Index: tails?.tail4 ?? null,
    idTail6Index: tails?.tail6 ?? null,
    studentNumberCipher: seal('student_number', studentNumber),
    studentNumberIndex: index('student_number', studentNumber),
    phoneCipher: seal('guardian_phone', phone),
    phoneIndex: index('guardian_phone', phone),
  }
}
