import 'server-only'
import type { FoundCase } from '#lib/data/cases/find-case'
import { dayOf } from '#lib/rules/calendar/instant'
import { CASE_STATE_LABEL } from '#lib/rules/cases/case-states'
import { DROPOUT_REASON_LABEL, WHEREABOUTS_LABEL } from '#lib/rules/labels'
import { helpersNow } from '#lib/rules/people/case-people'
import { codeText } from '#lib/schemas/cases/coded'
import type { CaseMasks } from './masks.ts'
import { childRows, fullDay } from './papers.ts'

/** 个案 → 一生一档的各格；签字与包保链另给。 */
export function dossierFacts(kase: FoundCase, masks: CaseMasks) {
  const plan = kase.plans.at(-1) ?? null
  return {
    ...childRows(kase, masks),
    gradeClass: kase.class?.name ?? '',
    absentSince: fullDay(kase.absentSinceOn),
    reason: kase.reason ? codeText(DROPOUT_REASON_LABEL, kase.reason) : '',
    whereabouts: kase.whereabouts ? codeText(WHEREABOUTS_LABEL, kase.whereabouts) : '',
    state: CASE_STATE_LABEL[kase.state],
    responsible: kase.responsible?.name ?? '',
    helpers: helpersNow(kase.people)
      .map(({ person }) => person.name)
      .join('、'),
    plan,
    planStamp: plan ? `第${plan.version}版，${plan.by?.name ?? ''}，${fullDay(dayOf(plan.recordedAt))}` : '',
  }
}
