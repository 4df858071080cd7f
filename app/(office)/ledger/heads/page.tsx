import type { Metadata } from 'next'
import { CodeForm } from '#components/inspector/code-form'
import { MomentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { findByCode, HEADS_PER_PAGE, listHeadPage } from '#lib/data/ledger-chain'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { readShortCode, shortCode } from '#lib/rules/ledger/encoding'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '链头与短码' }

export default async function HeadsPage({ searchParams }: PageProps<'/ledger/heads'>) {
  const actor = await requireActor('inspector', 'bureau')
  const query = await searchParams
  const typed = typeof query.code === 'string' ? query.code.trim().slice(0, 90) : ''
  const code = typed ? readShortCode(typed) : null
  const before = Number(/^\d{1,15}$/.exec(String(query.before ?? ''))?.[0] ?? 0) || undefined
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const seen = await db.asActor(actor, async (tx) => ({
    page: await listHeadPage(tx, actor, before),
    at: code ? await findByCode(tx, actor, code.seq) : null,
  }))
  return (
    <>
      <PageHeader
        title="链头与短码"
        crumbs={[{ label: '台账', href: '/ledger' }]}
        lead="凡是能打印的记录（报告单、法律文书、登记表、台账、统计与办公桌），纸末都印着当时的链头短码。把纸上的码填进来，看那一条今天是否还是原样。"
      />
      <CodeForm code={typed} />
      {typed ? <Finding code={code} at={seen.at} today={today} /> : null}
      <Section id="heads" title="封存过的链头">
        <Table
          caption={`链头，本页${seen.page.heads.length}个，新的在前`}
          columns={[
            { key: 'seq', head: '封存到第几条', numeric: true, cell: (row: HeadRow) => row.seq },
            {
              key: 'at',
              head: '封存时间',
              cell: (row) => <MomentText at={row.sealedAt} today={today} />,
            },
            { key: 'code', head: '短码', cell: (row) => <code>{shortCode(row)}</code> },
          ]}
          rows={seen.page.heads}
          rowKey={(row) => String(row.seq)}
          empty="尚未封存过。后台启动后每60秒封存一次。"
        />
        {seen.page.next ? (
          <div className="pt-4 print:hidden">
            <LinkButton href={`/ledger/heads?before=${seen.page.next}#heads`}>
              更早的{HEADS_PER_PAGE}个
            </LinkButton>
          </div>
        ) : null}
      </Section>
    </>
  )
}

type HeadRow = Awaited<ReturnType<typeof listHeadPage>>['heads'][number]

type FindingProps = {
  code: ReturnType<typeof readShortCode>
  at: Awaited<ReturnType<typeof findByCode>>
  today: string
}

function Finding({ code, at, today }: FindingProps) {
  if (!code) return <Notice kind="refusal" title="短码不成形。请照纸上抄写，应如 12408-7F3A91C2E04B5D66。" />
  if (!at)
    return (
      <Notice kind="refusal" title={`台账现在没有第 ${code.seq} 条：纸上的链头比现有的台账还长。`}>
        这说明台账被截短，或纸不是本法域的。请保留这张纸并立即核验全链。
      </Notice>
    )
  if (!at.hash.startsWith(code.prefix))
    return (
      <Notice kind="refusal" title={`第 ${code.seq} 条与纸上的短码不符。`}>
        现在的短码是 <code>{shortCode({ seq: code.seq, hash: at.hash })}</code>
        。先核对有没有抄错；没有抄错，就是台账在这一条或之前被动过，请核验全链找出是哪一条。
      </Notice>
    )
  return (
    <Notice kind="success" title={`相符：台账到第 ${code.seq} 条，与纸上的一字不差。`}>
      这一条接链于 <MomentText at={at.linkedAt} today={today} />
      {at.sealed ? (
        <>
          ，由封存到第 {at.sealed.seq} 条的链头盖住（
          <MomentText at={at.sealed.at} today={today} />
          ）。
        </>
      ) : (
        '，还没有封存。'
      )}
      短码只对这一条的哈希；要证明此前每一条都没有动过，请核验全链。
    </Notice>
  )
}
