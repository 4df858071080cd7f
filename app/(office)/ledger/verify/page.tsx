import type { Metadata } from 'next'
import { VerifyPanel } from '#components/inspector/verify-panel'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'

export const metadata: Metadata = { title: '核验全链' }

export default async function VerifyPage() {
  const actor = await requireActor('inspector', 'bureau')
  return (
    <>
      <PageHeader
        title="核验全链"
        crumbs={[{ label: '台账', href: '/ledger' }]}
        lead={
          actor.role === 'inspector'
            ? '由您手上的浏览器逐条重算，不信服务器的话。责任校的条目重算全文；别校的条目内容不给您看，只对它在链上的前后相接，封存的链头把两者一并盖住。'
            : '由您手上的浏览器逐条重算全县的台账，不信服务器的话。'
        }
      />
      <VerifyPanel from="/ledger/chain" />
    </>
  )
}
