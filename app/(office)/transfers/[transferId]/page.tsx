import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { DutyList } from '#components/pieces/duty-list'
import type { DutyItem } from '#components/pieces/duty-row'
import { withTransfers } from '#components/transfers/transfer-items'
import { TransferProgress } from '#components/transfers/transfer-progress'
import { TransferTag } from '#components/transfers/transfer-tag'
import { TextLink } from '#components/ui/app-link'
import { ageText, DayText, MomentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { CASE_STATE_LABEL, isCaseState } from '#lib/rules/cases/case-states'
import { DELIVERY_MEANS_LABEL, genderText, isKeyOf } from '#lib/rules/labels'
import { comesIn, fromText, TRANSFER_ROUTE_LABEL } from '#lib/rules/placements/transfer-states'
import { type LoadedTransfer, loadTransfer } from '#lib/server/transfers/load-transfer'
import { answerOf } from '#lib/server/transfers/reply-props'
import { TransferHistory } from './transfer-history.tsx'
import { TransferSteps } from './transfer-steps.tsx'

export const metadata: Metadata = { title: '转学' }

const NOTHING = { late: [], today: [], later: [], waiting: [] }

export default async function TransferPage({ params }: PageProps<'/transfers/[transferId]'>) {
  const { transferId } = await params
  const loaded = await loadTransfer(transferId)
  const { transfer, actor, now, duties, maySeal } = loaded
  const { summary } = transfer
  const ours = actor.role === 'principal' ? ['officer', 'principal'] : [actor.role]
  // 就在这一页，不再链到自己。
  const plain = (items: readonly DutyItem[]) => items.map(({ act: _act, aboutHref: _href, ...item }) => item)
  const found = withTransfers(NOTHING, duties, ours, now)
  const clocks = {
    late: plain(found.late),
    today: plain(found.today),
    later: plain(found.later),
    waiting: plain(found.waiting),
  }
  const waits = waitingText(loaded)
  const mayReply = actor.role === 'bureau' && answerOf(transfer) !== null
  return (
    <>
      <PageHeader
        title={`${summary.childName} · ${TRANSFER_ROUTE_LABEL[transfer.route].replace(/（.*/u, '')}`}
        crumbs={[{ label: '转学', href: '/transfers' }]}
        tags={<TransferTag route={transfer.route} state={transfer.state} />}
        lead={[
          genderText(summary.gender),
          ageText(summary.birthOn, now.today),
          summary.className,
          summary.school,
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            {maySeal ? <LinkButton href={`/transfers/${transfer.id}/sealed`}>密封文件</LinkButton> : null}
            {mayReply ? (
              <LinkButton href={`/transfers/${transfer.id}/reply`}>打印回函</LinkButton>
            ) : transfer.route === 'from_outside' ? null : (
              <LinkButton href={`/transfers/${transfer.id}/print`}>打印联系函</LinkButton>
            )}
          </>
        }
      />
      {waits ? <TransferProgress text={waits} /> : null}
      <Facts loaded={loaded} />
      <Section id="mine" title="现在归我办的">
        <ArrivalFocus key={transfer.steps.length}>
          <TransferSteps loaded={loaded} />
        </ArrivalFocus>
      </Section>
      {duties.length > 0 ? (
        <Section id="clocks" title="在走的时限">
          <DutyList groups={clocks} empty="没有归您的时限。" />
        </Section>
      ) : null}
      <Section id="history" title="走过的各步">
        <TransferHistory loaded={loaded} />
      </Section>
    </>
  )
}

/** 时钟几秒之内就办的；要等对方的不在其中。 */
function waitingText({ transfer }: LoadedTransfer): string | null {
  if (transfer.state === 'accepted') return '已接收，名册正在过来'
  if (transfer.state === 'recalled') return '正在向对方收回'
  if (transfer.route === 'to_county' && transfer.state === 'sent' && transfer.carriedAt === null)
    return '已同意转出，材料正在送往对方教育局'
  return null
}

function Facts({ loaded: { transfer, now, seesChild } }: { loaded: LoadedTransfer }) {
  const { summary, route } = transfer
  const means = transfer.sentMeans
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4 pb-8 lg:grid-cols-[auto_1fr_auto_1fr]">
      <Fact label="转出">
        {fromText(transfer)} {summary.className}
      </Fact>
      <Fact label="转入">
        {comesIn(route) ? (transfer.toSchool?.name ?? '待本局安排') : transfer.peerName}{' '}
        {route === 'to_county' || route === 'to_outside' ? transfer.schoolNamed : transfer.toClass?.name}
      </Fact>
      <Fact label="为何转学">{transfer.reason}</Fact>
      <Fact label="申请人">
        {transfer.applicantName}（{transfer.applicantRelation}）
        {transfer.proofId && seesChild ? (
          <a href={`/api/files/${transfer.proofId}`} download className="ml-2 text-accent underline">
            打开申请
          </a>
        ) : null}
      </Fact>
      {summary.kase ? (
        <Fact label="未结个案">
          {summary.kase.number}，提出时“
          {isCaseState(summary.kase.state) ? CASE_STATE_LABEL[summary.kase.state] : summary.kase.state}”，
          未到校自 <DayText day={summary.kase.absentSinceOn} today={now.today} />
        </Fact>
      ) : null}
      {means && isKeyOf(DELIVERY_MEANS_LABEL, means) ? (
        <Fact label="送出">
          {DELIVERY_MEANS_LABEL[means]} {transfer.trackingNumber}
        </Fact>
      ) : null}
      {route === 'to_county' && transfer.carriedAt ? (
        <Fact label="送到对方">
          <MomentText at={transfer.carriedAt.toISOString()} today={now.today} />
        </Fact>
      ) : null}
      {transfer.peerSerial ? <Fact label="来函编号">{transfer.peerSerial}</Fact> : null}
      {transfer.fromOn ? (
        <Fact label="新名册自">
          <DayText day={transfer.fromOn} today={now.today} />
        </Fact>
      ) : null}
      {transfer.childId && seesChild ? (
        <Fact label="档案">
          <TextLink href={`/children/${transfer.childId}`}>打开孩子的档案</TextLink>
        </Fact>
      ) : null}
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="whitespace-nowrap text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}
