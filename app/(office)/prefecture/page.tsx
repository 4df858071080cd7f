import type { Metadata } from 'next'
import { Chart } from '#components/bureau/chart'
import { PrintButton } from '#components/bureau/print-button'
import { PrintedHead } from '#components/pieces/printed-head'
import { CountyTable } from '#components/prefecture/county-table'
import { DayTable } from '#components/prefecture/day-table'
import { LineList, linesText } from '#components/prefecture/line-list'
import { momentText, monthDayText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { requireActor } from '#lib/auth/require-actor'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { STALE_HOURS } from '#lib/rules/figures/county-figures'
import { onTimeShare } from '#lib/rules/figures/on-time'
import { drawComparison, drawTrend } from '#lib/server/charts/charts'
import { deps } from '#lib/server/deps'
import { loadPrefecture } from '#lib/server/figures/load-prefecture'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '全州' }

/** 市州只看汇总（L12-36）：数字由后台在各县数好、盖住小数再写进来，这里没有一行儿童可读。 */
export default async function PrefecturePage() {
  const actor = await requireActor('prefecture')
  const at = instant(deps().clock.now().getTime())
  const today = dayOf(at)
  const { counties, days, lines } = await loadPrefecture(actor, { at, today })
  const stopped = counties.filter(({ snapshot }) => snapshot?.stale)
  const crossed = counties.flatMap(({ name, snapshot }) => {
    if (!snapshot) return []
    const { primary, junior } = snapshot.figures
    return [
      ...(primary.verdict === 'crossed' ? [`${name}小学`] : []),
      ...(junior.verdict === 'crossed' ? [`${name}初中`] : []),
    ]
  })
  const shares = counties.flatMap(({ name, snapshot }) =>
    snapshot && snapshot.figures.settled > 0
      ? [
          {
            label: name,
            value: onTimeShare({ metOnTime: snapshot.figures.onTime, settled: snapshot.figures.settled })
              .percent,
          },
        ]
      : [],
  )
  return (
    <div className="print:[zoom:0.6]">
      <PageHeader
        title="各县并列"
        lead={`截至 ${momentText(at, today)}；只看数字，不看姓名`}
        actions={<PrintButton />}
      />
      <div className="flex flex-col gap-3 pb-6 empty:hidden">
        {crossed.length > 0 ? (
          <Notice kind="warn" title={`越过控制线：${crossed.join('、')}`}>
            {lines.length > 0 ? `${linesText(lines)}；` : ''}县里另定更严的，按县里的判。
          </Notice>
        ) : null}
        {stopped.length > 0 ? (
          <Notice kind="warn" title={`数字停了：${stopped.map(({ name }) => name).join('、')}`}>
            超过{STALE_HOURS}小时没有新数字，表中是停下之前的；请联系该县查看后台。
          </Notice>
        ) : null}
      </div>
      <Section id="counties" title="县市">
        <CountyTable counties={counties} today={today} />
      </Section>
      {lines.length > 0 ? (
        <Section id="lines" title="文件定的线">
          <LineList lines={lines} />
        </Section>
      ) : null}
      <Section id="trend" title="走势与比较">
        <div className="grid grid-cols-1 gap-x-8 xl:grid-cols-2 print:grid-cols-2">
          <Chart
            title="全州每日点名报送率（%）"
            svg={drawTrend({
              unit: '%',
              kind: 'line',
              points: days.map(({ day, percent }) => ({ label: monthDayText(day), value: percent })),
            })}
            numbers={{ table: <DayTable days={days} /> }}
          />
          {shares.length > 0 ? (
            <Chart
              title="各县近30天按期率"
              svg={drawComparison({ points: shares, max: 100 })}
              numbers={{ table: <CountyTable counties={counties} today={today} /> }}
            />
          ) : null}
        </div>
      </Section>
      <PrintedHead head={await loadPrintedHead()} />
    </div>
  )
}
