import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { clauseText } from '#components/cases/clause-text'
import { SignatureMark } from '#components/cases/signature-mark'
import { StepPanel } from '#components/cases/step-panel'
import { PlanForm, SessionForm } from '#components/placements/home-teaching-forms'
import { DayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { newId } from '#lib/data/ids'
import { loadHomeTeaching } from '#lib/server/placements/load-home-teaching'
import { planHomeTeachingAction, teachAtHomeAction } from './actions.ts'

export const metadata: Metadata = { title: '送教上门' }

type Session = Awaited<ReturnType<typeof loadHomeTeaching>>['teaching']['sessions'][number]

const TONE = { kept: 'normal', warned: 'due', lapsed: 'late' } as const
const WORD = { kept: '按时', warned: '该送了', lapsed: '已中断' } as const

export default async function HomeTeachingPage({ params }: PageProps<'/home-teaching/[placementId]'>) {
  const { placementId } = await params
  const { actor, teaching, rule, clause, today, standing } = await loadHomeTeaching(placementId)
  const { plan, sessions, child } = teaching
  const teaches = ['teacher', 'officer', 'principal'].includes(actor.role) && teaching.ended === null
  return (
    <>
      <PageHeader
        title={`${child.name} · 送教上门`}
        crumbs={[
          { label: '缓学送教', href: '/placements' },
          ...(teaching.caseId ? [{ label: '个案', href: `/cases/${teaching.caseId}` }] : []),
        ]}
        tags={
          <StateTag tone={TONE[standing.state]}>{teaching.ended ? '已了结' : WORD[standing.state]}</StateTag>
        }
        lead={`已送 ${standing.hours} 课时，到今天应送 ${standing.hoursDue} 课时；依据：${clauseText(clause)}`}
        actions={<LinkButton href={`/home-teaching/${teaching.id}/print`}>打印记录</LinkButton>}
      />
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4 pb-8">
        <dt className="text-muted">期限</dt>
        <dd>
          <DayText day={teaching.fromOn} today={today} /> 至 <DayText day={teaching.untilOn} today={today} />
        </dd>
        <dt className="text-muted">上一次</dt>
        <dd>{standing.lastOn ? <DayText day={standing.lastOn} today={today} /> : '还没有送过'}</dd>
        <dt className="text-muted">再不送</dt>
        <dd>
          <DayText day={standing.lapsesOn} today={today} />
          回台账
        </dd>
        <dt className="text-muted">计划</dt>
        <dd>{plan ? `${plan.teachers}，每周 ${plan.lessonsPerWeek} 课时：${plan.content}` : '还没有计划'}</dd>
      </dl>
      {teaches ? (
        <Section id="record" title="现在归我办的">
          <ArrivalFocus key={sessions.length}>
            <div className="flex flex-col gap-4">
              <StepPanel title="记送教一次" clause="" open={plan !== null}>
                <SessionForm
                  key={plan?.teachers}
                  submissionKey={newId()}
                  placementId={teaching.id}
                  action={teachAtHomeAction}
                  today={today}
                  earliest={teaching.fromOn}
                  teachers={plan?.teachers ?? ''}
                />
              </StepPanel>
              <StepPanel title={plan ? '修改计划' : '制定计划'} clause="" open={plan === null}>
                <PlanForm
                  submissionKey={newId()}
                  placementId={teaching.id}
                  action={planHomeTeachingAction}
                  plan={plan}
                  least={rule.lessonsPerWeek}
                />
              </StepPanel>
            </div>
          </ArrivalFocus>
        </Section>
      ) : null}
      <Section id="sessions" title="送教记录">
        <Table
          caption={`送教 ${sessions.length} 次`}
          columns={[
            { key: 'day', head: '日期', cell: (row: Session) => <DayText day={row.day} today={today} /> },
            { key: 'minutes', head: '分钟', cell: (row) => row.minutes, numeric: true },
            { key: 'teachers', head: '教师', cell: (row) => row.teachers },
            { key: 'content', head: '内容', cell: (row) => row.content },
            {
              key: 'guardian',
              head: '监护人签字',
              cell: ({ guardianName, day, signaturePath }) =>
                signaturePath === null ? (
                  `${guardianName}（纸上签）`
                ) : (
                  <SignatureMark
                    signature={{ signerName: guardianName, signedOn: day, place: null, path: signaturePath }}
                  />
                ),
            },
          ]}
          rows={sessions}
          rowKey={(row) => row.id}
          empty="还没有送教记录。"
        />
      </Section>
    </>
  )
}
