import { clausesText } from '#components/cases/clause-text'
import { TextLink } from '#components/ui/app-link'
import { DayText, MomentText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import { proofsOf } from '#lib/duties/cases/case-facts'
import { dayOf } from '#lib/rules/calendar/instant'
import { CLOSE_REASONS, isCloseReason, PROOF_LABEL } from '#lib/rules/cases/close-reasons'
import {
  CONTACT_MEANS_LABEL,
  CONTACT_RESULT_LABEL,
  ENROLMENT_EFFECT_LABEL,
  MEASURE_LABEL,
  PERSUASION_EFFECT_LABEL,
  STRIKE_OFF_STAGE_LABEL,
} from '#lib/rules/labels'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'
import { codeText } from '#lib/schemas/cases/coded'
import type { LoadedCase } from '#lib/server/cases/load-case'
import { stepClause, stepText, transitionText } from './case-story.ts'
import type { HistoryLine } from './history-line.ts'
import { legalPaperLines } from './legal-paper-lines.ts'
import { reportLines } from './report-lines.ts'

/** 全部经过，按记录时间；自述的发生日另列，两者的距离一眼可见。 */
export function CaseHistory({ loaded, base }: { loaded: LoadedCase; base: string }) {
  const { today } = loaded.now
  const lines = linesOf(loaded, base)
  return (
    <Table
      caption={`全部经过，${lines.length}条；发生日由办理人自述，记录时间由系统自动记下`}
      columns={[
        {
          key: 'what',
          head: '事项',
          cell: (line: HistoryLine) => (
            <span className="block lg:min-w-32">
              {line.href ? <TextLink href={line.href}>{line.what}</TextLink> : line.what}
              <span className="block text-xs text-muted lg:hidden">
                <MomentText at={line.at} today={today} /> {line.by}
              </span>
            </span>
          ),
        },
        {
          key: 'at',
          head: '记录时间',
          desktopOnly: true,
          cell: (line) => <MomentText at={line.at} today={today} />,
        },
        {
          key: 'on',
          head: '发生日',
          desktopOnly: true,
          cell: (line) => (line.happenedOn ? <DayText day={line.happenedOn} today={today} /> : ''),
        },
        {
          key: 'by',
          head: '办理人',
          desktopOnly: true,
          cell: (line) => <span className="block min-w-28">{line.by}</span>,
        },
        {
          key: 'detail',
          head: '内容',
          cell: (line) => <span className="whitespace-pre-line">{line.detail}</span>,
        },
        {
          key: 'clause',
          head: '依据',
          desktopOnly: true,
          cell: (line) => <span className="block min-w-32">{line.clause}</span>,
        },
      ]}
      rows={lines}
      rowKey={(line) => line.id}
      empty="还没有记录。"
    />
  )
}

function linesOf({ kase, background }: LoadedCase, base: string): readonly HistoryLine[] {
  const steps = kase.steps.map((step) => ({
    id: step.id,
    at: step.recordedAt,
    happenedOn: step.happenedOn,
    what: stepText(step.verb),
    detail: [transitionText(step), step.note ?? ''].filter(Boolean).join('\n'),
    by: `${signature(step.by?.name, step.role)}${step.enteredFor ? `，代${step.enteredFor.name}录入` : ''}`,
    clause: clausesText(stepClause(step), kase.policyCode),
  }))
  const contacts = background.contacts.map((one) => ({
    id: one.id,
    at: one.recordedAt,
    happenedOn: one.day,
    what: `联系家长（${codeText(CONTACT_MEANS_LABEL, one.means)}）`,
    detail: [codeText(CONTACT_RESULT_LABEL, one.result), one.note ?? ''].filter(Boolean).join('：'),
    by: one.person.name,
    clause: '',
  }))
  const sameDay = background.reports.map((one) => ({
    id: one.id,
    at: one.recordedAt,
    happenedOn: one.day,
    what: one.late ? '向学校报告（迟报）' : '当天向学校报告',
    detail: one.words,
    by: one.person.name,
    clause: '',
  }))
  return [...steps, ...contacts, ...sameDay, ...paperLines(kase, base)].sort((a, b) => (a.at < b.at ? -1 : 1))
}

function paperLines(kase: LoadedCase['kase'], base: string): readonly HistoryLine[] {
  const neverEnrolled = kase.line === 'never_enrolled'
  const persuasions = kase.persuasions.map((one) => ({
    id: one.id,
    at: one.recordedAt,
    happenedOn: dayOf(one.persuadedAt),
    what: `附件4 第${one.ordinal}次劝返`,
    detail: `${[one.phoned ? '电话' : '', one.visited ? '家访' : ''].filter(Boolean).join('、')}；${codeText(PERSUASION_EFFECT_LABEL, one.effect)}\n${one.methodsAndMeasures}`,
    by: one.teachers,
    clause: '',
    href: `${base}/persuasion/print?n=${one.ordinal}`,
  }))
  const visits = kase.visits.map((one) => ({
    id: one.id,
    at: one.recordedAt,
    happenedOn: one.visitedOn,
    what: neverEnrolled ? `第${one.ordinal}次入户` : `附件3 第${one.ordinal}次入户`,
    detail: `${codeText(neverEnrolled ? ENROLMENT_EFFECT_LABEL : PERSUASION_EFFECT_LABEL, one.outcome)}\n${one.content}`,
    by: one.participants,
    clause: '',
    href: `${base}/visit/print`,
  }))
  const measures = kase.measures.map((one) => ({
    id: one.id,
    at: one.recordedAt,
    happenedOn: one.issuedOn,
    what: codeText(MEASURE_LABEL, one.kind),
    detail: one.content,
    by: one.by?.name ?? '',
    clause: '',
  }))
  const papers = kase.papers.flatMap((paper) => legalPaperLines(paper, base))
  const reports = kase.reports.flatMap((report) => reportLines(report, base))
  const strikeOffs = kase.strikeOffs.map((one) => ({
    id: one.id,
    at: one.recordedAt,
    happenedOn: null,
    what: codeText(STRIKE_OFF_STAGE_LABEL, one.stage),
    detail: [
      isCloseReason(one.reason) ? CLOSE_REASONS[one.reason].label : one.reason,
      proofsOf(one.proof)
        .map((proof) => PROOF_LABEL[proof])
        .join('、') || one.proof,
      one.note ?? '',
    ]
      .filter(Boolean)
      .join('\n'),
    by: one.by?.name ?? '',
    clause: '',
  }))
  return [...persuasions, ...visits, ...measures, ...papers, ...reports, ...strikeOffs]
}

function signature(name: string | undefined, role: string): string {
  const post = isRole(role) ? ROLE_LABEL[role] : '系统'
  return name ? `${name}（${post}）` : post
}
