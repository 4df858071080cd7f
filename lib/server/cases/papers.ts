import 'server-only'
import type { CaseReport, FoundCase } from '#lib/data/cases/find-case'
import type { listInbox } from '#lib/data/reports-inbox'
import {
  reportFromStored,
  reportSerialText,
  type SuspectedDropoutReport,
} from '#lib/papers/suspected-dropout-report'
import { dayOf, epochMs, type Instant } from '#lib/rules/calendar/instant'
import { CLOSE_REASONS, isCloseReason } from '#lib/rules/cases/close-reasons'
import { DROPOUT_REASON_LABEL, PERSUASION_EFFECT_LABEL, WHEREABOUTS_LABEL } from '#lib/rules/labels'
import { ANNEX_BOX_LABEL, annexBoxes, isChildCategory } from '#lib/rules/people/child-categories'
import { codeText } from '#lib/schemas/cases/coded'
import type { CaseMasks } from './masks.ts'

/** 报告单快照 → 附件5 的各空。村名末字与纸上的「村人」不重复。 */
export function annex5Facts(body: SuspectedDropoutReport, phone: string) {
  return {
    township: body.township,
    grade: body.grade,
    classNo: body.classNo,
    childName: body.childName,
    reason: body.reason,
    village: body.village.replace(/村$/u, ''),
    guardianName: body.guardianName,
    school: body.school,
    phone,
  }
}

/** 一份报告的纸面与页眉页脚：编号、核验码、会签、签收。 */
export function reportPaper(
  report: CaseReport,
  options: { readonly phone: string; readonly countersigns: boolean },
) {
  const body = reportFromStored(report.body)
  const serial = reportSerialText(body.school, report.year, report.serial)
  const receipt = report.recipients.find((one) => one.receipt?.decision === 'received')?.receipt
  const countersigned = report.countersigned
  return {
    facts: {
      ...annex5Facts(body, options.phone),
      ...(report.signedAt ? { signedOn: dayOf(report.signedAt) } : {}),
    },
    marks: {
      ...(serial ? { serial } : {}),
      ...(report.digest ? { ledgerCode: ledgerCode(report.digest) } : {}),
      ...(report.signedAt
        ? {}
        : { standing: report.draftedByClock ? '系统按已知情况起草，待校长补签' : '草稿' }),
      ...(receipt ? { receipt: { by: receipt.by?.name ?? '', at: momentText(receipt.recordedAt) } } : {}),
      ...(options.countersigns
        ? {
            countersign: {
              label: '责任督学签字',
              ...(countersigned?.by
                ? { name: countersigned.by.name, on: dayOf(countersigned.recordedAt) }
                : {}),
            },
          }
        : {}),
    },
  }
}

/** `7F3A-91C2`。 */
export function ledgerCode(digest: string): string {
  return `${digest.slice(0, 4)}-${digest.slice(4, 8)}`.toUpperCase()
}

const GENDER: Readonly<Record<string, string>> = { male: '男', female: '女' }

/** 各纸面共有的学生几格。 */
export function childRows(kase: FoundCase, masks: CaseMasks) {
  return {
    childName: kase.child.name,
    gender: GENDER[kase.child.gender] ?? '',
    birthMonth: `${kase.child.birthOn.slice(0, 4)}年${Number(kase.child.birthOn.slice(5, 7))}月`,
    guardianName: masks.guardian?.name ?? '',
    school: kase.school?.name ?? '',
    address: masks.address.mask,
    phone: masks.phone.mask,
  }
}

/** 第 n 次劝返 → 附件4。 */
export function annex4Facts(kase: FoundCase, persuasion: FoundCase['persuasions'][number], masks: CaseMasks) {
  const effect = codeText(PERSUASION_EFFECT_LABEL, persuasion.effect)
  return {
    ...childRows(kase, masks),
    gradeClass: kase.class?.name ?? '',
    truancyReason: codeText(DROPOUT_REASON_LABEL, persuasion.truancyReason),
    whereabouts: codeText(WHEREABOUTS_LABEL, persuasion.whereabouts),
    truancySince: fullDay(kase.absentSinceOn),
    teachers: persuasion.teachers,
    byPhone: persuasion.phoned,
    byHomeVisit: persuasion.visited,
    persuadedAt: `${fullDay(dayOf(persuasion.persuadedAt))} ${momentText(persuasion.persuadedAt).slice(11)}`,
    familySituation: persuasion.familySituation,
    guardianAttitude: persuasion.guardianAttitude,
    studentAttitude: persuasion.studentAttitude,
    methodsAndMeasures: persuasion.methodsAndMeasures,
    effect: persuasion.effectNote ? `${effect}。${persuasion.effectNote}` : effect,
  }
}

const OUTCOME_OF_STATE: Readonly<Record<string, string>> = {
  returned: '返校',
  observed: '返校',
  confirmed_dropout: '辍学',
}

/** 已销号的按哪一类销的写；没有销号的空着。 */
function closeReasonText(kase: FoundCase): string {
  const reason = kase.state === 'struck_off' ? kase.strikeOffs.at(-1)?.reason : undefined
  return reason !== undefined && isCloseReason(reason) ? CLOSE_REASONS[reason].label : ''
}

/** 全部入户记录 → 附件3，一生一表。 */
export function annex3Facts(kase: FoundCase, masks: CaseMasks) {
  return {
    ...childRows(kase, masks),
    county: '',
    township: (kase.township?.name ?? '').replace(/[乡镇]$/u, ''),
    grade: kase.class?.gradeNo == null ? '' : String(kase.class.gradeNo),
    classNo: kase.class?.classNo == null ? '' : String(kase.class.classNo),
    categories: annexBoxes(kase.child.categories.filter(isChildCategory)).boxes.map(
      (box) => ANNEX_BOX_LABEL[box],
    ),
    truancyReason: kase.reason ? codeText(DROPOUT_REASON_LABEL, kase.reason) : '',
    truancyOn: kase.absentSinceOn,
    visits: kase.visits.map((visit) => ({
      on: visit.visitedOn,
      content: `${visit.content}（${codeText(PERSUASION_EFFECT_LABEL, visit.outcome)}）`,
      recorder: visit.by?.name ?? '',
    })),
    outcome: OUTCOME_OF_STATE[kase.state] ?? closeReasonText(kase),
  }
}

/** `2026年9月17日`。 */
export function fullDay(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** `2026-09-17 10:00`，北京时间。 */
function momentText(at: Instant): string {
  return new Date(epochMs(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}

type InboxRow = Awaited<ReturnType<typeof listInbox>>[number]

/** 待签收的一份：纸面照签发时的快照，电话在个案里凭事由查看。 */
export function inboxPaper(row: InboxRow) {
  const body = reportFromStored(row.body)
  const serial = reportSerialText(body.school, row.year, row.serial)
  return {
    facts: {
      ...annex5Facts(body, '（在个案中查看）'),
      ...(row.signedAt ? { signedOn: dayOf(row.signedAt) } : {}),
    },
    marks: {
      ...(serial ? { serial } : {}),
      ...(row.digest ? { ledgerCode: ledgerCode(row.digest) } : {}),
      ...(row.signedAt ? {} : { standing: '系统按已知情况起草，待校长补签' }),
    },
  }
}
