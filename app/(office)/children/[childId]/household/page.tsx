import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { StepPanel } from '#components/cases/step-panel'
import { LinkHousehold, UnlinkHousehold } from '#components/children/household-forms'
import { HomeVisitForm } from '#components/home-visits/home-visit-form'
import { VisitTable } from '#components/home-visits/visit-table'
import { TextLink } from '#components/ui/app-link'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { HOUSEHOLD_BASIS_LABEL } from '#lib/rules/people/household'
import { SUPPORTERS } from '#lib/rules/people/supporters'
import { codeText } from '#lib/schemas/cases/coded'
import { loadHousehold } from '#lib/server/children/load-household'
import { linkHouseholdAction, recordHomeVisitAction, unlinkHouseholdAction } from './actions.ts'

export const metadata: Metadata = { title: '家访与同户' }

/** 一户：同户的孩子、登记家访、历次家访（F23，F29，DDK-4.8.1）。 */
export default async function HouseholdPage({ params }: PageProps<'/children/[childId]/household'>) {
  const { childId } = await params
  const loaded = await loadHousehold(childId)
  const { child, actor, now, submissionKey, members, proposals, visits } = loaded
  const goTo = `/children/${childId}/household`
  const about = { submissionKey, childId }
  const siblings = members.filter(({ id }) => id !== childId)
  const links = (SUPPORTERS as readonly string[]).includes(actor.role)
  return (
    <>
      <PageHeader
        title="家访与同户"
        crumbs={[{ label: child.name, href: `/children/${childId}` }]}
        lead={[child.name, child.class?.name, child.village?.name].filter(Boolean).join(' · ')}
      />
      <ArrivalFocus key={submissionKey}>
        {loaded.mayVisit ? (
          <Section
            id="visit"
            title="登记家访"
            note="同户的几个孩子一次写完，各记一行；有个案的，附件3、4 与时限随之办结。节假日也可以登记。"
          >
            <HomeVisitForm
              key={submissionKey}
              submissionKey={submissionKey}
              childId={childId}
              today={now.today}
              visitors={loaded.myName}
              serves={loaded.serves}
              action={recordHomeVisitAction}
              goTo={goTo}
              choices={loaded.choices}
            />
          </Section>
        ) : null}
        <Section
          id="household"
          title={`同户的孩子 ${siblings.length}人`}
          note="系统只凭监护人电话、住址提出，由人认定。"
        >
          <div className="flex flex-col gap-4">
            {siblings.length === 0 ? <p className="text-muted">还没有认定同户的孩子。</p> : null}
            <ul>
              {siblings.map((one) => (
                <li key={one.id} className="flex flex-wrap gap-x-4 py-1">
                  <TextLink href={`/children/${one.id}`} className="font-semibold">
                    {one.name}
                  </TextLink>
                  <span className="text-muted">
                    {one.class?.name} {one.school?.name} · {codeText(HOUSEHOLD_BASIS_LABEL, one.basis)}
                  </span>
                </li>
              ))}
            </ul>
            {links && proposals.length > 0 ? (
              <StepPanel title={`可能同户的 ${proposals.length}人，待认定`} clause="" open>
                <LinkHousehold
                  key={submissionKey}
                  about={about}
                  proposals={proposals.map((one) => ({
                    value: one.id,
                    label: one.name,
                    detail: `${one.class?.name ?? ''} ${codeText(HOUSEHOLD_BASIS_LABEL, one.basis)}`,
                  }))}
                  basis={proposals[0]?.basis ?? 'declared'}
                  action={linkHouseholdAction}
                  goTo={goTo}
                />
              </StepPanel>
            ) : null}
            {links && members.length > 0 ? (
              <StepPanel title="解除同户" clause="">
                <UnlinkHousehold
                  key={submissionKey}
                  about={about}
                  members={members.map((one) => ({ value: one.memberId, label: one.name }))}
                  action={unlinkHouseholdAction}
                  goTo={goTo}
                />
              </StepPanel>
            ) : null}
          </div>
        </Section>
        <Section id="visits" title={`家访 ${visits.length}次`}>
          <VisitTable visits={visits} today={now.today} withChild={false} />
        </Section>
      </ArrivalFocus>
    </>
  )
}
