import type { Metadata } from 'next'
import { PrintButton } from '#components/bureau/print-button'
import { CheckForm } from '#components/inspection/check-form'
import { PrintedHead } from '#components/pieces/printed-head'
import { TextLink } from '#components/ui/app-link'
import { dayText, momentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { StateTag } from '#components/ui/state-tag'
import { newId } from '#lib/data/ids'
import type { FoundDraw } from '#lib/data/inspection/samples'
import { CASE_STATE_LABEL, isCaseState } from '#lib/rules/cases/case-states'
import {
  CHECK_VERDICT_LABEL,
  CHECK_VERDICTS,
  SAMPLE_SUBJECT_LABEL,
  type SampleSubject,
} from '#lib/rules/inspection/draw-sample'
import { isKeyOf, PERSUASION_EFFECT_LABEL } from '#lib/rules/labels'
import { loadSample } from '#lib/server/inspection-sample'
import { loadPrintedHead } from '#lib/server/printed-head'
import { checkSampleItemAction } from './actions.ts'

export const metadata: Metadata = { title: '核对单' }

type Item = FoundDraw['items'][number]

export default async function SamplePage({ params }: PageProps<'/samples/[sampleId]'>) {
  const { actor, draw, subject, again, today } = await loadSample((await params).sampleId)
  return (
    <>
      <PageHeader
        title={`核对单 ${draw.seed}`}
        crumbs={[{ label: '抽样核对', href: '/samples' }]}
        lead={`${SAMPLE_SUBJECT_LABEL[subject]}，${dayText(draw.fromOn, today)}至${dayText(draw.toOn, today)}，总体 ${draw.population} 件，每校至多 ${draw.perSchool} 件；${draw.person.name}抽于${momentText(draw.recordedAt, today)}`}
        actions={<PrintButton />}
      />
      <Again again={again} drawn={draw.population} />
      <ol className="mt-4 border-t border-line-strong">
        {draw.items.map((item) => (
          <li key={item.id} className="grid gap-4 border-b border-line bg-surface px-4 py-4 lg:grid-cols-2">
            <div className="flex flex-col gap-1">
              <h2 className="text-base">
                {item.ordinal}．{item.school.name}　
                <TextLink href={`/cases/${item.caseId}`}>{item.case.number}</TextLink>　{item.case.child.name}
              </h2>
              <p>系统所记：{recordOf(item, subject, today)}</p>
              <p className="hidden print:block">
                纸面所见：＿＿＿＿＿＿＿＿＿＿＿＿　□一致　□不一致　□没有纸面
              </p>
              <Verdict item={item} today={today} />
            </div>
            {actor.role === 'inspector' ? (
              <div className="flex flex-col gap-3 print:hidden">
                <details>
                  <summary className="flex min-h-11 items-center font-medium text-accent">
                    {item.checks.length > 0 ? '改结论' : '记下结论'}
                  </summary>
                  <CheckForm submissionKey={newId()} itemId={item.id} check={checkSampleItemAction} />
                </details>
                <div>
                  <LinkButton href={`/findings/new?item=${item.id}`}>据此提督导意见</LinkButton>
                </div>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}

type AgainProps = { again: Awaited<ReturnType<typeof loadSample>>['again']; drawn: number }

function Again({ again, drawn }: AgainProps) {
  if (again.samePopulation && again.sameItems)
    return <Notice kind="success" title="刚才以同一种子重抽了一遍：总体未变，抽到的是同一批。" />
  return (
    <Notice
      kind="warn"
      title={
        again.samePopulation
          ? '以同一种子重抽，抽到的不是这一批。'
          : `总体变了：抽时 ${drawn} 件，现在 ${again.population} 件。`
      }
    >
      记录只增不改，正常情况下不会这样；责任校有调整时，现在看得到的总体也会不同。请先核验全链。
    </Notice>
  )
}

function Verdict({ item, today }: { item: Item; today: string }) {
  const [last] = item.checks
  const verdict = CHECK_VERDICTS.find((one) => one === last?.verdict)
  return (
    <p className="flex flex-wrap items-center gap-2">
      {verdict && last ? (
        <>
          <StateTag tone={verdict === 'matches' ? 'normal' : 'late'}>{CHECK_VERDICT_LABEL[verdict]}</StateTag>
          <span>{last.note}</span>
          <span className="text-sm text-muted">
            {last.person.name} {momentText(last.recordedAt.toISOString(), today)}
          </span>
        </>
      ) : (
        <StateTag tone="due">还没有核对</StateTag>
      )}
      {item.findings.map(({ id }) => (
        <TextLink key={id} href={`/findings/${id}`}>
          已提督导意见
        </TextLink>
      ))}
    </p>
  )
}

function recordOf(item: Item, subject: SampleSubject, today: string): string {
  const { state, openedAt, persuasions, writtenReports } = item.case
  if (subject === 'persuasion') {
    const one = persuasions.find(({ id }) => id === item.subjectId)
    if (!one) return '没有这次劝返'
    const effect = isKeyOf(PERSUASION_EFFECT_LABEL, one.effect) ? PERSUASION_EFFECT_LABEL[one.effect] : ''
    return `第 ${one.ordinal} 次劝返，${momentText(one.persuadedAt.toISOString(), today)}，${effect}`
  }
  if (subject === 'report') {
    const one = writtenReports.find(({ id }) => id === item.subjectId)
    if (!one?.signedAt) return '没有这份报告'
    return `〔${one.year}〕${one.serial}号，${momentText(one.signedAt.toISOString(), today)}签发`
  }
  const signed = writtenReports.filter(({ signedAt }) => signedAt !== null).length
  return `${momentText(openedAt.toISOString(), today)}立案，${isCaseState(state) ? CASE_STATE_LABEL[state] : ''}；劝返 ${persuasions.length} 次，书面报告 ${signed} 份`
}
