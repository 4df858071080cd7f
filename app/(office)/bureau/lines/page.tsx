import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { CohortForm } from '#components/bureau/cohort-form'
import { LineForm } from '#components/bureau/line-form'
import { clauseText } from '#components/cases/clause-text'
import { momentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import {
  INDICATOR_LABEL,
  INDICATORS,
  indicatorName,
  lineFor,
  lineText,
} from '#lib/rules/figures/control-line'
import { graduatingEntryYear } from '#lib/rules/figures/line-standing'
import { RETENTION_SPANS, RETENTION_WORDS } from '#lib/rules/figures/retention-rates'
import { schoolYearText } from '#lib/rules/figures/school-year'
import { deps } from '#lib/server/deps'
import { loadStanding } from '#lib/server/figures/load-standing'
import { setCohortBaseAction, setControlLineAction } from './actions.ts'

export const metadata: Metadata = { title: '控制线' }

/** 控制线与届别基数：文件写了的列出处，没有写的由县里按学年定；只增不改，改主意再定一条。 */
export default async function LinesPage() {
  const actor = await requireActor('bureau')
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const today = dayOf(at)
  const { year, lines, set, bases } = await db.asActor(actor, (tx) => loadStanding(tx, actor, today))
  const inForce = INDICATORS.map((indicator) => ({ indicator, line: lineFor(lines, indicator, year) }))
  return (
    <>
      <PageHeader
        title="控制线"
        crumbs={[{ label: '全县', href: '/bureau' }]}
        lead={`${schoolYearText(year)}；文件写了的从文件，县里另定的只能更严`}
      />
      <Section id="in-force" title="本学年的线">
        <ArrivalFocus key={set.length}>
          <Table
            caption={`控制线，${schoolYearText(year)}`}
            columns={[
              {
                key: 'indicator',
                head: '指标',
                cell: ({ indicator, line }: (typeof inForce)[number]) =>
                  line ? indicatorName(line) : INDICATOR_LABEL[indicator],
              },
              { key: 'line', head: '须', cell: ({ line }) => (line ? lineText(line) : '没有定') },
              {
                key: 'source',
                head: '依据',
                cell: ({ line }) =>
                  line ? (line.source ?? clauseText(line.clause)) : '文件没有写数，由县里定',
              },
            ]}
            rows={inForce}
            rowKey={({ indicator }) => indicator}
            empty="没有指标。"
          />
        </ArrivalFocus>
      </Section>
      <Section id="set" title="另定一条" note="定下之后不能改，只能再定一条；后定的为准，前一条留着。">
        <LineForm key={set.length} submissionKey={newId()} schoolYear={year} set={setControlLineAction} />
      </Section>
      <Section id="history" title="历次另定">
        <Table
          caption={`历次另定的控制线，${set.length}条，先定的在前`}
          columns={[
            {
              key: 'indicator',
              head: '指标',
              cell: (row: (typeof set)[number]) => INDICATOR_LABEL[row.indicator],
            },
            { key: 'line', head: '须', cell: lineText },
            { key: 'year', head: '学年', cell: ({ fromYear }) => schoolYearText(fromYear) },
            { key: 'source', head: '依据', cell: ({ source }) => source },
            { key: 'by', head: '谁定的', cell: ({ setBy, setAt }) => `${setBy} ${momentText(setAt, today)}` },
          ]}
          rows={set}
          rowKey={({ id }) => id}
          empty="县里没有另定过。"
        />
      </Section>
      <Section
        id="cohorts"
        title="届别基数"
        note="巩固率按届追踪。本产品上线之前入学的几届，招生与来去按当年年报填；没有填的那一届不出巩固率。"
      >
        <Table
          caption={`届别基数，${bases.length}届`}
          columns={[
            {
              key: 'span',
              head: '哪一段',
              cell: (row: (typeof bases)[number]) => RETENTION_WORDS[row.span].label,
            },
            { key: 'year', head: '入学年份', cell: ({ entryYear }) => entryYear },
            { key: 'admitted', head: '招生', numeric: true, cell: ({ admitted }) => admitted },
            { key: 'in', head: '转入', numeric: true, cell: ({ transferredIn }) => transferredIn },
            { key: 'out', head: '转出', numeric: true, cell: ({ transferredOut }) => transferredOut },
            { key: 'deceased', head: '死亡', numeric: true, cell: ({ deceased }) => deceased },
            { key: 'source', head: '依据', cell: ({ source }) => source },
          ]}
          rows={bases}
          rowKey={({ id }) => id}
          empty="还没有填。"
        />
        <div className="pt-6">
          <CohortForm
            key={bases.map(({ id }) => id).join()}
            submissionKey={newId()}
            spans={RETENTION_SPANS.map((value) => ({
              value,
              label: `${RETENTION_WORDS[value].label}（本学年毕业的${graduatingEntryYear(value, year)}年入学）`,
            }))}
            entryYear={graduatingEntryYear('junior', year)}
            set={setCohortBaseAction}
          />
        </div>
      </Section>
    </>
  )
}
