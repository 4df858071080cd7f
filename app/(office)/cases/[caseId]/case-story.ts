import { dutyLabel } from '#components/cases/duty-label'
import type { CaseLineItem } from '#components/pieces/case-line'
import type { FoundCase } from '#lib/data/cases/find-case'
import { CASE_STATE_LABEL, isCaseState } from '#lib/rules/cases/case-states'
import { stepOf } from '#lib/rules/cases/case-steps'
import { CASE_VERB_PAST, type CaseVerb, isCaseVerb } from '#lib/rules/cases/case-verbs'
import { isRole, LANE_OF, type Lane } from '#lib/rules/people/roles'

type Step = FoundCase['steps'][number]

/** 由系统移送的两步，从哪条泳道移到哪条。 */
const MOVES: Partial<Readonly<Record<CaseVerb, { from: Lane; to: Lane }>>> = {
  move_report: { from: 'school', to: 'township' },
  move_receipt: { from: 'township', to: 'bureau' },
}

/** 不在步骤表里的三件事。 */
const OTHER_PAST: Readonly<Record<string, string>> = {
  open_case: '立案',
  assign_responsible: '确定劝返责任人',
  record_signature: '学生家长签字登记',
  name_helper: '确定劝返协助人',
  release_helper: '解除劝返协助人',
  write_plan: '制定劝返、关爱、帮扶计划',
  offer_hand_over: '提出移交',
  accept_hand_over: '接收移交',
  refuse_hand_over: '登记外县退回',
  withdraw_hand_over: '收回移交',
  contact_guardian: '校长与家长联系',
  override_requirement: '写明理由放行一项要件',
  contact_village: '校长与村（社区）联系',
}

/** 一步写成一句已经发生的话。 */
export function stepText(verb: string): string {
  if (isCaseVerb(verb)) return CASE_VERB_PAST[verb]
  return OTHER_PAST[verb] ?? verb
}

/** 个案的一生，按时间，落在各自的泳道；断了的时限、移送都在其中。 */
export function caseStory(kase: FoundCase, base: string): readonly CaseLineItem[] {
  const steps = kase.steps.map((step) => stepItem(kase, step, base))
  const broken = kase.deadlines
    .filter((one) => one.brokenAt !== null && !one.warning)
    .map((one) => ({
      id: one.id,
      at: one.brokenAt ?? one.dueAt,
      lane: laneOf(one.ownerRole),
      kind: 'broken' as const,
      text: `${dutyLabel(one.duty)}未按时办`,
    }))
  const signatures = kase.reports.flatMap((report) =>
    report.countersigned
      ? [
          {
            id: `${report.id}-countersigned`,
            at: report.countersigned.recordedAt,
            lane: 'inspector' as const,
            kind: 'act' as const,
            text: '会签书面报告',
            ...(report.countersigned.by ? { by: report.countersigned.by.name } : {}),
          },
        ]
      : [],
  )
  return [...steps, ...broken, ...signatures].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function stepItem(kase: FoundCase, step: Step, base: string): CaseLineItem {
  const moved = isCaseVerb(step.verb) ? MOVES[step.verb] : undefined
  const common = {
    id: step.id,
    at: step.recordedAt,
    text: stepText(step.verb),
    by: step.by?.name ?? '系统',
  }
  if (moved) return { ...common, lane: moved.from, to: moved.to, kind: 'moved' }
  const href = paperHref(kase, step, base)
  return {
    ...common,
    lane: laneOf(step.role),
    kind: href ? 'paper' : 'act',
    ...(href ? { href } : {}),
  }
}

function laneOf(role: string): Lane {
  return isRole(role) ? LANE_OF[role] : 'school'
}

/** 这一步留下的纸在哪里看；没有纸的为 null。 */
function paperHref(kase: FoundCase, step: Step, base: string): string | null {
  const same = kase.steps.filter((one) => one.verb === step.verb)
  const nth = same.findIndex((one) => one.id === step.id)
  if (step.verb === 'record_persuasion') return `${base}/persuasion/print?n=${nth + 1}`
  if (step.verb === 'record_township_visit' && kase.line !== 'never_enrolled') return `${base}/visit/print`
  if (step.verb === 'report_to_township' || step.verb === 'sign_moved_report') {
    const report = kase.reports[nth]
    return report ? `${base}/report/print?round=${report.round}` : null
  }
  return null
}

/** 这一步依据的条款，用于历史。 */
export function stepClause(step: Step): readonly string[] {
  if (!isCaseVerb(step.verb) || !isCaseState(step.fromState)) return []
  return stepOf(step.fromState, step.verb)?.clause ?? []
}

/** `学校劝返 → 待乡镇签收`；状态不变的为空。 */
export function transitionText(step: Step): string {
  if (step.fromState === step.toState) return ''
  const label = (state: string) => (isCaseState(state) ? CASE_STATE_LABEL[state] : state)
  return `${label(step.fromState)} → ${label(step.toState)}`
}
