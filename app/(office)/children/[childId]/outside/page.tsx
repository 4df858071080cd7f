import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { clauseText } from '#components/cases/clause-text'
import { OutsideForm } from '#components/transfers/outside-form'
import { DayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { newId } from '#lib/data/ids'
import { listOutsideSchoolings, type OutsideRow } from '#lib/data/transfers/outside-schoolings'
import { OUTSIDE_ACT_LABEL, openOutsideActs } from '#lib/rules/placements/outside-schooling'
import { loadChild } from '#lib/server/children/load-child'
import { deps } from '#lib/server/deps'
import { recordOutsideSchoolingAction } from './actions.ts'

const TOWNSHIP: readonly string[] = ['township', 'township_leader']

export const metadata: Metadata = { title: '区外就读' }

export default async function OutsidePage({ params }: PageProps<'/children/[childId]/outside'>) {
  const { childId } = await params
  const { child, actor, now } = await loadChild(childId)
  const rows = await deps().db.asActor(actor, (tx) => listOutsideSchoolings(tx, actor, childId))
  const last = rows.at(-1)
  const standing = last && last.act !== 'ended' ? last : null
  const onRoll = (actor.role === 'officer' || actor.role === 'principal') && child.class !== null
  const mayRecord =
    onRoll ||
    (TOWNSHIP.includes(actor.role) &&
      child.class === null &&
      ['never_enrolled', 'away'].includes(child.status))
  return (
    <>
      <PageHeader
        title="区外就读"
        crumbs={[{ label: child.name, href: `/children/${child.id}` }]}
        lead={`${[child.name, child.class?.name, child.school?.name].filter(Boolean).join(' · ')}　依据：${clauseText('DT-4.4.3')}；${clauseText('J25-25')}`}
        {...(onRoll
          ? {
              actions: (
                <LinkButton href={`/transfers/new?child=${child.id}`} variant="primary">
                  办转学
                </LinkButton>
              ),
            }
          : {})}
      />
      <Section
        id="standing"
        title="现在"
        note={
          child.class === null
            ? '从没有编进本县班里、在外地上学的，由常住的乡镇凭就读证明登记，定期跟踪；回来没有入学的，照未入学立案。'
            : '人在外地读、学籍在本校的，应尽快办转学；没有转走之前定期跟踪，点名照假条带出。'
        }
      >
        <p>
          {standing ? (
            <>
              在{standing.place}
              {standing.schoolNamed}就读，下一次跟踪在{' '}
              <DayText day={standing.untilOn ?? ''} today={now.today} /> 之前。
            </>
          ) : (
            '没有登记区外就读。'
          )}
        </p>
      </Section>
      {mayRecord ? (
        <Section id="record" title={standing ? '跟踪' : '登记'}>
          <ArrivalFocus key={rows.length}>
            <OutsideForm
              key={rows.length}
              submissionKey={newId()}
              childId={child.id}
              acts={openOutsideActs(last?.act ?? null)}
              known={{ schoolNamed: standing?.schoolNamed ?? '', place: standing?.place ?? '' }}
              save={recordOutsideSchoolingAction}
            />
          </ArrivalFocus>
        </Section>
      ) : null}
      <Section id="history" title="各次记录">
        {rows.length === 0 ? <p className="text-muted">还没有记录。</p> : null}
        <ol className="flex flex-col gap-3">
          {rows.toReversed().map((row) => (
            <Line key={row.id} row={row} today={now.today} />
          ))}
        </ol>
      </Section>
    </>
  )
}

function Line({ row, today }: { row: OutsideRow; today: string }) {
  return (
    <li className="border-l-4 border-line-strong pl-3">
      <strong>{OUTSIDE_ACT_LABEL[row.act]}</strong>
      {row.place ? `：${row.place}${row.schoolNamed}` : ''}
      <p>
        {row.note}
        {row.proofId ? (
          <a href={`/api/files/${row.proofId}`} download className="ml-2 text-accent underline">
            打开证明
          </a>
        ) : null}
      </p>
      <p className="text-sm text-muted">
        {row.person.name} <DayText day={row.onDay} today={today} />
      </p>
    </li>
  )
}
