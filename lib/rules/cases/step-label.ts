import type { PolicyProfile } from '#lib/rules/policy/profile'
import type { CaseVerb } from './case-verbs.ts'
import type { Step } from './step.ts'

/** 按钮上的话：通知书用本地文件的名称（临夏是《返校通知书》，不是《限期复学通知书》）。 */
export function stepLabel(verb: CaseVerb, step: Step, profile: Pick<PolicyProfile, 'notice'>): string {
  if (verb === 'issue_notice') return `签发《${profile.notice.value.name}》`
  return verb === 'serve_notice' ? `登记《${profile.notice.value.name}》送达` : step.label
}
