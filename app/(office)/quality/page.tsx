import type { Metadata } from 'next'
import { RowFilter, rowsHref } from '#components/bureau/row-filter'
import { ContradictionTable } from '#components/rolls/contradiction-table'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'
import { CONTRADICTIONS_PER_PAGE, listContradictions } from '#lib/data/rolls/list-contradictions'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { CONTRADICTIONS, type Contradiction, isContradiction } from '#lib/rules/rolls/quality'
import { pageNumber } from '#lib/schemas/page-number'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '信息不一致' }

const KINDS = Object.keys(CONTRADICTIONS) as Contradiction[]

/** 登记与办理之间说不通的各处，各有该去弄清的一方。 */
export default async function QualityPage({ searchParams }: PageProps<'/quality'>) {
  const actor = await requireActor(
    'officer',
    'principal',
    'township',
    'township_leader',
    'bureau',
    'inspector',
  )
  const { kind: asked, page: askedPage } = await searchParams
  const kind = typeof asked === 'string' && isContradiction(asked) ? asked : undefined
  const page = pageNumber(askedPage)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { rows, counts } = await db.asActor(actor, (tx) =>
    listContradictions(tx, actor, today, { page, ...(kind ? { kind } : {}) }),
  )
  const whole = KINDS.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0)
  const total = kind ? (counts.get(kind) ?? 0) : whole
  const href = (change: Readonly<Record<string, string | undefined>>) =>
    rowsHref('/quality', { kind, ...change })
  return (
    <>
      <PageHeader
        title="信息不一致"
        crumbs={[{ label: '三本台账', href: '/ledgers' }]}
        lead={`在您管理范围内 ${whole} 处，由现在的记录推出；弄清一处，少一处`}
      />
      <RowFilter
        lines={[
          {
            label: '哪一种',
            links: [
              { href: href({ kind: undefined }), text: `全部 ${whole}`, current: kind === undefined },
              ...KINDS.filter((one) => (counts.get(one) ?? 0) > 0 || one === kind).map((one) => ({
                href: href({ kind: one }),
                text: `${CONTRADICTIONS[one].label} ${counts.get(one) ?? 0}`,
                current: one === kind,
              })),
            ],
          },
        ]}
      />
      <ContradictionTable rows={rows} total={total} />
      {page * CONTRADICTIONS_PER_PAGE < total ? (
        <div className="pt-4">
          <LinkButton href={href({ page: String(page + 1) })}>
            下一页（每页{CONTRADICTIONS_PER_PAGE}处）
          </LinkButton>
        </div>
      ) : null}
    </>
  )
}
