import { PlanForm } from '#components/cases/plan-form'
import { PlanParts } from '#components/cases/plan-parts'
import { StepPanel } from '#components/cases/step-panel'
import { momentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Section } from '#components/ui/section'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import type { LoadedCase } from '#lib/server/cases/load-case'
import { writePlanAction } from './actions.ts'

/** 劝返、关爱、帮扶计划：现行的一版在前，旧版收着。 */
export function PlanPart({ loaded }: { loaded: LoadedCase }) {
  const { kase, actor, now, submissionKey } = loaded
  const [current, ...earlier] = [...kase.plans].reverse()
  const atSchool = ['teacher', 'officer', 'principal'].includes(actor.role)
  const atTown = actor.role === 'township' || actor.role === 'township_leader'
  const writes = STANDING_OF[kase.state] === 'open' && (atSchool || (atTown && !kase.schoolId))
  const stamp = (plan: NonNullable<typeof current>) =>
    `第${plan.version}版，${plan.by?.name ?? ''}，${momentText(plan.recordedAt, now.today)}`
  return (
    <Section
      id="plan"
      title="劝返、关爱、帮扶计划"
      {...(loaded.policy.namedPersonRequired
        ? { note: '报告不等计划，先报出去；没有责任人、没有计划的，不能申请销号（DDK-4.2.2）。' }
        : {})}
      aside={<LinkButton href={`/cases/${kase.id}/dossier`}>打印档案（含计划）</LinkButton>}
    >
      <div className="flex flex-col gap-4">
        {current ? (
          <PlanParts plan={current} stamp={stamp(current)} />
        ) : (
          <p className="text-muted">还没有制定计划。</p>
        )}
        {writes ? (
          <StepPanel title={current ? '修改计划（存为新的一版）' : '制定计划'} clause="" open={!current}>
            <PlanForm
              key={kase.version}
              act={{ submissionKey, caseId: kase.id, version: kase.version }}
              now={{
                persuasion: current?.persuasion ?? '',
                care: current?.care ?? '',
                support: current?.support ?? '',
              }}
              action={writePlanAction}
              goTo={`/cases/${kase.id}/people`}
            />
          </StepPanel>
        ) : null}
        {earlier.map((plan) => (
          <StepPanel key={plan.id} title={`旧版：${stamp(plan)}`} clause="">
            <PlanParts plan={plan} />
          </StepPanel>
        ))}
      </div>
    </Section>
  )
}
