import 'server-only'
import type { Tx } from '#lib/data/database'
import { listApplications } from '#lib/data/placements/applications'
import { listTransfers } from '#lib/data/transfers/transfers'
import { approvalRuleOf, standingOf } from '#lib/duties/placements/standing-of'
import { deps } from '#lib/server/deps'
import { readCaseFiles } from './case-files.ts'
import type { LoadedCase } from './load-case.ts'
import { readChain } from './load-chain.ts'

/** 个案页上、个案之外的：包保责任链、转学、缓学休学送教、附件；一个事务取齐。 */
export function loadBeside(loaded: LoadedCase) {
  return deps().db.asActor(loaded.actor, (tx) => readBeside(tx, loaded))
}

/** 同上，在别人开的事务里。 */
export async function readBeside(tx: Tx, loaded: Pick<LoadedCase, 'kase' | 'policy' | 'actor' | 'now'>) {
  const { kase, actor, now } = loaded
  const childId = kase.child.id
  const rule = await approvalRuleOf(tx, actor, kase.policyVersionId, now.today)
  const applications = await listApplications(tx, actor, childId)
  return {
    chain: await readChain(tx, loaded),
    transfers: await listTransfers(tx, actor, { childId }),
    placements: applications.map((one) => ({ ...one, standing: standingOf(one, rule) })),
    ...(await readCaseFiles(tx, loaded)),
  }
}

export type Beside = Awaited<ReturnType<typeof loadBeside>>
