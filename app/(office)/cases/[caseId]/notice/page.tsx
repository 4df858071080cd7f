import type { Metadata } from 'next'
import { NoticeForm } from '#components/cases/notice-form'
import { StepHead } from '#components/cases/step-head'
import { fullDayText } from '#components/ui/date-text'
import { dutyStartedAt } from '#lib/duties/cases/duty-started-at'
import { dayOf, startOfDay } from '#lib/rules/calendar/instant'
import { stepLabel } from '#lib/rules/cases/step-label'
import { loadStep } from '#lib/server/cases/load-step'
import { serveNoticeAction } from './actions.ts'

export const metadata: Metadata = { title: '下达通知书' }

export default async function NoticePage({ params }: PageProps<'/cases/[caseId]/notice'>) {
  const { caseId } = await params
  const { act, kase, taken, now, policy } = await loadStep(caseId, 'serve_notice')
  const returnBy = dutyStartedAt(policy, 'return_by', startOfDay(now.today))
  return (
    <>
      <StepHead
        title={policy.profile.notice.value.name}
        child={kase.child.name}
        detail={[kase.village?.name, kase.school?.name]}
        caseId={kase.id}
        clauses={taken.step.clause}
        profile={kase.policyCode}
      />
      <NoticeForm
        act={act}
        today={now.today}
        earliest={kase.absentSinceOn}
        returnBy={`今天送达，期限为 ${fullDayText(dayOf(returnBy.dueAt))}（${returnBy.amount}日）`}
        content={`${kase.child.name}自${fullDayText(kase.absentSinceOn)}起无故未到校，经批评教育仍未返校，请于期限之内送其返校就读。`}
        label={stepLabel(taken.verb, taken.step, policy.profile)}
        action={serveNoticeAction}
        back={`/cases/${kase.id}`}
      />
    </>
  )
}
