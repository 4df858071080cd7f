import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ReportForm } from '#components/cases/report-form'
import { StepHead } from '#components/cases/step-head'
import { REPORT_TITLE } from '#components/pieces/report-paper'
import { fullDayText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'
import { lastOutsideUnit } from '#lib/data/external-papers'
import { openDraft } from '#lib/data/reports'
import { awaySince } from '#lib/duties/cases/case-papers'
import { annex5Source, reportRecipients, reportTown } from '#lib/duties/cases/report-paper'
import { draftReport, reportFromStored } from '#lib/papers/suspected-dropout-report'
import { takeStep } from '#lib/rules/cases/take-step'
import { refusalText } from '#lib/rules/refusal-text'
import { loadCase } from '#lib/server/cases/load-case'
import { caseMasks } from '#lib/server/cases/masks'
import { reportFacts } from '#lib/server/cases/report-papers'
import { deps } from '#lib/server/deps'
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
  // 四项由这张表单写明，签发时再核。
  const taken = takeStep(kase.state, verb, 'principal', { ...facts, fourFactsRequired: false })
  const source = draftReport(annex5Source(kase, policy))
  const written = draft ? reportFromStored(draft.body) : null
  const box = (key: 'reason' | 'village' | 'guardianName' | 'whereabouts') =>
    written?.[key] ? { value: written[key], source: '来自已存的草稿' } : source[key]
  const values = Object.fromEntries(Object.entries(source).map(([key, { value }]) => [key, value]))
  const base = `/cases/${kase.id}`
  const form = policy.profile.reportForm.value
  const abroad = reportTown(kase, policy).outside
  const known = abroad ? await deps().db.asActor(actor, (tx) => lastOutsideUnit(tx, actor, abroad)) : null
  return (
    <>
      <StepHead
        title={form === 'annex_5' ? `${REPORT_TITLE[form]}（附件5）` : REPORT_TITLE[form]}
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
        form={form}
        drafted={{
          reason: box('reason'),
          village: box('village'),
          guardianName: box('guardianName'),
          whereabouts: box('whereabouts'),
        }}
        fixed={reportFacts(
          reportFromStored({ ...values, form }),
          { phone: caseMasks(loaded).phone.mask, kase, profile: policy.profile },
          loaded.now.today,
        )}
        outside={abroad ? { code: abroad, name: known?.name ?? '', address: known?.address ?? '' } : null}
        sources={Object.entries(SOURCE_LABEL).map(([key, label]) => ({
          label,
          ...source[key as keyof typeof SOURCE_LABEL],
          ...(key === 'absentSinceOn' ? { value: fullDayText(awaySince(kase)) } : {}),
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
