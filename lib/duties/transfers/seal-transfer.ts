import { getPolicy } from '#lib/data/policies'
import { findSealedField, logAccess, type SealedField } from '#lib/data/sealed-fields'
import { decryptField, type FieldKeys } from '#lib/data/sensitive'
import { once } from '#lib/data/submissions'
import { openCaseOf } from '#lib/data/transfers/child-to-transfer'
import { replyCodeOf } from '#lib/data/transfers/reply-code'
import { type SealedLetter, sealLetter } from '#lib/data/transfers/seal-letter'
import {
  countyName,
  findMainGuardian,
  findTransfer,
  type TransferSummary,
} from '#lib/data/transfers/transfers'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { CASE_STATE_LABEL, isCaseState } from '#lib/rules/cases/case-states'
import { genderText } from '#lib/rules/labels'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { mayReveal, type RevealableField } from '#lib/rules/people/may-reveal'
import { transferSerial } from '#lib/rules/placements/sealed-transfer'
import type { SealTransferForm } from '#lib/schemas/transfers/transfer'

export type SealedTransfer = {
  readonly transferId: string
  readonly text: string
  readonly passphrase: string
}

/**
 * 同意转往系统之外的县之后，教育局把办学籍要用的几样封成一个文件（J25-15）：文件与印着密码的联系函分开送。
 * 打开的每一样记查阅，封好记台账；服务器上不留文件、不留密码，同一次提交要第二遍也没有，只能另封一份。
 */
export async function sealTransfer(
  { db, clock, keys }: Deps & { readonly keys: FieldKeys },
  actor: Official,
  input: SealTransferForm,
): Promise<Outcome<SealedTransfer>> {
  const at = instant(clock.now().getTime())
  let made: SealedLetter | null = null
  const sealed = await db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'seal_transfer', input }, async () => {
      const transfer = await findTransfer(tx, actor, input.transferId)
      if (!transfer) return refuse({ code: 'not_found' })
      if (actor.role !== 'bureau') return refuse({ code: 'not_allowed' })
      if (transfer.route !== 'to_outside' || transfer.state !== 'sent' || !transfer.childId)
        return refuse({ code: 'transfer_step_not_open', state: transfer.state })
      const { childId } = transfer
      const serial = transferSerial(transfer)
      const guardianId = (await findMainGuardian(tx, actor, childId))?.id
      const open = async (field: RevealableField): Promise<string> => {
        const scope = mayReveal(actor.role, field)
        const asked: SealedField = { childId, field, guardianId }
        const found = scope ? await findSealedField(tx, actor, scope, asked) : null
        if (!found) return ''
        await logAccess(tx, actor, { childId, field, reason: `封入转学材料 ${serial}`, at: clock.now() })
        return decryptField(keys, actor.tenantId, field, found)
      }
      const policy = await getPolicy(tx, actor, dayOf(at))
      const from = `${await countyName(tx, actor)}${policy.profile.paperNames.value.bureau}`
      const { summary } = transfer
      made = await sealLetter(
        {
          childName: summary.childName,
          gender: genderText(summary.gender),
          birthOn: summary.birthOn,
          idNumber: await open('id_number'),
          studentNumber: await open('student_number'),
          school: summary.school,
          className: summary.className,
          wanted: transfer.schoolNamed,
          guardianName: summary.guardianName || transfer.applicantName,
          guardianRelation: summary.guardianRelation || transfer.applicantRelation,
          guardianPhone: await open('guardian_phone'),
          reason: transfer.reason,
          openCase: caseText(await openCaseOf(tx, actor, childId)),
          replyCode: replyCodeOf(keys, actor.tenantId, transfer.id),
        },
        { serial, from, to: transfer.peerName, sealedAt: at },
      )
      await appendEvent(tx, actor, {
        verb: 'seal_transfer',
        subjectKind: 'transfer',
        subjectId: transfer.id,
        schoolId: transfer.fromSchoolId,
        classId: transfer.fromClassId,
        facts: { route: transfer.route, digest: made.digest },
      })
      return done({ transferId: transfer.id })
    }),
  )
  if (!sealed.ok) return sealed
  // 同一次提交再来：已经封过给出去了，手里没有第二份。
  const letter = made as SealedLetter | null
  if (!letter) return refuse({ code: 'changed_meanwhile' })
  return done({ transferId: input.transferId, text: letter.text, passphrase: letter.passphrase })
}

function caseText(kase: TransferSummary['kase']): string {
  if (!kase) return ''
  const state = isCaseState(kase.state) ? CASE_STATE_LABEL[kase.state] : kase.state
  return `${kase.number}，${state}，未到校自 ${kase.absentSinceOn}`
}
