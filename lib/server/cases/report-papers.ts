import 'server-only'
import type { CaseReport, FoundCase } from '#lib/data/cases/find-case'
import type { listInbox } from '#lib/data/reports-inbox'
import {
  reportFromStored,
  type SuspectedDropoutReport,
  standingSerialText,
} from '#lib/papers/suspected-dropout-report'
import { dayOf, type Instant, timeOfDay } from '#lib/rules/calendar/instant'
import { daysBetween, isPlainDate, type PlainDate } from '#lib/rules/calendar/plain-date'
import { CONTACT_MEANS_LABEL, CONTACT_PARTY_LABEL } from '#lib/rules/labels'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import { codeText } from '#lib/schemas/cases/coded'
import { fullDay } from './papers.ts'

type Contacted = {
  readonly contacts: readonly Pick<
    FoundCase['contacts'][number],
    'party' | 'means' | 'contacted' | 'contactedAt' | 'result'
  >[]
}
type Around = {
  /** 掩码后的电话；纸面不存电话。 */
  readonly phone: string
  readonly kase: Contacted
  readonly profile: PolicyProfile
}

type ReportFormCode = PolicyProfile['reportForm']['value']

const FORMS: readonly ReportFormCode[] = ['annex_5', 'roster', 'dossier']

/** 这份报告用哪一种纸：签发时存下的；老快照没有写的，是附件5。 */
export function reportForm(body: SuspectedDropoutReport): ReportFormCode {
  return FORMS.find((form) => form === body.form) ?? 'annex_5'
}

/** 报告快照 → 纸上的各空。附件5 村名末字与纸上的「村人」不重复。 */
export function reportFacts(
  body: SuspectedDropoutReport,
  { phone, kase, profile }: Around,
  on: PlainDate | null,
) {
  const village = reportForm(body) === 'annex_5' ? body.village.replace(/村$/u, '') : body.village
  return {
    ...body,
    village,
    phone,
    bureau: profile.bureau.value.name,
    contacts: contactLines(kase),
    hoursAway: hoursAway(body, profile, on),
  }
}

/** 报告那天已经满了的小时数（DDK-4.4.2）；没满就报的，纸上不写满时。没有签发日的是系统满时之后起草的。 */
function hoursAway(
  body: SuspectedDropoutReport,
  profile: PolicyProfile,
  on: PlainDate | null,
): number | null {
  const { value } = profile.absenceTrigger
  if (value.mode !== 'hours') return null
  const since = body.absentSinceOn
  if (!isPlainDate(since)) return null
  const full = on === null || daysBetween(since, on) * 24 >= value.amount
  return full ? value.amount : null
}

function contactLines({ contacts }: Contacted): readonly string[] {
  return contacts.map(
    (one) =>
      `${momentText(one.contactedAt)} ${codeText(CONTACT_MEANS_LABEL, one.means)}联系${codeText(CONTACT_PARTY_LABEL, one.party)}${one.contacted}：${one.result}`,
  )
}

/** 一份报告的纸面与页眉页脚：编号、核验码、会签、签收。 */
export function reportPaper(report: CaseReport, around: Around) {
  const body = reportFromStored(report.body)
  const receipt = report.recipients.find((one) => one.receipt?.decision === 'received')?.receipt
  const countersign = countersignMark(report, around.profile)
  return {
    form: reportForm(body),
    facts: {
      ...reportFacts(body, around, report.signedAt ? dayOf(report.signedAt) : null),
      ...(report.signedAt ? { signedOn: dayOf(report.signedAt) } : {}),
    },
    marks: {
      ...serialMark(report),
      ...(receipt ? { receipt: { by: receipt.by?.name ?? '', at: momentText(receipt.recordedAt) } } : {}),
      ...(countersign ? { countersign } : {}),
    },
  }
}

/** 会签栏：签了写谁、哪天、迟没迟；已报而未签的写明不完备（DDK-4.5.2）。档案不要求会签的没有这一栏。 */
function countersignMark(
  { countersigned, signedAt }: Pick<CaseReport, 'countersigned' | 'signedAt'>,
  profile: PolicyProfile,
) {
  if (!profile.countersignature.value) return null
  const label = '责任督学签字'
  if (!countersigned?.by) return { label, missing: signedAt !== null }
  const on = dayOf(countersigned.recordedAt)
  return { label, name: countersigned.by.name, on, late: signedAt !== null && on > dayOf(signedAt) }
}

function serialMark(
  report: Pick<CaseReport, 'body' | 'year' | 'serial' | 'digest' | 'signedAt' | 'draftedByClock'> & {
    readonly spoiled: readonly { readonly serial: number; readonly reissuedSerial: number }[]
  },
) {
  const serial = standingSerialText(report)
  return {
    ...(serial ? { serial } : {}),
    ...(report.digest ? { ledgerCode: ledgerCode(report.digest) } : {}),
    ...(report.signedAt
      ? {}
      : { standing: report.draftedByClock ? '系统按已知情况起草，待校长补签' : '草稿' }),
  }
}

type InboxRow = Awaited<ReturnType<typeof listInbox>>[number]

/** 待签收的一份：纸面照签发时的快照，电话在个案里凭事由查看。 */
export function inboxPaper(row: InboxRow) {
  const body = reportFromStored(row.body)
  const countersign = countersignMark(row, row.profile)
  const around = { phone: '（在个案中查看）', kase: { contacts: row.contacts }, profile: row.profile }
  return {
    form: reportForm(body),
    facts: {
      ...reportFacts(body, around, row.signedAt ? dayOf(row.signedAt) : null),
      ...(row.signedAt ? { signedOn: dayOf(row.signedAt) } : {}),
    },
    marks: { ...serialMark(row), ...(countersign ? { countersign } : {}) },
  }
}

/** `7F3A-91C2`。 */
export function ledgerCode(digest: string): string {
  return `${digest.slice(0, 4)}-${digest.slice(4, 8)}`.toUpperCase()
}

/** `2026年9月17日 10:00`，北京时间。 */
function momentText(at: Instant): string {
  return `${fullDay(dayOf(at))} ${timeOfDay(at)}`
}
