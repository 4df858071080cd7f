import { genderText } from '#lib/rules/labels'
import 'server-only'
import type { CaseBackground } from '#lib/data/cases/case-background'
import type { FoundCase } from '#lib/data/cases/find-case'
import { dayOf, timeOfDay } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { CLOSE_REASONS, isCloseReason } from '#lib/rules/cases/close-reasons'
import {
  CONTACT_MEANS_LABEL,
  CONTACT_RESULT_LABEL,
  DROPOUT_REASON_LABEL,
  ENROLMENT_EFFECT_LABEL,
  PERSUASION_EFFECT_LABEL,
  WHEREABOUTS_LABEL,
} from '#lib/rules/labels'
import { ANNEX_BOX_LABEL, annexBoxes, isChildCategory } from '#lib/rules/people/child-categories'
import { placedLabel } from '#lib/rules/placements/placement-terms'
import { codeText } from '#lib/schemas/cases/coded'
import type { CaseMasks } from './masks.ts'

/** 各纸面共有的学生几格。 */
export function childRows(kase: FoundCase, masks: CaseMasks) {
  return {
    childName: kase.child.name,
    gender: genderText(kase.child.gender),
    birthMonth: `${kase.child.birthOn.slice(0, 4)}年${Number(kase.child.birthOn.slice(5, 7))}月`,
    guardianName: masks.guardian?.name ?? '',
    school: kase.school?.name ?? '',
    address: masks.address.mask,
    phone: masks.phone.mask,
  }
}

/** 第 n 次劝返 → 附件4。 */
export function annex4Facts(
  kase: FoundCase,
  persuasion: FoundCase['persuasions'][number],
  masks: CaseMasks,
  contacts: CaseBackground['contacts'],
) {
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
    persuadedAt: `${fullDay(dayOf(persuasion.persuadedAt))} ${timeOfDay(persuasion.persuadedAt)}`,
    familySituation: persuasion.familySituation,
    guardianAttitude: persuasion.guardianAttitude,
    studentAttitude: persuasion.studentAttitude,
    methodsAndMeasures: persuasion.methodsAndMeasures,
    effect: persuasion.effectNote ? `${effect}。${persuasion.effectNote}` : effect,
    askedThatDay: askedOn(kase.absentSinceOn, contacts),
  }
}

/** 旷课当天教师向家长了解的（DT-3.4.2），一次一句。 */
function askedOn(day: PlainDate, contacts: CaseBackground['contacts']): readonly string[] {
  return contacts
    .filter((one) => one.day === day)
    .map(({ person, means, result, note, claimedAt, recordedAt }) => {
      const how = codeText(CONTACT_MEANS_LABEL, means)
      const found = codeText(CONTACT_RESULT_LABEL, result)
      const at = claimedAt ?? recordedAt
      return `${fullDay(dayOf(at))} ${timeOfDay(at)}，${person.name}，${how}：${[found, note].filter(Boolean).join('，')}`
    })
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

/** 全部入户记录 → 附件3，一生一表（DT-A3）。 */
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
    outcome:
      OUTCOME_OF_STATE[kase.state] ?? placedLabel(kase.state, kase.child.status) ?? closeReasonText(kase),
  }
}

const ENROLMENT_OUTCOME: Readonly<Record<string, string>> = { enrolled: '入学', observed: '入学' }

/** 未入学线与附件3 不同的几格 → 附件2；对不上框的类别写进备注（C-05）。 */
export function annex2Facts(kase: FoundCase) {
  return {
    reason: kase.reason ? codeText(DROPOUT_REASON_LABEL, kase.reason) : '',
    visits: kase.visits.map((visit) => ({
      on: visit.visitedOn,
      content: `${visit.content}（${codeText(ENROLMENT_EFFECT_LABEL, visit.outcome)}）`,
      recorder: visit.by?.name ?? '',
    })),
    outcome:
      ENROLMENT_OUTCOME[kase.state] ?? placedLabel(kase.state, kase.child.status) ?? closeReasonText(kase),
    remarks: annexBoxes(kase.child.categories.filter(isChildCategory)).remarks.join('、'),
  }
}

/** `2026年9月17日`。 */
export function fullDay(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}
