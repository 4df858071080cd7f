import type { Metadata } from 'next'
import { lineMark } from '#components/bureau/line-words'
import { PrintButton } from '#components/bureau/print-button'
import { RateFigure } from '#components/bureau/rate-figure'
import { PrintedHead } from '#components/pieces/printed-head'
import { TextLink } from '#components/ui/app-link'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { documentLines, listSetLines } from '#lib/data/control-lines'
import { findPolicy } from '#lib/data/policies'
import { countByBand } from '#lib/data/rolls/count-by-band'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { type BandCount, bandEnrolment, countedAs } from '#lib/rules/figures/enrolment-rates'
import { bandStandings } from '#lib/rules/figures/line-standing'
import { schoolYearOf } from '#lib/rules/figures/school-year'
import { AGE_BANDS } from '#lib/rules/rolls/school-age'
import { STUDY_STATUSES } from '#lib/rules/rolls/study-status'
import { ledgerQueryText } from '#lib/schemas/rolls/ledger-filter'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '入学率' }

const COUNTED_TEXT = { in: '计入在校', out: '只在分母', aside: '不计' } as const

/** 净入学率（DDK-2.1，LX-1.3）：小学、初中学龄各一个数，逐就学状态列出怎么计；每个人数按下即见那些孩子。 */
export default async function EnrolmentRowsPage() {
  const actor = await requireActor('bureau')
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const year = schoolYearOf(today)
  const { counts, lines } = await db.asActor(actor, async (tx) => {
    const policy = await findPolicy(tx, actor, today)
    return {
      counts: await countByBand(tx, actor, today),
      lines: [...(policy ? documentLines(policy.profile) : []), ...(await listSetLines(tx, actor))],
    }
  })
  const bands = bandEnrolment(counts)
  return (
    <>
      <PageHeader
        title="入学率"
        crumbs={[
          { label: '全县', href: '/bureau' },
          { label: '离控制线', href: '/rows/line' },
        ]}
        lead="按适龄儿童台账此刻的就学状态算；与台账一个说法"
        actions={
          <>
            <LinkButton href="/bureau/lines">控制线</LinkButton>
            <PrintButton />
          </>
        }
      />
      <div className="grid grid-cols-1 gap-3 pb-6 sm:grid-cols-2">
        {bandStandings(counts, lines, year).map((one) => {
          const { band, rate } = one
          const mark = lineMark(one)
          return (
            <RateFigure
              key={band}
              rate={rate}
              label={`${AGE_BANDS[band].label}入学率`}
              unit="人"
              href={`/ledgers/school-age${ledgerQueryText({ on: today, band }, today)}`}
              {...(mark ? { line: mark } : {})}
            />
          )
        })}
      </div>
      {bands.map(({ band, counts: own }) => (
        <Section key={band} id={band} title={AGE_BANDS[band].label}>
          <Table
            caption={`${AGE_BANDS[band].label}，逐就学状态`}
            columns={[
              {
                key: 'status',
                head: '就学状态',
                cell: ({ status }: BandCount) => STUDY_STATUSES[status],
              },
              { key: 'counted', head: '怎么计', cell: ({ status }) => COUNTED_TEXT[countedAs(status)] },
              {
                key: 'children',
                head: '人数',
                numeric: true,
                cell: ({ status, children }) => (
                  <TextLink
                    href={`/ledgers/school-age${ledgerQueryText({ on: today, band, status }, today)}`}
                  >
                    {children}
                  </TextLink>
                ),
              },
            ]}
            rows={own}
            rowKey={({ status }) => status}
            empty="台账上没有这一段学龄的孩子。"
          />
        </Section>
      ))}
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
