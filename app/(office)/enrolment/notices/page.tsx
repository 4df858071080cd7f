import type { Metadata } from 'next'
import { PrintBar } from '#components/cases/print-bar'
import { EnrolmentNotice } from '#components/pieces/enrolment-notice'
import { PrintedHead } from '#components/pieces/printed-head'
import { Empty } from '#components/ui/empty'
import { LinkButton } from '#components/ui/link-button'
import { DUE_PER_PAGE } from '#lib/data/enrolment/due-to-enrol'
import { pageNumber } from '#lib/schemas/page-number'
import { loadDue } from '#lib/server/enrolment/load-due'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '入学通知书' }

export default async function EnrolmentNoticesPage({ searchParams }: PageProps<'/enrolment/notices'>) {
  const page = pageNumber((await searchParams).page)
  const { children, counts, year, tenantName } = await loadDue(page, true)
  return (
    <>
      <PrintBar
        title={`入学通知书，${counts.unserved}份${counts.unserved > children.length ? `，这一批${children.length}份` : ''}`}
        back="/enrolment"
        backText="返回应入学"
      />
      {children.length === 0 ? <Empty>通知书都已送达。</Empty> : null}
      {page * DUE_PER_PAGE < counts.unserved ? (
        <p className="pb-4 print:hidden">
          <LinkButton href={`/enrolment/notices?page=${page + 1}`}>下一批（每批{DUE_PER_PAGE}份）</LinkButton>
        </p>
      ) : null}
      {children.map((child) => (
        <EnrolmentNotice
          key={child.id}
          issuer={`${tenantName}教育局`}
          facts={{
            id: child.id,
            childName: child.name,
            guardian: child.guardians[0]?.name ?? '',
            school: child.school?.name ?? '',
            year,
          }}
        />
      ))}
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
