import { clauseText } from '#components/cases/clause-text'
import { OverrideForm } from '#components/cases/override-form'
import { StepPanel } from '#components/cases/step-panel'
import { fullDayText } from '#components/ui/date-text'
import { overrideBy } from '#lib/rules/cases/overrides'
import { REQUIREMENT_LABEL } from '#lib/rules/cases/requirements'
import type { Shortage } from '#lib/rules/cases/shortages'
import { stepLabel } from '#lib/rules/cases/step-label'
import type { LoadedCase } from '#lib/server/cases/load-case'
import { overrideRequirementAction } from './actions.ts'

/** 还差什么、差多少才能办的步骤；负责人可以放行的，写明理由放行（F30）。 */
export function ShortageList({ loaded, base }: { loaded: LoadedCase; base: string }) {
  const { kase, actor, short, policy, submissionKey } = loaded
  if (short.length === 0) return null
  const rules = [
    ...new Set(short.flatMap(({ shortages }) => shortages.map((one) => one.requirement))),
  ].flatMap((requirement) => {
    const rule = overrideBy(requirement, actor.role)
    return rule ? [{ requirement, rule }] : []
  })
  return (
    <>
      <ul className="flex flex-col gap-2">
        {short.map(({ verb, step, shortages }) => (
          <li key={verb} className="border-l-4 border-due pl-3">
            <strong>{stepLabel(verb, step, policy.profile)}</strong>还不能办：
            {shortages.map(shortageText).join('；')}
          </li>
        ))}
      </ul>
      {rules.length > 0 ? (
        <StepPanel
          title="确有缘由，写明理由放行"
          clause={rules.map(({ rule }) => clauseText(rule.clause)).join('；')}
        >
          <p className="mb-4 text-muted">{rules.map(({ rule }) => rule.reading).join('；')}。</p>
          <OverrideForm
            key={kase.version}
            act={{ submissionKey, caseId: kase.id, version: kase.version }}
            options={rules.map(({ requirement }) => ({
              value: requirement,
              label: REQUIREMENT_LABEL[requirement],
            }))}
            action={overrideRequirementAction}
            goTo={base}
          />
        </StepPanel>
      ) : null}
    </>
  )
}

function shortageText({ requirement, have, need, until }: Shortage): string {
  const label = REQUIREMENT_LABEL[requirement]
  if (until !== null) return `${label}，期限是 ${fullDayText(until)}，次日起可办`
  return have === null || need === null ? label : `${label}，已有${have}，还差${Math.max(0, need - have)}`
}
