import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { PrintButton } from '#components/bureau/print-button'
import { clauseText } from '#components/cases/clause-text'
import { PrintedHead } from '#components/pieces/printed-head'
import { FigureTable } from '#components/returns/figure-table'
import { AcceptReturn, SendBackReturn, SubmitReturn } from '#components/returns/return-forms'
import { RosterTable } from '#components/returns/roster-table'
import { StandingTag } from '#components/returns/standing-tag'
import { VersionList } from '#components/returns/version-list'
import { DayText, dueText, fullDayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { figureChanges } from '#lib/rules/returns/return-figures'
import { RETURN_LABEL, RETURN_PARTS } from '#lib/rules/returns/return-kinds'
import { countedUntil, periodText } from '#lib/rules/returns/return-periods'
import { RETURN_SENDERS } from '#lib/rules/returns/return-steps'
import { loadPrintedHead } from '#lib/server/printed-head'
import { type LoadedReturn, loadReturn } from '#lib/server/returns/load-return'
import { acceptReturnAction, sendBackReturnAction, submitReturnAction } from './actions.ts'

export const metadata: Metadata = { title: '月报、期报' }

/** 一期报表：数、名册、各项文字、报过的各版；归我办的在最下。 */
export default async function ReturnPage({ params }: PageProps<'/returns/[returnId]'>) {
  const actor = await requireActor(
    'officer',
    'principal',
    'township',
    'township_leader',
    'bureau',
    'inspector',
  )
  const { returnId } = await params
  if (!z.uuid().safeParse(returnId).success) notFound()
  const loaded = await loadReturn(actor, returnId)
  if (!loaded) notFound()
  const { found, last, now, standing, clock, today, clause } = loaded
  const sends = (RETURN_SENDERS as readonly string[]).includes(actor.role)
  const figures = last?.figures ?? now?.figures
  const differs = last && now ? figureChanges(last.figures, now.figures).length > 0 : false
  const to = ['县教育局', found.townshipName].filter(Boolean).join('、')
  return (
    <>
      <PageHeader
        title={`${found.schoolName}${periodText(found)}${RETURN_LABEL[found.kind]}`}
        crumbs={[{ label: '月报、期报', href: '/returns' }]}
        tags={<StandingTag standing={standing} late={clock?.late ?? false} />}
        lead={
          <>
            <DayText day={found.fromOn} today={today} />至<DayText day={found.toOn} today={today} />
            ，报{to}
            {clock?.running ? `，${dueText(clock.dueAt, today)}报出` : ''}。依据：{clauseText(clause)}
          </>
        }
        actions={<PrintButton />}
      />
      <ArrivalFocus key={found.versions.length}>
        {figures ? (
          <Section
            id="figures"
            title={last ? `第${last.version}版的数` : '照台账数出来的数'}
            note={last ? '报出时冻结。' : '还没有报出；报出那一刻再数一遍，随即冻结。'}
          >
            <FigureTable
              caption={`${RETURN_LABEL[found.kind]}，数到${fullDayText(last?.countedTo ?? countedUntil(found, today))}`}
              figures={figures}
              {...(differs && now ? { beside: { head: '照今天的台账', figures: now.figures } } : {})}
            />
          </Section>
        ) : null}
        <Parts loaded={loaded} />
        <Section id="roster" title={`登记造册 ${loaded.roster.length + loaded.beyond}人`}>
          <RosterTable rows={loaded.roster} today={today} />
          {loaded.beyond > 0 ? (
            <p className="pt-2 text-muted">
              名册上另有 {loaded.beyond}人归别的乡镇，这里不列姓名；全册报县教育局，那里看得到。
            </p>
          ) : null}
        </Section>
        <Section id="versions" title="报过的各版">
          <VersionList versions={found.versions} today={today} />
        </Section>
        {sends ? <Submit loaded={loaded} /> : null}
        {actor.role === 'bureau' && last && standing === 'submitted' ? (
          <Section id="answer" title={`答复第${last.version}版`}>
            <div className="flex flex-col gap-8">
              <AcceptReturn
                submissionKey={newId()}
                returnId={found.id}
                versionId={last.id}
                act={acceptReturnAction}
              />
              <SendBackReturn
                submissionKey={newId()}
                returnId={found.id}
                versionId={last.id}
                act={sendBackReturnAction}
              />
            </div>
          </Section>
        ) : null}
      </ArrivalFocus>
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}

function Parts({ loaded: { parts, last } }: { loaded: LoadedReturn }) {
  if (parts.length === 0 || !last) return null
  return (
    <Section id="parts" title="各项情况">
      <dl className="flex flex-col gap-3">
        {parts.map((part) => (
          <div key={part}>
            <dt className="font-semibold">{RETURN_PARTS[part].label}</dt>
            <dd className="whitespace-pre-line">{last.parts[part] ?? ''}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Submit({ loaded: { found, last, parts, standing } }: { loaded: LoadedReturn }) {
  const form = (
    <SubmitReturn
      submissionKey={newId()}
      returnId={found.id}
      version={found.versions.length}
      parts={parts}
      written={last?.parts ?? {}}
      label={last ? `报出第${last.version + 1}版` : '报送县教育局'}
      submit={submitReturnAction}
    />
  )
  if (standing === 'owed' || standing === 'sent_back')
    return (
      <Section id="submit" title={standing === 'owed' ? '报送' : '补正重报'}>
        {form}
      </Section>
    )
  return (
    <Section id="submit" title="改版" note="报出去的不改；要改就另报一版，前一版留着。">
      <details>
        <summary className="flex min-h-11 items-center font-medium text-accent hover:bg-accent-soft">
          有遗漏或更正，另报一版
        </summary>
        {form}
      </details>
    </Section>
  )
}
