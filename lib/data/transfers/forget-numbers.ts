import type { Tx } from '#lib/data/database'
import { transferReach } from '#lib/data/reach-papers'
import type { Instant } from '#lib/rules/calendar/instant'
import type { Clockwork } from '#lib/rules/people/actor'

const NONE = {
  idCipher: null,
  idIndex: null,
  idTail4Index: null,
  idTail6Index: null,
  studentNumberCipher: null,
  studentNumberIndex: null,
  phoneCipher: null,
  phoneIndex: null,
}

/** 此前了结、答复已带回（系统之外的没有这一步）、号码还在的转来各份；一次至多两百份。 */
export async function listWithNumbers(
  tx: Tx,
  clock: Clockwork,
  settledBefore: Instant,
): Promise<readonly string[]> {
  const rows = await tx.transfer.findMany({
    where: {
      AND: [
        transferReach(clock),
        { steps: { none: { recordedAt: { gte: new Date(settledBefore) } } } },
        {
          OR: [
            { route: 'from_county', state: 'withdrawn' },
            { route: 'from_county', state: 'refused', carriedAt: { not: null } },
            { route: 'from_outside', state: 'refused' },
          ],
        },
        {
          OR: [
            { idCipher: { not: null } },
            { studentNumberCipher: { not: null } },
            { phoneCipher: { not: null } },
          ],
        },
      ],
    },
    orderBy: { recordedAt: 'asc' },
    take: 200,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** 一份里的号码连同索引一并清掉；别的后台已经清了的给 false。 */
export async function clearNumbers(tx: Tx, clock: Clockwork, transferId: string): Promise<boolean> {
  const { count } = await tx.transfer.updateMany({
    where: {
      AND: [
        transferReach(clock),
        {
          id: transferId,
          OR: [
            { idIndex: { not: null } },
            { studentNumberIndex: { not: null } },
            { phoneIndex: { not: null } },
          ],
        },
      ],
    },
    data: NONE,
  })
  return count === 1
}
