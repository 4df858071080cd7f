import type { Metadata } from 'next'
import { PrintBar } from '#components/cases/print-bar'
import { EnrolmentNotice } from '#components/pieces/enrolment-notice'
import { Empty } from '#components/ui/empty'
import { loadDue } from '#lib/server/enrolment/load-due'

export const metadata: Metadata = { title: '入学通知书' }

export default async function EnrolmentNoticesPage() {
  const { children, year, tenantName } = await loadDue()
  const unserved = children.filter(({ served }) => served === null)
  return (
    <>
      <PrintBar title={`入学通知书，${unserved.length}份`} back="/enrolment" backText="返回应入学" />
      {unserved.length === 0 ? <Empty>通知书都已送达。</Empty> : null}
      {unserved.map((child) => (
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
    </>
  )
}
