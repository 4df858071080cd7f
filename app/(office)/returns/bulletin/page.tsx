import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintBar } from '#components/cases/print-bar'
import { PrintedHead } from '#components/pieces/printed-head'
import { Bulletin } from '#components/returns/bulletin'
import { currentSitting } from '#lib/auth/current-sitting'
import { requireActor } from '#lib/auth/require-actor'
import { findTipLine } from '#lib/data/tips/tip-line'
import { sumFigures } from '#lib/rules/returns/return-figures'
import { deps } from '#lib/server/deps'
import { loadProfile } from '#lib/server/people/load-profile'
import { loadPrintedHead } from '#lib/server/printed-head'
import { loadReturnsOf } from '#lib/server/returns/load-returns-of'

export const metadata: Metadata = { title: '公开数字' }

/** 定期公开的数字（NA-7.9）：只用教育局已收的报表，小数盖住，印出来张贴、上网。 */
export default async function BulletinPage({ searchParams }: PageProps<'/returns/bulletin'>) {
  const actor = await requireActor('bureau')
  const { period } = await searchParams
  const { shown, today } = await loadReturnsOf(actor, typeof period === 'string' ? period : '')
  if (!shown) notFound()
  const accepted = shown.rows.flatMap(({ standing, last }) =>
    standing === 'accepted' && last ? [last.figures] : [],
  )
  const county = (await currentSitting())?.tenantName ?? ''
  const { paperNames } = await loadProfile(actor)
  const tipLine = await deps().db.asActor(actor, (tx) => findTipLine(tx, actor))
  return (
    <>
      <PrintBar title="公开数字" back={`/returns?period=${shown.key}`} backText="返回报表" />
      <Bulletin
        county={county}
        bureau={`${county}${paperNames.value.bureau}`}
        period={shown}
        schools={accepted.length}
        awaited={shown.rows.length - accepted.length}
        figures={sumFigures(accepted)}
        today={today}
        tipLine={tipLine}
      />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
