import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { CaseStateTag } from '#components/pieces/case-state-tag'
import { TextLink } from '#components/ui/app-link'
import { ageText, DayText, MomentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { ViewBanner, ViewOver } from '#components/wider-views/view-banner'
import type { CaseOfChild, ChildFile } from '#lib/data/children/child-file'
import { maskedField } from '#lib/data/masked-fields'
import { genderText } from '#lib/rules/labels'
import { CHILD_CATEGORIES, isChildCategory } from '#lib/rules/people/child-categories'
import { STUDY_STATUSES } from '#lib/rules/rolls/study-status'
import { codeText } from '#lib/schemas/cases/coded'
import { loadViewedChild } from '#lib/server/wider-views/load-view'

export const metadata: Metadata = { title: '临时查看' }

const CRUMBS = [{ label: '临时查看', href: '/wider-views' }]

export default async function WiderViewPage({ params }: PageProps<'/wider-views/[viewId]'>) {
  const { viewId } = await params
  const { seen, row, viewer, keys, now } = await loadViewedChild(viewId)
  if (!seen || !viewer) {
    return (
      <>
        <PageHeader title="临时查看" crumbs={CRUMBS} />
        <ViewOver ended={row.ended} />
      </>
    )
  }
  const { child, cases } = seen
  const mask = (field: Parameters<typeof maskedField>[2], sealed: Uint8Array | null) =>
    maskedField(keys, viewer.tenantId, field, sealed) || '没有登记'
  return (
    <>
      <PageHeader
        title={child.name}
        crumbs={CRUMBS}
        lead={[
          genderText(child.gender),
          ageText(child.birthOn, now.today),
          codeText(STUDY_STATUSES, child.status),
        ].join(' · ')}
      />
      <ViewBanner reason={row.reason} expiresAt={row.expiresAt} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4 pb-8 lg:grid-cols-[auto_1fr_auto_1fr]">
        <Fact label="学校">
          {[child.school?.name, child.class?.name].filter(Boolean).join(' ') || '没有学校'}
        </Fact>
        <Fact label="出生">
          <DayText day={child.birthOn} today={now.today} />
        </Fact>
        <Fact label="户籍地">{child.householdTownship?.name ?? child.householdCode ?? '没有登记'}</Fact>
        <Fact label="常住">{[child.township?.name, child.village?.name].filter(Boolean).join(' ')}</Fact>
        <Fact label="身份证件号码">{mask('id_number', child.idCipher)}</Fact>
        <Fact label="学籍号">{mask('student_number', child.studentNumberCipher)}</Fact>
        <Fact label="家庭住址">{mask('address', child.addressCipher)}</Fact>
        {child.guardians.map((guardian) => (
          <Fact key={guardian.id} label={guardian.main ? '主要监护人' : '监护人'}>
            {guardian.relation} {guardian.name}，{mask('guardian_phone', guardian.phoneCipher)}
          </Fact>
        ))}
        <Fact label="对象类别">{categories(child)}</Fact>
      </dl>
      <Section id="cases" title="个案" note="要联系家长、要办理的，请与该校或劝返责任人联系。">
        <Table
          caption={`个案 ${cases.length}件`}
          columns={[
            {
              key: 'number',
              head: '个案',
              cell: (one: CaseOfChild) => (
                <TextLink href={`/wider-views/${viewId}/cases/${one.id}`}>{one.number}</TextLink>
              ),
            },
            { key: 'state', head: '状态', cell: (one) => <CaseStateTag state={one.state} /> },
            {
              key: 'opened',
              head: '立案',
              cell: (one) => <MomentText at={one.openedAt} today={now.today} />,
            },
            { key: 'who', head: '劝返责任人', cell: (one) => one.responsible?.name ?? '尚未确定' },
          ]}
          rows={cases}
          rowKey={(one) => one.id}
          empty="没有个案。"
        />
      </Section>
    </>
  )
}

function categories(child: ChildFile): string {
  const now = child.categories.filter(({ toOn }) => toOn === null)
  const labels = now.flatMap(({ category }) =>
    isChildCategory(category) ? [CHILD_CATEGORIES[category].label] : [],
  )
  return labels.join('、') || '没有标注'
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="whitespace-nowrap text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}
