import { bureauReach } from '#lib/data/reach'
import { findFinding } from '#lib/data/rolls/matching/findings'
import { findChildToTransfer } from '#lib/data/transfers/child-to-transfer'
import type { ImportDeps } from '#lib/duties/rolls/imports/plan-import'
import { type Followed, followOutside } from '#lib/duties/transfers/follow-outside'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Clockwork } from '#lib/rules/people/actor'
import { registerFromFinding } from './register-from-finding.ts'

/**
 * 认定已在外地就读、还没有证明的（后台；DT-4.4.3）：没有登记的先登记，随即起算一次跟踪，在册的归学校、没有班的归常住的乡镇，
 * 凭证明登记区外就读；到期没有的由 openFromFinding 立案。给出是否由此次办成。
 */
export function followFromFinding(deps: ImportDeps, clock: Clockwork, findingId: string): Promise<boolean> {
  const at = instant(deps.clock.now().getTime())
  return deps.db.asActor(clock, async (tx) => {
    const finding = await findFinding(tx, clock, findingId)
    if (!finding || finding.caseId !== null) return false
    const childId =
      finding.childId ?? (await registerFromFinding(tx, clock, deps, { finding, today: dayOf(at) }))
    const child = childId ? await findChildToTransfer(tx, clock, childId) : null
    const owner = child ? ownerOf(child) : null
    if (!child || !owner) return false
    const { classId, schoolId } = child
    await followOutside(tx, clock, { childId: child.id, classId, schoolId, owner }, at)
    if (finding.childId === null) {
      const { count } = await tx.matchFinding.updateMany({
        where: { AND: [bureauReach(clock), { id: findingId, childId: null }] },
        data: { childId: child.id },
      })
      if (count !== 1) throw new Error('another clock registered the same finding')
    }
    await appendEvent(tx, clock, {
      verb: 'await_outside_proof',
      subjectKind: 'child',
      subjectId: child.id,
      classId,
      schoolId,
      facts: { finding: findingId },
    })
    return true
  })
}

function ownerOf(child: {
  readonly classId: string | null
  readonly schoolId: string | null
  readonly townshipId: string | null
}): Followed['owner'] | null {
  if (child.classId && child.schoolId) return { unitId: child.schoolId, role: 'officer' }
  return child.townshipId ? { unitId: child.townshipId, role: 'township' } : null
}
