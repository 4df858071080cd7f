import type { Tx } from '#lib/data/database'
import type { Official } from '#lib/rules/people/actor'
import { applicationReach } from './reach.ts'

/** 可及的、还没有批件的申请，早的在前；有没有结论由规则再看。 */
export async function listUnplacedApplicationIds(tx: Tx, actor: Official): Promise<readonly string[]> {
  const rows = await tx.placementApplication.findMany({
    where: {
      AND: [
        applicationReach(actor),
        {
          placements: { none: {} },
          opinions: { none: { stage: { in: ['township', 'bureau'] }, decision: 'disagree' } },
        },
      ],
    },
    orderBy: { recordedAt: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
