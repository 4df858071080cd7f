import 'server-only'
import type { Tx } from '#lib/data/database'
import { readSchoolTree } from '#lib/data/responsibility/school-tree'
import { chainOf } from '#lib/rules/people/responsibility-tree'
import { deps } from '#lib/server/deps'
import type { LoadedCase } from './load-case.ts'

/** 个案的包保责任链（NA-3.2，DDK-4.2.1）；本地没有包保制、没有学校的是空的。 */
export function loadChain(loaded: LoadedCase) {
  return deps().db.asActor(loaded.actor, (tx) => readChain(tx, loaded))
}

/** 同上，在别人开的事务里。 */
export async function readChain(
  tx: Tx,
  { kase, policy, actor, now }: Pick<LoadedCase, 'kase' | 'policy' | 'actor' | 'now'>,
) {
  const { schoolId } = kase
  if (!policy.profile.responsibilityTree.value || !schoolId) return []
  const { nodes } = await readSchoolTree(tx, actor, schoolId, now.today)
  return chainOf(nodes, kase.class?.id ?? schoolId)
}

/** 责任链写成一行，印在纸脚。 */
export async function chainLine(loaded: LoadedCase): Promise<string> {
  const chain = await loadChain(loaded)
  return chain.map(({ label, people }) => `${label}：${people}`).join('；')
}
