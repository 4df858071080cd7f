import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { PrintButton } from '#components/bureau/print-button'
import { clauseText } from '#components/cases/clause-text'
import { PrintedHead } from '#components/pieces/printed-head'
import { PledgeForm } from '#components/responsibility/pledge-form'
import { DayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { listPledges, type TownshipPledge } from '#lib/data/responsibility/pledges'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { deps } from '#lib/server/deps'
import { loadProfile } from '#lib/server/people/load-profile'
import { loadPrintedHead } from '#lib/server/printed-head'
import { recordPledgeAction } from './actions.ts'

export const metadata: Metadata = { title: '年度责任书' }

/** 年度责任书（NA-2.2）：市政府每年与各乡镇、街道各签一份，没有签的列在前面。 */
export default async function PledgesPage() {
  const actor = await requireActor('bureau', 'township', 'township_leader')
  const profile = await loadProfile(actor)
  if (!profile.annualPledge.value) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const year = Number(today.slice(0, 4))
  const rows = await db.asActor(actor, (tx) => listPledges(tx, actor, year))
  const unsigned = rows.filter(({ pledge }) => pledge === null)
  const desk = DESKS[actor.role]
  const submissionKey = newId()
  return (
    <>
      <PageHeader
        title={`${year}年责任书`}
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`${rows.length}个乡镇、街道，已签 ${rows.length - unsigned.length}，未签 ${unsigned.length}。依据：${clauseText(profile.annualPledge.clause)}`}
        actions={<PrintButton />}
      />
      <ArrivalFocus key={submissionKey}>
        <Section id="rows" title="签订情况">
          <Table
            caption={`${year}年，未签的在前`}
            columns={[
              { key: 'name', head: '乡镇、街道', cell: (row: TownshipPledge) => row.name },
              {
                key: 'state',
                head: '签订',
                cell: ({ pledge }) =>
                  pledge ? (
                    <DayText day={pledge.signedOn} today={today} />
                  ) : (
                    <StateTag tone="late">未签</StateTag>
                  ),
              },
              { key: 'paper', head: '文号或存放处', cell: ({ pledge }) => pledge?.paperNumber ?? '' },
            ]}
            rows={[...unsigned, ...rows.filter(({ pledge }) => pledge !== null)]}
            rowKey={({ id }) => id}
            empty="没有可签的乡镇、街道。"
          />
        </Section>
        {actor.role === 'bureau' && unsigned.length > 0 ? (
          <Section id="sign" title="登记一份">
            <PledgeForm
              key={submissionKey}
              submissionKey={submissionKey}
              year={year}
              today={today}
              townships={unsigned.map(({ id, name }) => ({ value: id, label: name }))}
              action={recordPledgeAction}
            />
          </Section>
        ) : null}
      </ArrivalFocus>
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
