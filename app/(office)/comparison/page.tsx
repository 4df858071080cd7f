import type { Metadata } from 'next'
import { RowFilter, rowsHref } from '#components/bureau/row-filter'
import { ComparisonForm } from '#components/rolls/comparison-form'
import { FindingTable } from '#components/rolls/finding-table'
import { ImportProgress } from '#components/rolls/import-progress'
import { TextLink } from '#components/ui/app-link'
import { momentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { FINDINGS_PER_PAGE, latestRun, listFindings } from '#lib/data/rolls/matching/findings'
import { listPopulations } from '#lib/data/rolls/matching/merges'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { FINDING_KINDS, type FindingKind, isFindingKind } from '#lib/rules/rolls/matching/compare-lists'
import { deps } from '#lib/server/deps'
import { startComparisonAction } from './actions.ts'

export const metadata: Metadata = { title: '人籍比对' }

const KINDS = Object.keys(FINDING_KINDS) as FindingKind[]

/** 户籍 × 学籍 × 实际点名：起一次比对，逐处由人定。 */
export default async function ComparisonPage({ searchParams }: PageProps<'/comparison'>) {
  const actor = await requireActor('bureau')
  const { kind: asked, decided, page: askedPage } = await searchParams
  const kind = typeof asked === 'string' && isFindingKind(asked) ? asked : undefined
  const undecided = decided !== '1'
  const page = Math.max(1, Number(/^\d{1,5}$/.exec(String(askedPage ?? ''))?.[0] ?? 1))
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { run, populations, found } = await db.asActor(actor, async (tx) => {
    const latest = await latestRun(tx, actor)
    const filter = { undecided, ...(kind ? { kind } : {}) }
    return {
      run: latest,
      populations: await listPopulations(tx, actor),
      found: latest ? await listFindings(tx, actor, latest.id, filter, page) : null,
    }
  })
  const href = (change: Readonly<Record<string, string | undefined>>) =>
    rowsHref('/comparison', { kind, decided: undecided ? undefined : '1', ...change })
  return (
    <>
      <PageHeader
        title="人籍比对"
        crumbs={[{ label: '三本台账', href: '/ledgers' }]}
        actions={<LinkButton href="/comparison/merges">合并登记</LinkButton>}
        lead={
          run
            ? `最近一次：${run.person.name} ${momentText(instant(run.recordedAt.getTime()), today)}，用${run.batch.fileName}，对上 ${run.matched} 人，比出 ${run.found} 处`
            : '还没有比对过。选一份户籍人口名单，与登记、学籍、点名对：比出未入学、籍在人走、人在无籍、疑似重复的，每一处由人定。'
        }
      />
      {populations.length > 0 ? (
        <ComparisonForm
          submissionKey={newId()}
          start={startComparisonAction}
          lists={populations.map((one) => ({
            value: one.id,
            label: `${one.fileName}（${one.creates + one.sames} 人${leftOut(one) > 0 ? `，另有 ${leftOut(one)} 行没有读进` : ''}）`,
          }))}
        />
      ) : (
        <p className="pb-4">
          还没有可用的户籍人口名单。请先到<TextLink href="/imports">导入名册</TextLink>导入一份并确认收下。
        </p>
      )}
      {run ? <ImportProgress state={run.state === 'waiting' ? 'comparing' : run.state} done={0} /> : null}
      {run && leftOut(run.batch) > 0 ? <LeftOut batch={run.batch} /> : null}
      {found ? (
        <>
          <RowFilter
            lines={[
              {
                label: '情形',
                links: [
                  { href: href({ kind: undefined }), text: '全部', current: kind === undefined },
                  ...KINDS.map((one) => ({
                    href: href({ kind: one }),
                    text: `${FINDING_KINDS[one].label} ${found.counts.get(one) ?? 0}`,
                    current: kind === one,
                  })),
                ],
              },
              {
                label: '决定',
                links: [
                  { href: href({ decided: undefined }), text: '待定', current: undecided },
                  { href: href({ decided: '1' }), text: '连同已定', current: !undecided },
                ],
              },
            ]}
          />
          <FindingTable rows={found.rows} total={found.total} />
          {page * FINDINGS_PER_PAGE < found.total ? (
            <div className="pt-4">
              <LinkButton href={href({ page: String(page + 1) })}>
                下一页（每页{FINDINGS_PER_PAGE}处）
              </LinkButton>
            </div>
          ) : null}
        </>
      ) : null}
    </>
  )
}

type ListRead = { readonly conflicts: number; readonly errors: number }

/** 名单上没有读进、因此谁也没有比的行。 */
function leftOut({ conflicts, errors }: ListRead): number {
  return conflicts + errors
}

/** 不漏一人：没有比的行说出来，打开就是那几行。 */
function LeftOut({ batch }: { batch: ListRead & { readonly id: string; readonly fileName: string } }) {
  const kinds = [
    { plan: 'error', label: '有误', count: batch.errors },
    { plan: 'conflict', label: '冲突', count: batch.conflicts },
  ].filter(({ count }) => count > 0)
  return (
    <div className="pb-4">
      <Notice kind="warn" title={`${batch.fileName}还有 ${leftOut(batch)} 行没有比`}>
        <p>
          这几行没有读进，没有上学的孩子也许就在其中。请改好之后再导一份，收下再比；从前的决定都留着。
          {kinds.map(({ plan, label, count }) => (
            <TextLink
              key={plan}
              href={`/imports/${batch.id}?plan=${plan}`}
              className="ml-3 inline-flex min-h-6 items-center"
            >
              {label} {count} 行
            </TextLink>
          ))}
        </p>
      </Notice>
    </div>
  )
}
