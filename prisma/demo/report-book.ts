import { type Recipient, reportDigest } from '#lib/data/reports'
import type { SuspectedDropoutReport } from '#lib/papers/suspected-dropout-report'
import { dayOf, epochMs, type Instant } from '#lib/rules/calendar/instant'
import { DROPOUT_REASON_LABEL, WHEREABOUTS_LABEL } from '#lib/rules/labels'
import { governmentName } from '#lib/rules/people/government-name'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import { type Chance, chanceOf } from './chance.ts'
import type { County, Post } from './county.ts'
import type { Kase } from './kase.ts'
import type { Sheet } from './rows.ts'
import type { Story } from './stories.ts'

type Report = {
  readonly id: string
  readonly kase: Kase
  readonly round: number
  readonly body: SuspectedDropoutReport
  readonly draftedByClock: boolean
  readonly draftedAt: Instant
  readonly signing: { readonly by: Post; readonly at: Instant } | null
  readonly recipients: readonly (Recipient & { readonly id: string })[]
}

/** 书面报告簿：编号到最后按签发先后取，每校每年连续。 */
export type ReportBook = {
  /** 校长还没有签发的草稿。 */
  draft(kase: Kase, at: Instant, story: Story): void
  /** 学校逾期，时钟按已知情况起草并移送。 */
  move(kase: Kase, at: Instant, story: Story): void
  sign(kase: Kase, by: Post, at: Instant, story: Story): { readonly id: string }
  latest(kase: Kase): Pick<Report, 'id' | 'recipients'>
  /** 责任督学会签。 */
  countersign(kase: Kase, by: Post, at: Instant): { readonly id: string }
  /** 乡镇签收；给了理由就是退回。县教育局的抄送件同时收到。 */
  receive(kase: Kase, by: Post, at: Instant, sentBackWhy: string | null): void
  write(): void
}

/** 示范里户籍在外区的孩子，户籍都在这一个街道（`children.ts` 的户籍代码）。 */
const OUTSIDE = {
  name: '沙坪坝区渝碚路街道办事处',
  divisionCode: '500106003002',
  address: '沙坪坝区渝碚路街道政务中心',
}

const GRADES = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

export function reportBook(
  sheet: Sheet,
  chance: Chance,
  county: County,
  { reportForm, bureau, townshipBasis }: Pick<PolicyProfile, 'reportForm' | 'bureau' | 'townshipBasis'>,
): ReportBook {
  const outsideIds = chanceOf(`${sheet.tenantId} outside recipients`)
  const reports: Report[] = []
  const of = (kase: Kase): Report[] => reports.filter((one) => one.kase === kase)
  const latest = (kase: Kase): Report => {
    const last = of(kase).at(-1)
    if (!last) throw new Error('no report on this case yet')
    return last
  }
  const put = (
    kase: Kase,
    at: Instant,
    story: Story,
    how: { byClock: boolean; signedBy: Post | null; sent: boolean },
  ): Report => {
    const { classroom, pupil, township } = kase
    const body: SuspectedDropoutReport = {
      township: township.name,
      school: classroom?.school.plan.name ?? '',
      grade: GRADES[classroom?.gradeNo ?? 0] ?? '',
      classNo: String(classroom?.classNo ?? ''),
      childName: pupil.name,
      reason: DROPOUT_REASON_LABEL[story.reason],
      village: pupil.village.name,
      guardianName: pupil.guardian,
      absentSinceOn: String(kase.columns.absent_since_on),
      whereabouts: WHEREABOUTS_LABEL[story.whereabouts],
      form: reportForm.value,
    }
    const made: Report = {
      id: chance.id(epochMs(at)),
      kase,
      round: of(kase).length + 1,
      body,
      draftedByClock: how.byClock,
      draftedAt: at,
      signing: how.signedBy ? { by: how.signedBy, at } : null,
      recipients: how.sent
        ? [
            { id: chance.id(), kind: 'township', unitId: township.id, name: governmentName(township.name) },
            // 户籍在县外的另寄户籍地；时钟移送的没有这一份，校长补签时才写明（L1-13）。
            ...(townshipBasis.value === 'household' && pupil.outside && how.signedBy
              ? [{ id: outsideIds.id(), kind: 'external' as const, unitId: null, ...OUTSIDE }]
              : []),
            {
              id: chance.id(),
              kind: 'bureau',
              unitId: county.id,
              name: bureau.value.copy ? `${bureau.value.name}（抄送）` : bureau.value.name,
            },
          ]
        : [],
    }
    reports.push(made)
    return made
  }

  const write = (): void => {
    const last = new Map<string, number>()
    const inOrder = reports.map((report) => ({ ...report, sortAt: report.signing?.at ?? report.draftedAt }))
    for (const report of inOrder.sort((a, b) => (a.sortAt < b.sortAt ? -1 : 1))) {
      const { signing, kase, recipients, body } = report
      const year = signing ? Number(dayOf(signing.at).slice(0, 4)) : null
      const key = `${kase.school?.id} ${year}`
      const serial = signing ? (last.get(key) ?? 0) + 1 : null
      if (serial !== null) last.set(key, serial)
      sheet.add('written_report', {
        id: report.id,
        case_id: kase.id,
        school_id: kase.school?.id,
        round: report.round,
        body,
        drafted_by_clock: report.draftedByClock,
        drafted_at: report.draftedAt,
        year,
        serial,
        signed_by_id: signing?.by.personId ?? null,
        signed_appointment_id: signing?.by.appointmentId ?? null,
        signed_at: signing?.at ?? null,
        digest:
          year === null || serial === null
            ? null
            : reportDigest({ body: { ...body }, year, serial, recipients }),
      })
      for (const { id, kind, unitId, name, divisionCode, address } of recipients) {
        sheet.add('report_recipient', {
          ...{ id, report_id: report.id, kind, unit_id: unitId, name },
          division_code: divisionCode ?? null,
          address: address ?? null,
        })
      }
    }
    for (const [key, serial] of last) {
      const [schoolId, year] = key.split(' ')
      sheet.add('serial_counter', {
        id: chance.id(),
        school_id: schoolId,
        series: 'report',
        year: Number(year),
        last: serial,
      })
    }
  }

  return {
    draft: (kase, at, story) => void put(kase, at, story, { byClock: false, signedBy: null, sent: false }),
    move: (kase, at, story) => void put(kase, at, story, { byClock: true, signedBy: null, sent: true }),
    sign: (kase, by, at, story) => put(kase, at, story, { byClock: false, signedBy: by, sent: true }),
    latest,
    countersign: (kase, by, at) => {
      const report = latest(kase)
      sheet.add('countersignature', {
        id: chance.id(epochMs(at)),
        report_id: report.id,
        person_id: by.personId,
        appointment_id: by.appointmentId,
        recorded_at: at,
      })
      return report
    },
    receive: (kase, by, at, sentBackWhy) => {
      for (const recipient of latest(kase).recipients) {
        if (recipient.kind === 'external') continue
        const own = recipient.kind === 'township'
        if (!own && sentBackWhy) continue
        sheet.add('report_receipt', {
          id: chance.id(epochMs(at)),
          recipient_id: recipient.id,
          decision: own && sentBackWhy ? 'sent_back' : 'received',
          reason: own ? sentBackWhy : null,
          person_id: own ? by.personId : county.bureau.personId,
          appointment_id: own ? by.appointmentId : county.bureau.appointmentId,
          recorded_at: at,
        })
      }
    },
    write,
  }
}
