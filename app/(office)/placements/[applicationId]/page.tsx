import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { OpinionForm } from '#components/placements/opinion-form'
import { ResumeForm } from '#components/placements/resume-form'
import { DayText, MomentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { newId } from '#lib/data/ids'
import { APPLICATION_STANDING_LABEL, OPINION_STAGES } from '#lib/rules/placements/application'
import { PLACEMENTS } from '#lib/rules/placements/placement-terms'
import { loadApplication } from '#lib/server/placements/load-application'
import { resumeSchoolingAction, writeOpinionAction } from './actions.ts'

export const metadata: Metadata = { title: '缓学、休学、送教申请' }

const TONE = { collecting: 'due', deciding: 'due', approved: 'normal', refused: 'late' } as const

export default async function ApplicationPage({ params }: PageProps<'/placements/[applicationId]'>) {
  const { applicationId } = await params
  const loaded = await loadApplication(applicationId)
  const { application, child, standing, today, myStage } = loaded
  const { label } = PLACEMENTS[application.kind]
  return (
    <>
      <PageHeader
        title={`${child.name} · ${label}申请`}
        crumbs={[
          { label: '缓学送教', href: '/placements' },
          ...(application.caseId ? [{ label: '个案', href: `/cases/${application.caseId}` }] : []),
        ]}
        tags={<StateTag tone={TONE[standing]}>{APPLICATION_STANDING_LABEL[standing]}</StateTag>}
        lead={[child.class?.name, child.school?.name].filter(Boolean).join(' · ')}
        actions={<LinkButton href={`/placements/${application.id}/print`}>打印附件6</LinkButton>}
      />
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4 pb-8">
        <Fact label="期限">
          <DayText day={application.fromOn} today={today} /> 至{' '}
          <DayText day={application.untilOn} today={today} />
        </Fact>
        <Fact label="申请人">
          {application.applicantName}（{application.applicantRelation}），{application.person.name}录入，
          <MomentText at={application.recordedAt} today={today} />
        </Fact>
        <Fact label="身体状况">{application.condition}</Fact>
        <Fact label="证明">
          {application.hospital}{' '}
          <a href={`/api/files/${application.proofId}`} download className="text-accent underline">
            打开原件
          </a>
          <span className="ml-2 text-sm text-muted">只有审批的人与上传者打得开，打开即留痕</span>
        </Fact>
      </dl>
      <Section id="opinions" title="意见">
        {application.opinions.length === 0 ? <p className="text-muted">还没有意见。</p> : null}
        <ul className="flex flex-col gap-3">
          {application.opinions.map((one) => (
            <li key={one.stage} className="border-l-4 border-line-strong pl-3">
              <strong>{OPINION_STAGES[one.stage].label}</strong>：
              {one.decision === 'agree' ? '同意' : '不同意'}
              {one.words ? `，${one.words}` : ''}
              <span className="ml-2 text-sm text-muted">
                {one.by} <MomentText at={one.at} today={today} />
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="mine" title="现在归我办的">
        <ArrivalFocus key={application.opinions.length}>
          {loaded.toResume ? (
            <>
              <p className="pb-4 text-muted">期内提前回来上课的，凭当天点名确认复学；没有回来的，不用办。</p>
              <ResumeForm
                submissionKey={newId()}
                placementId={loaded.toResume.id}
                applicationId={application.id}
                earliest={loaded.toResume.fromOn}
                today={today}
                resume={resumeSchoolingAction}
              />
            </>
          ) : myStage ? (
            <OpinionForm
              submissionKey={newId()}
              applicationId={application.id}
              decides={OPINION_STAGES[myStage].decides}
              write={writeOpinionAction}
            />
          ) : (
            <p className="text-muted">{waitingText(loaded)}</p>
          )}
        </ArrivalFocus>
      </Section>
    </>
  )
}

function waitingText({ standing, asked, application }: Awaited<ReturnType<typeof loadApplication>>): string {
  if (standing === 'approved') return '已经批准，期内不追办；期满自己回台账。'
  if (standing === 'refused') return '不予批准，个案照旧往下办。情况有变可以重新申请。'
  const missing = asked.filter((stage) => !application.opinions.some((one) => one.stage === stage))
  if (missing.length > 0) return `在等${missing.map((stage) => OPINION_STAGES[stage].label).join('、')}。`
  return '村、校意见已齐，在等有权批准的单位决定。'
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="whitespace-nowrap text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}
