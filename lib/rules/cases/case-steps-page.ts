import { ROLE_LABEL } from '#lib/rules/people/roles'
import type { CaseLine, CaseState } from './case-states.ts'
import { CASE_LINE_LABEL, CASE_STATE_LABEL, CASE_STATES, STATES_OF_LINE } from './case-states.ts'
import { CASE_STEPS, stepOf } from './case-steps.ts'
import type { CaseVerb, Hand } from './case-verbs.ts'
import { isCaseVerb } from './case-verbs.ts'
import { REQUIREMENT_LABEL } from './requirements.ts'
import type { Step } from './step.ts'
import { targetOf } from './step.ts'

/** 手册一页：由步骤表印出的流程图与逐步说明；文件与代码由测试比对，不会走样。 */
export function caseStepsPage(): string {
  return [
    '# 个案步骤',
    '',
    '本页由 `lib/rules/cases/case-steps.ts` 印出，勿手改；`UPDATE_DOCS=1 npx vitest run --project unit lib/rules/cases` 重印。',
    '',
    ...lineSection('truancy'),
    ...lineSection('never_enrolled'),
    ...stepTable(),
  ].join('\n')
}

function lineSection(line: CaseLine): readonly string[] {
  return [`## ${CASE_LINE_LABEL[line]}线`, '', '```mermaid', ...mermaid(line), '```', '']
}

function mermaid(line: CaseLine): readonly string[] {
  const states = STATES_OF_LINE[line]
  const names = states.map((state) => `  ${state} : ${CASE_STATE_LABEL[state]}`)
  const arrows = states.flatMap((state) =>
    stepsFrom(state)
      .filter(({ step }) => step.only === undefined || step.only === line)
      .map(({ step }) => ({ to: targetOf(step, line), label: step.label }))
      .filter(({ to }) => to !== state)
      .map(({ to, label }) => `  ${state} --> ${to} : ${label}`),
  )
  return ['stateDiagram-v2', ...names, ...new Set(arrows)]
}

function stepTable(): readonly string[] {
  const rows = CASE_STATES.flatMap((state) =>
    stepsFrom(state).map(({ verb, step }) => `| ${cells(state, verb, step).join(' | ')} |`),
  )
  return [
    '## 逐步',
    '',
    '| 状态 | 步骤 | 谁办 | 到 | 须有 | 文书 | 条款 |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ]
}

function cells(state: CaseState, verb: CaseVerb, step: Step): readonly string[] {
  const targets = [...new Set([targetOf(step, 'truancy'), targetOf(step, 'never_enrolled')])]
  return [
    CASE_STATE_LABEL[state],
    `${step.label} \`${verb}\``,
    step.by.map(handLabel).join('、'),
    targets.map((to) => (to === state ? '不变' : CASE_STATE_LABEL[to])).join(' / '),
    step.needs.map((requirement) => REQUIREMENT_LABEL[requirement]).join('；') || '—',
    step.paper ?? '—',
    step.clause.join(' '),
  ]
}

function stepsFrom(state: CaseState): readonly { readonly verb: CaseVerb; readonly step: Step }[] {
  return Object.keys(CASE_STEPS[state])
    .filter(isCaseVerb)
    .flatMap((verb) => {
      const step = stepOf(state, verb)
      return step === null ? [] : [{ verb, step }]
    })
}

function handLabel(hand: Hand): string {
  return hand === 'clock' ? '系统' : ROLE_LABEL[hand]
}
