import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { AssignForm, HelperForm, ReleaseForm } from '#components/cases/assign-form'
import { StepHead } from '#components/cases/step-head'
import { StepPanel } from '#components/cases/step-panel'
import { DayText } from '#components/ui/date-text'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { listPeopleAt } from '#lib/data/cases/school-people'
import { namedFrom } from '#lib/duties/cases/tend-case'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import { type CaseSpan, helpersNow, spansOf } from '#lib/rules/people/case-people'
import { type LoadedCase, loadCase } from '#lib/server/cases/load-case'
import { deps } from '#lib/server/deps'
import { assignResponsibleAction, nameHelperAction, releaseHelperAction } from './actions.ts'
import { PlanPart } from './plan-part.tsx'

export const metadata: Metadata = { title: '责任人与计划' }

/** 一件个案归谁、谁协助、怎样劝返关爱帮扶（F20，DDK-4.2.2）。 */
export default async function CasePeoplePage({ params }: PageProps<'/cases/[caseId]/people'>) {
  const { caseId } = await params
  const loaded = await loadCase(caseId)
  const { kase, now } = loaded
  const spans = [...spansOf(kase.people)].reverse()
  return (
    <>
      <StepHead
        title="责任人与计划"
        child={kase.child.name}
        detail={[kase.class?.name, kase.school?.name]}
        caseId={kase.id}
        clauses={['DDK-4.2.2']}
        profile={kase.policyCode}
      />
      <ArrivalFocus key={kase.version}>
        <Section
          id="people"
          title="劝返责任人与协助人"
          note="一案一个责任人；更换要写理由，前一个人的起止留着。"
        >
          <div className="flex flex-col gap-4">
            <Table
              caption={`现在的责任人：${kase.responsible?.name ?? '尚未确定'}`}
              columns={[
                {
                  key: 'who',
                  head: '谁',
                  cell: (span: CaseSpan) => (
                    <span className="inline-flex flex-wrap items-center gap-2">
                      {span.person.name}
                      {span.toOn === null ? <StateTag tone="normal">现在</StateTag> : null}
                    </span>
                  ),
                },
                {
                  key: 'part',
                  head: '承担',
                  cell: ({ part }) => (part === 'responsible' ? '责任人' : '协助人'),
                },
                {
                  key: 'from',
                  head: '自',
                  cell: ({ fromOn }) => <DayText day={fromOn} today={now.today} />,
                },
                {
                  key: 'to',
                  head: '至',
                  cell: ({ toOn }) => (toOn ? <DayText day={toOn} today={now.today} /> : ''),
                },
                { key: 'why', head: '理由、说明', cell: ({ why }) => why ?? '' },
              ]}
              rows={spans}
              rowKey={({ part, person, fromOn, toOn }) => `${part}${person.id}${fromOn}${toOn}`}
              empty="还没有确定责任人。"
            />
            <NameForms loaded={loaded} />
          </div>
        </Section>
        <PlanPart loaded={loaded} />
      </ArrivalFocus>
    </>
  )
}

async function NameForms({ loaded }: { loaded: LoadedCase }) {
  const { kase, actor, now, submissionKey } = loaded
  const unitId = namedFrom(kase, actor.role)
  if (!unitId || STANDING_OF[kase.state] === 'closed') return null
  const everyone = await deps().db.asActor(actor, (tx) =>
    listPeopleAt(tx, actor, { unitId, today: now.today }),
  )
  const helpers = helpersNow(kase.people).map(({ person }) => ({ id: person.id, text: person.name }))
  const free = everyone.filter(
    ({ id }) => id !== kase.responsible?.id && !helpers.some((helper) => helper.id === id),
  )
  const act = { submissionKey, caseId: kase.id, version: kase.version }
  const goTo = `/cases/${kase.id}/people`
  return (
    <>
      <StepPanel
        title={kase.responsible ? `更换劝返责任人（现为 ${kase.responsible.name}）` : '确定劝返责任人'}
        clause=""
        open={!kase.responsible}
      >
        <AssignForm
          key={kase.version}
          act={act}
          people={free}
          replacing={kase.responsible !== null}
          action={assignResponsibleAction}
          goTo={goTo}
        />
      </StepPanel>
      <StepPanel title="添一个协助人" clause="">
        <HelperForm key={kase.version} act={act} people={free} action={nameHelperAction} goTo={goTo} />
      </StepPanel>
      {helpers.length > 0 ? (
        <StepPanel title="解除一个协助人" clause="">
          <ReleaseForm
            key={kase.version}
            act={act}
            people={helpers}
            action={releaseHelperAction}
            goTo={goTo}
          />
        </StepPanel>
      ) : null}
    </>
  )
}
