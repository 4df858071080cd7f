import type { Metadata } from 'next'
import { PolicyTerm } from '#components/bureau/policy-term'
import { clauseText } from '#components/cases/clause-text'
import { fullDayText } from '#components/ui/date-text'
import { Empty } from '#components/ui/empty'
import { PageHeader } from '#components/ui/page-header'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { findPolicy } from '#lib/data/policies'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { type PolicyLine, policyLines } from '#lib/rules/policy/policy-lines'
import { expiryWarning } from '#lib/rules/policy/profiles'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '所依文件' }

/** 本县所依的文件，逐值列出：是多少、哪一条、原话、没有写明时怎么读；这一页只看，不改。 */
export default async function PolicyPage() {
  const actor = await requireActor('bureau')
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const policy = await db.asActor(actor, (tx) => findPolicy(tx, actor, today))
  if (!policy) return <Empty>今天没有有效的文件，请联系系统管理员录入。</Empty>
  const { profile } = policy
  const lines = policyLines(profile)
  return (
    <>
      <PageHeader
        title={profile.title}
        crumbs={[{ label: '全县', href: '/bureau' }]}
        lead={`${profile.document}，${profile.issuedBy}；${fullDayText(profile.validFrom)}起${profile.validTo ? `，有效期至${fullDayText(profile.validTo)}` : '，没有写有效期'}。国家法律打底，取更早、更严的`}
      />
      <PolicyTerm profile={profile} warning={expiryWarning(profile, today)} />
      <Table
        caption={`逐值，${lines.length}条`}
        columns={[
          { key: 'label', head: '管什么', cell: ({ label }: PolicyLine) => label },
          { key: 'value', head: '是多少', cell: ({ value }) => value },
          { key: 'clause', head: '依据', cell: ({ clause }) => clauseText(clause) },
          {
            key: 'words',
            head: '原话',
            cell: ({ words, reading }) => (
              <>
                {words ? `“${words}”` : ''}
                {reading ? <span className="block text-muted">读作：{reading}</span> : null}
              </>
            ),
          },
        ]}
        rows={lines}
        rowKey={({ label, value, clause }) => `${label} ${value} ${clause}`}
        empty="没有值。"
      />
    </>
  )
}
