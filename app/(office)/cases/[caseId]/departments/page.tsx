import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { clauseText } from '#components/cases/clause-text'
import { StepHead } from '#components/cases/step-head'
import { StepPanel } from '#components/cases/step-panel'
import { AnswerReferral, AskDepartment } from '#components/referrals/referral-forms'
import { DayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { newId } from '#lib/data/ids'
import { type FoundReferral, listReferrals } from '#lib/data/referrals/department-referrals'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import {
  DEPARTMENT_ANSWER_LABEL,
  DEPARTMENTS,
  REFERRAL_READERS,
  REFERRERS,
} from '#lib/rules/referrals/departments'
import { type LoadedCase, loadCase } from '#lib/server/cases/load-case'
import { deps } from '#lib/server/deps'
import { askDepartmentAction, recordDepartmentAnswerAction } from './actions.ts'

export const metadata: Metadata = { title: '部门转办' }

/** 一件个案转给各部门的事与答复：民政救助、医学鉴定、违法用工、户籍核查。 */
export default async function DepartmentsPage({ params }: PageProps<'/cases/[caseId]/departments'>) {
  const { caseId } = await params
  const loaded = await loadCase(caseId)
  const { kase, actor, policy } = loaded
  if (!(REFERRAL_READERS as readonly string[]).includes(actor.role)) notFound()
  const rows = await deps().db.asActor(actor, (tx) => listReferrals(tx, actor, kase.id))
  const mayAct = (REFERRERS as readonly string[]).includes(actor.role) && STANDING_OF[kase.state] !== 'closed'
  const { departments } = policy.profile
  return (
    <>
      <StepHead
        title="部门转办"
        child={kase.child.name}
        detail={[kase.class?.name, kase.school?.name]}
        caseId={kase.id}
        clauses={[departments.clause]}
        profile={kase.policyCode}
      />
      <ArrivalFocus key={`${rows.length} ${rows.filter(({ answer }) => answer).length}`}>
        <Section
          id="referrals"
          title={`转办单 ${rows.length}张`}
          note="转的一方与责任督学看得到；部门没有账号，答复由转的一方登记。"
        >
          {rows.length === 0 ? (
            <p className="text-muted">这件个案还没有转给部门。</p>
          ) : (
            <ol className="border-t border-line-strong">
              {rows.map((row) => (
                <Referral key={row.id} row={row} loaded={loaded} mayAct={mayAct} />
              ))}
            </ol>
          )}
        </Section>
        {mayAct ? (
          <Section id="ask" title="转给一个部门" note={`依据：${clauseText(departments.clause)}`}>
            <AskDepartment
              about={{ submissionKey: newId(), caseId: kase.id }}
              departments={departments.value}
              act={askDepartmentAction}
            />
          </Section>
        ) : null}
      </ArrivalFocus>
    </>
  )
}

type ReferralProps = { row: FoundReferral; loaded: LoadedCase; mayAct: boolean }

function Referral({ row, loaded, mayAct }: ReferralProps) {
  const { kase, now } = loaded
  const { answer } = row
  const clock = kase.deadlines.find(({ subjectId }) => subjectId === row.id)
  const late = clock?.status === 'running' && clock.dueAt < now.at
  return (
    <li className="flex flex-col gap-2 border-b border-line bg-surface px-4 py-3">
      <p className="flex flex-wrap items-center gap-3">
        <strong>{DEPARTMENTS[row.department].label}</strong>
        <StateTag tone={answer ? 'closed' : late ? 'late' : 'due'}>
          {answer ? DEPARTMENT_ANSWER_LABEL[answer.decision] : late ? '逾期未答复' : '待答复'}
        </StateTag>
        <span className="text-sm text-muted">
          {row.unitName}
          {row.by}，<DayText day={row.askedOn} today={now.today} />转
        </span>
        <LinkButton href={`/cases/${kase.id}/departments/${row.id}`} size="dense">
          打印转办单
        </LinkButton>
      </p>
      <p className="whitespace-pre-line">{row.matter}</p>
      {answer ? (
        <p className="border-l-4 border-accent pl-3 whitespace-pre-line">
          <DayText day={answer.answeredOn} today={now.today} />
          答复：{answer.content}
          <span className="ml-2 text-sm text-muted">{answer.by}登记</span>
        </p>
      ) : mayAct ? (
        <StepPanel title="登记答复" clause="">
          <AnswerReferral
            about={{ submissionKey: newId(), caseId: kase.id }}
            referralId={row.id}
            today={now.today}
            act={recordDepartmentAnswerAction}
          />
        </StepPanel>
      ) : null}
    </li>
  )
}
