import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { PolicyTerm } from '#components/bureau/policy-term'
import { PolicyVersions } from '#components/bureau/policy-versions'
import { clauseText } from '#components/cases/clause-text'
import { fullDayText } from '#components/ui/date-text'
import { Empty } from '#components/ui/empty'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { type PolicyLine, policyLines } from '#lib/rules/policy/policy-lines'
import { expiryWarning } from '#lib/rules/policy/profiles'
import { deps } from '#lib/server/deps'
import { loadPolicy } from '#lib/server/figures/load-policy'
import { AdoptPart } from './adopt-part.tsx'

export const metadata: Metadata = { title: '所依文件' }

/** 本县所依的文件，逐值列出：是多少、哪一条、原话、没有写明时怎么读；有新版的，在这里看改了什么、定哪天起。 */
export default async function PolicyPage() {
  const actor = await requireActor('bureau')
  const today = dayOf(instant(deps().clock.now().getTime()))
  const { policy, versions, offers } = await loadPolicy(actor, today)
  const sum = (pick: (one: (typeof versions)[number]) => number) =>
    versions.reduce((total, one) => total + pick(one), 0)
  const adopting = (
    <>
      <AdoptPart
        offers={offers}
        openCases={sum(({ openCases }) => openCases)}
        runningClocks={sum(({ runningClocks }) => runningClocks)}
      />
      <Section id="versions" title="历次采用" note="写下不改。个案按立案那天有效的一版走到销号。">
        <ArrivalFocus key={versions.length}>
          <PolicyVersions versions={versions} currentId={policy?.versionId ?? null} today={today} />
        </ArrivalFocus>
      </Section>
    </>
  )
  if (!policy) {
    return (
      <>
        <PageHeader title="所依文件" crumbs={[{ label: '全县', href: '/bureau' }]} />
        <Empty>今天没有有效的文件：新立的案没有时限可依。请采用新版，或联系系统管理员装载。</Empty>
        {adopting}
      </>
    )
  }
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
      {adopting}
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
