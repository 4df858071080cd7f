import type { Metadata } from 'next'
import { Empty } from '#components/ui/empty'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'

export const metadata: Metadata = { title: '全州' }

/** 市州只看汇总。各县的行互不可见（行级安全），汇总须由县里报送；报送之前不造数字。 */
export default async function PrefecturePage() {
  await requireActor('prefecture')
  return (
    <>
      <PageHeader title="各县并列" lead="只看数字，不看姓名" />
      <Empty>各县数字由县里报送后在此并列；本版尚未开通。</Empty>
    </>
  )
}
