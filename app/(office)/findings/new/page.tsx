import type { Metadata } from 'next'
import { FindingForm } from '#components/inspection/finding-form'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'
import { listSchools } from '#lib/data/figures-schools'
import { newId } from '#lib/data/ids'
import { findSampleItem } from '#lib/data/inspection/samples'
import { findingQuery } from '#lib/schemas/inspection/finding-query'
import { deps } from '#lib/server/deps'
import { makeFindingAction } from './actions.ts'

export const metadata: Metadata = { title: '提督导意见' }

export default async function NewFindingPage({ searchParams }: PageProps<'/findings/new'>) {
  const actor = await requireActor('inspector')
  const { itemId } = findingQuery(await searchParams)
  const seen = await deps().db.asActor(actor, async (tx) => ({
    schools: await listSchools(tx, actor),
    item: itemId ? await findSampleItem(tx, actor, itemId) : null,
  }))
  const { item } = seen
  return (
    <>
      <PageHeader
        title="提督导意见"
        crumbs={[{ label: '督导意见', href: '/findings' }]}
        lead="写明问题与要求，限期整改。学校答复后由您复查。"
      />
      <FindingForm
        submissionKey={newId()}
        schools={item ? seen.schools.filter(({ id }) => id === item.schoolId) : seen.schools}
        itemId={item?.id ?? ''}
        make={makeFindingAction}
      />
    </>
  )
}
