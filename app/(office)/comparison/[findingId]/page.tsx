import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { clauseText } from '#components/cases/clause-text'
import { DecideFindingForm } from '#components/rolls/decide-finding-form'
import { ProposeMergeForm } from '#components/rolls/propose-merge-form'
import { TextLink } from '#components/ui/app-link'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { seeFinding } from '#lib/data/rolls/matching/findings'
import { FINDING_KINDS, isFindingKind } from '#lib/rules/rolls/matching/compare-lists'
import { decisionsFor, FINDING_DECISIONS, isFindingDecision } from '#lib/rules/rolls/matching/decisions'
import { isMatchRule, MATCH_RULES } from '#lib/rules/rolls/matching/match-pair'
import { deps } from '#lib/server/deps'
import { decideFindingAction, proposeMergeAction } from './actions.ts'

export const metadata: Metadata = { title: '一处比对结果' }

/** 一处：名单上怎样、登记里怎样、凭哪一条，由人定。 */
export default async function FindingPage({ params }: PageProps<'/comparison/[findingId]'>) {
  const actor = await requireActor('bureau')
  const { findingId } = await params
  const finding = await deps().db.asActor(actor, (tx) => seeFinding(tx, actor, findingId))
  if (!finding || !isFindingKind(finding.kind)) notFound()
  const { label, say, clause } = FINDING_KINDS[finding.kind]
  const [decided] = finding.matchDecisions
  const { row, child, otherChild } = finding
  const sides: readonly (readonly [string, string])[] = [
    ...(row
      ? [
          [
            '户籍名单',
            `第${row.rowNo}行，监护人${row.guardianName || '没有写'}，${row.householdCode}`,
          ] as const,
        ]
      : []),
    ...(child ? [['登记', sideText(child)] as const] : []),
    ...(otherChild ? [['另一条登记', sideText(otherChild)] as const] : []),
  ]
  return (
    <>
      <PageHeader
        title={`${finding.name}：${label}`}
        crumbs={[{ label: '人籍比对', href: '/comparison' }]}
        lead={`${say}（${clauseText(clause)}）`}
      />
      <dl className="grid max-w-2xl gap-2 pb-6">
        {finding.birthOn ? <Fact term="出生日期" text={finding.birthOn} /> : null}
        {sides.map(([term, text]) => (
          <Fact key={term} term={term} text={text} />
        ))}
        {finding.rule && isMatchRule(finding.rule) ? (
          <Fact term="凭" text={MATCH_RULES[finding.rule].text} />
        ) : null}
      </dl>
      {decided && isFindingDecision(decided.decision) ? (
        <div className="pb-6">
          <Notice kind="info" title={`已定：${FINDING_DECISIONS[decided.decision].label}`}>
            <p>
              {decided.reason}（{decided.person.name}）
              {finding.caseId ? <TextLink href={`/cases/${finding.caseId}`}>打开个案</TextLink> : null}
            </p>
            {decided.decision === 'not_same' && finding.row ? (
              <p className="mt-2">再比一次，名单上的这个人没有别的对得上，就按未入学列出，由人再定。</p>
            ) : null}
            {decided.decision === 'studying_elsewhere' && !finding.caseId ? (
              <p className="mt-2">
                在班里的由学校、没有班的由常住的乡镇限期取回就读证明，登记区外就读；到期没有，自动立案。
                {finding.childId ? (
                  <TextLink href={`/children/${finding.childId}`}>打开这个孩子</TextLink>
                ) : (
                  '还没有登记的先照名单登记；名单上没有性别、生日，或户籍地认不出乡镇的登记不了，改作“名单有误”。'
                )}
              </p>
            ) : null}
            {decided.decision === 'open_case' && !finding.caseId ? (
              <p className="mt-2">
                还没有立成，后台每分钟再试一次。
                {finding.kind === 'roll_without_person'
                  ? '一直立不成的，是最后一次到校之后，点名里没有无故不在的日子：已经回来的不必立；点名记错的请学校更正，更正了自动立。'
                  : '一直立不成的，不是名单上没有性别、生日，就是户籍地（已登记的，常住地）认不出是本县哪个乡镇：补登乡镇之后自动立；名单有误的，改作“名单有误”。'}
              </p>
            ) : null}
          </Notice>
        </div>
      ) : null}
      {finding.caseId ? null : (
        <DecideFindingForm
          submissionKey={newId()}
          findingId={finding.id}
          options={decisionsFor(finding.kind).map((one) => ({
            value: one,
            label: FINDING_DECISIONS[one].label,
          }))}
          decide={decideFindingAction}
        />
      )}
      {finding.kind === 'two_records' && finding.childId && finding.otherChildId ? (
        <ProposeMergeForm
          submissionKey={newId()}
          records={[
            { id: finding.childId, label: child ? sideText(child) : '' },
            { id: finding.otherChildId, label: otherChild ? sideText(otherChild) : '' },
          ]}
          propose={proposeMergeAction}
        />
      ) : null}
    </>
  )
}

type Side = {
  readonly name: string
  readonly school: { readonly name: string } | null
  readonly class: { readonly name: string } | null
}

function sideText({ name, school, class: klass }: Side): string {
  return `${name}，${school ? `${school.name}${klass?.name ?? ''}` : '不在任何学校'}`
}

function Fact({ term, text }: { term: string; text: string }) {
  return (
    <div className="grid grid-cols-[6rem_1fr] gap-2">
      <dt className="text-muted">{term}</dt>
      <dd>{text}</dd>
    </div>
  )
}
