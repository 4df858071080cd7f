import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { clauseText } from '#components/cases/clause-text'
import { ServeNoticeForm } from '#components/enrolment/serve-notice-form'
import { TextLink } from '#components/ui/app-link'
import { DayText, fullDayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { DUE_PER_PAGE, type DueChild } from '#lib/data/enrolment/due-to-enrol'
import { newId } from '#lib/data/ids'
import { MAY_REGISTER } from '#lib/duties/enrolment/register-child'
import { isStudyStatus, STUDY_STATUSES } from '#lib/rules/rolls/study-status'
import { codeText } from '#lib/schemas/cases/coded'
import { NOTICE_SERVICE_LABEL } from '#lib/schemas/enrolment/serve-notices'
import { pageNumber } from '#lib/schemas/page-number'
import { loadDue } from '#lib/server/enrolment/load-due'
import { serveEnrolmentNoticeAction } from './actions.ts'

export const metadata: Metadata = { title: '应入学' }

export default async function EnrolmentPage({ searchParams }: PageProps<'/enrolment'>) {
  const page = pageNumber((await searchParams).page)
  const { actor, children, counts, births, year, today, rule } = await loadDue(page)
  const unserved = children.filter(({ served }) => served === null)
  return (
    <>
      <PageHeader
        title={`${year}年秋季应入学`}
        lead={`${fullDayText(births.from)}至${fullDayText(births.to)}出生的 ${counts.total} 人，通知书未送达 ${counts.unserved} 人。依据：${clauseText(rule.clause)}`}
        actions={
          <span className="flex flex-wrap gap-2">
            {MAY_REGISTER.includes(actor.role) ? (
              <LinkButton href="/never-enrolled/new">登记一个孩子</LinkButton>
            ) : null}
            <LinkButton href="/enrolment/notices">打印未送达的通知书</LinkButton>
          </span>
        }
      />
      {unserved.length > 0 ? (
        <Section id="serve" title="记送达">
          <ArrivalFocus key={unserved.length}>
            <ServeNoticeForm
              key={unserved.length}
              submissionKey={newId()}
              unserved={unserved.map(({ id, name, village }) => ({
                value: id,
                label: `${name}（${village?.name ?? '没有登记村'}）`,
              }))}
              today={today}
              serve={serveEnrolmentNoticeAction}
            />
          </ArrivalFocus>
        </Section>
      ) : null}
      <Section
        id="children"
        title="名单"
        note="开学第一个上课日过完还没有编班、也没有缓学等着落的，自动立未入学的案。"
      >
        <Table
          caption={`应入学，共${counts.total}人${counts.total > children.length ? `，这一页${children.length}人` : ''}`}
          columns={[
            {
              key: 'name',
              head: '孩子',
              cell: (row: DueChild) => <TextLink href={`/children/${row.id}`}>{row.name}</TextLink>,
            },
            { key: 'birth', head: '出生', cell: (row) => row.birthOn },
            { key: 'village', head: '村（社区）', cell: (row) => row.village?.name ?? '没有登记' },
            { key: 'school', head: '学校', cell: (row) => row.school?.name ?? '没有登记' },
            { key: 'status', head: '现在', cell: (row) => statusText(row) },
            {
              key: 'served',
              head: '通知书',
              cell: (row) =>
                row.served ? (
                  <>
                    <DayText day={row.served.servedOn} today={today} />
                    {codeText(NOTICE_SERVICE_LABEL, row.served.service)}，{row.served.receivedBy}签收
                    {row.served.proofId ? (
                      <a
                        href={`/api/files/${row.served.proofId}`}
                        download
                        className="ml-2 text-accent underline underline-offset-4"
                      >
                        送达回证
                      </a>
                    ) : null}
                  </>
                ) : (
                  '未送达'
                ),
            },
          ]}
          rows={children}
          rowKey={(row) => row.id}
          empty="登记里没有这一年应入学的孩子。请先导入户籍名册，或由村里摸排登记。"
        />
        {page * DUE_PER_PAGE < counts.total ? (
          <div className="pt-4">
            <LinkButton href={`/enrolment?page=${page + 1}`}>下一页（每页{DUE_PER_PAGE}人）</LinkButton>
          </div>
        ) : null}
      </Section>
    </>
  )
}

function statusText({ classId, status, dropoutCases }: DueChild): string {
  if (classId) return '已编班'
  if (status === 'never_enrolled' && dropoutCases.length > 0) return '未入学，已立案'
  return isStudyStatus(status) ? STUDY_STATUSES[status] : status
}
