import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ReportForm } from '#components/cases/report-form'
import { StepHead } from '#components/cases/step-head'
import { fullDayText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'
import { openDraft } from '#lib/data/reports'
import { annex5Source, reportRecipients } from '#lib/duties/cases/report-paper'
import { draftReport, reportFromStored } from '#lib/papers/suspected-dropout-report'
import { takeStep } from '#lib/rules/cases/take-step'
import { refusalText } from '#lib/rules/refusal-text'
import { loadCase } from '#lib/server/cases/load-case'
import { caseMasks } from '#lib/server/cases/masks'
import { annex5Facts } from '#lib/server/cases/papers'
import { draftWrittenReportAction, signAndSendReportAction } from './actions.ts'

export const metadata: Metadata = { title: '书面报告' }

const SOURCE_LABEL = {
  township: '报送乡镇',
  school: '学校',
  grade: '年级',
  classNo: '班',
  childName: '学生姓名',
  absentSinceOn: '缺勤自',
} as const

export default async function ReportPage({ params }: PageProps<'/cases/[caseId]/report'>) {
  const { caseId } = await params
  const loaded = await loadCase(caseId)
  const { kase, policy, actor, facts, submissionKey } = loaded
  const draft = openDraft(kase)
  const verb = draft?.draftedByClock ? 'sign_moved_report' : 'report_to_township'
  const early = kase.state === 'alert' || kase.state === 'persuading'
  if (actor.role !== 'officer' && actor.role !== 'principal') notFound()
  // 按了返回键、别人先办了：回到个案，看现在归谁。
  if (!early && !draft?.draftedByClock) redirect(`/cases/${kase.id}`)
  const taken = takeStep(kase.state, verb, 'principal', facts)
  const source = draftReport(annex5Source(kase, policy))
  const written = draft ? reportFromStored(draft.body) : null
  const box = (key: 'reason' | 'village' | 'guardianName') =>
    written?.[key] ? { value: written[key], source: '来自已存的草稿' } : source[key]
  const values = Object.fromEntries(Object.entries(source).map(([key, { value }]) => [key, value]))
  const base = `/cases/${kase.id}`
  return (
    <>
      <StepHead
        title="疑似辍学学生报告单（附件5）"
        child={kase.child.name}
        detail={[kase.class?.name, kase.school?.name]}
        caseId={kase.id}
        clauses={taken.ok ? taken.value.step.clause : []}
        profile={kase.policyCode}
      />
      {taken.ok ? null : (
        <div className="pb-6">
          <Notice kind="warn" title={`现在还不能签发。${refusalText(taken.refusal)}`}>
            可以先存草稿，备齐之后由校长签发。
          </Notice>
        </div>
      )}
      <ReportForm
        act={{ submissionKey, caseId: kase.id, version: kase.version }}
        drafted={{ reason: box('reason'), village: box('village'), guardianName: box('guardianName') }}
        fixed={annex5Facts(reportFromStored(values), caseMasks(loaded).phone.mask)}
        sources={Object.entries(SOURCE_LABEL).map(([key, label]) => ({
          label,
          ...source[key as keyof typeof SOURCE_LABEL],
          ...(key === 'absentSinceOn' ? { value: fullDayText(kase.absentSinceOn) } : {}),
        }))}
        recipients={reportRecipients(kase, policy).map(({ name }) => name)}
        sign={
          actor.role === 'principal' && taken.ok
            ? {
                label: draft?.draftedByClock ? taken.value.step.label : '签发并报送乡镇',
                action: signAndSendReportAction,
              }
            : null
        }
        draft={draftWrittenReportAction}
        countersign={policy.profile.countersignature.value ? { label: '责任督学签字' } : undefined}
        back={base}
      />
    </>
  )
}
