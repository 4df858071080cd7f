import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { clauseText } from '#components/cases/clause-text'
import { AskTransferForm } from '#components/transfers/ask-transfer-form'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { findChildToTransfer, listOtherSchools } from '#lib/data/transfers/child-to-transfer'
import { deps } from '#lib/server/deps'
import { askTransferAction } from './actions.ts'

export const metadata: Metadata = { title: '提出转学' }

export default async function NewTransferPage({ searchParams }: PageProps<'/transfers/new'>) {
  const actor = await requireActor('officer', 'principal')
  const { child: childId } = await searchParams
  if (typeof childId !== 'string' || !z.uuid().safeParse(childId).success) notFound()
  const { db } = deps()
  const { child, schools } = await db.asActor(actor, async (tx) => {
    const found = await findChildToTransfer(tx, actor, childId)
    return { child: found, schools: found ? await listOtherSchools(tx, actor, found.schoolId) : [] }
  })
  if (!child) notFound()
  const [open] = child.transfers
  if (open) redirect(`/transfers/${open.id}`)
  const counties = await db.reference.tenant.findMany({
    where: { kind: 'county', id: { not: actor.tenantId } },
    orderBy: { code: 'asc' },
    select: { code: true, name: true },
  })
  const kase = child.dropoutCases[0]
  return (
    <>
      <PageHeader
        title="提出转学"
        crumbs={[
          { label: '转学', href: '/transfers' },
          { label: child.name, href: `/children/${child.id}` },
        ]}
        lead={`${[child.name, child.class?.name, child.school?.name].filter(Boolean).join(' · ')}　依据：${clauseText('J25-15')}`}
      />
      {child.classId === null || !child.schoolId ? (
        <Notice kind="warn" title="这个孩子不在本校的名册上。请由学籍所在学校提出。" />
      ) : (
        <div className="flex max-w-2xl flex-col gap-6">
          <Notice kind="info" title="对方接收之前，孩子仍在本校名册上，点名、劝返与时限照旧。">
            {kase
              ? '这个孩子有未结的个案：对方接收那一刻，案随学籍过去。到期没有接收的，本校接着办。'
              : '到期没有学校接收的，列为疑似辍学，由本校劝返。'}
          </Notice>
          <AskTransferForm
            submissionKey={newId()}
            childId={child.id}
            applicant={{
              name: child.guardians[0]?.name ?? '',
              relation: child.guardians[0]?.relation ?? '',
            }}
            schools={schools.map(({ id, name }) => ({ value: id, label: name }))}
            counties={counties.map(({ code, name }) => ({ value: code, label: name }))}
            ask={askTransferAction}
          />
        </div>
      )}
    </>
  )
}
