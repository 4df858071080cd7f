import type { Metadata } from 'next'
import { BareAct } from '#components/cases/bare-act'
import { dutyGroups } from '#components/cases/duty-groups'
import { StepPanel } from '#components/cases/step-panel'
import { ReasonForm } from '#components/cases/text-act-form'
import { Annex5 } from '#components/pieces/annex-5'
import { DutyList } from '#components/pieces/duty-list'
import { TextLink } from '#components/ui/app-link'
import { MomentText } from '#components/ui/date-text'
import { Empty } from '#components/ui/empty'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { requireActor } from '#lib/auth/require-actor'
import { listCaseDuties } from '#lib/data/cases/list-duties'
import { newId } from '#lib/data/ids'
import { listInbox } from '#lib/data/reports-inbox'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { inboxPaper } from '#lib/server/cases/papers'
import { deps } from '#lib/server/deps'
import { receiveReportAction, sendBackReportAction } from './actions.ts'

export const metadata: Metadata = { title: '本乡镇' }

const OURS = ['township', 'township_leader', 'village']

export default async function TownshipPage() {
  const actor = await requireActor('township', 'township_leader')
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const now = { at, today: dayOf(at) }
  const { inbox, duties } = await db.asActor(actor, async (tx) => ({
    inbox: await listInbox(tx, actor),
    duties: await listCaseDuties(tx, actor),
  }))
  return (
    <>
      <PageHeader title="本乡镇" lead={`待签收 ${inbox.length} 份，在走的时限 ${duties.length} 项`} />
      <Section
        id="inbox"
        title={`待签收的报告单 ${inbox.length}份`}
        note="签收之后个案归本乡镇劝返，入户时限随即起算；不该由本乡镇办的，退回并说明。"
      >
        {inbox.length === 0 ? <Empty>没有待签收的报告单。</Empty> : null}
        <ul className="flex flex-col gap-10">
          {inbox.map((paper) => {
            const act = {
              submissionKey: newId(),
              caseId: paper.case.id,
              version: paper.case.version,
            }
            return (
              <li key={paper.id} className="grid gap-6 xl:grid-cols-[minmax(0,50rem)_minmax(18rem,1fr)]">
                <Annex5 {...inboxPaper(paper)} />
                <div className="flex flex-col gap-4">
                  <p>
                    {paper.school.name} <MomentText at={paper.sentAt} today={now.today} /> 送达 ·{' '}
                    <TextLink href={`/cases/${paper.case.id}`}>打开个案 {paper.case.number}</TextLink>
                  </p>
                  {paper.case.schoolFailure ? <p className="text-late">{paper.case.schoolFailure}</p> : null}
                  <BareAct
                    act={act}
                    label="签收"
                    pendingText="正在签收"
                    action={receiveReportAction}
                    goTo={`/cases/${paper.case.id}`}
                  />
                  <StepPanel title="退回并说明" clause="">
                    <ReasonForm
                      act={act}
                      id={`back-${paper.id}`}
                      label="退回学校"
                      ask="退回的理由"
                      hint="学校会看到这段话，并另有时限重报。"
                      danger
                      action={sendBackReportAction}
                      goTo="/township"
                    />
                  </StepPanel>
                </div>
              </li>
            )
          })}
        </ul>
      </Section>
      <Section id="duties" title="个案按到期">
        <DutyList groups={dutyGroups(duties, OURS, now)} />
      </Section>
    </>
  )
}
