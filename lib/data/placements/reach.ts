import { childReach, closedInView } from '#lib/data/reach'
import type { Prisma } from '#lib/generated/prisma/client'
import type { Actor } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'

const NOBODY = { id: { in: [] as string[] } }

/** 申请写着病情：出具意见的与批准的看得到；教师、督学看不到（F35）。 */
const READERS = [
  'officer',
  'principal',
  'village',
  'township',
  'township_leader',
  'bureau',
] as const satisfies readonly Role[]

/** 提出的内容写着残疾类别、等级：学校管理者、乡镇、县教育局看得到。 */
const PROPOSAL_READERS = [
  'officer',
  'principal',
  'township',
  'township_leader',
  'bureau',
] as const satisfies readonly Role[]

function mayRead(actor: Actor, roles: readonly Role[]): boolean {
  return actor.kind === 'official' && roles.includes(actor.role)
}

/** 申请，连同意见。 */
export function applicationReach(actor: Actor): Prisma.PlacementApplicationWhereInput {
  const { tenantId } = actor
  if (actor.kind !== 'clock' && !mayRead(actor, READERS)) return { tenantId, ...NOBODY }
  return closedInView(actor, { tenantId, child: childReach(actor) })
}

/** 批件的起止与种类：随儿童。 */
export function placementReach(actor: Actor): Prisma.PlacementWhereInput {
  return { tenantId: actor.tenantId, child: childReach(actor) }
}

/** 残疾儿童就学方式的提出，连同决定（LX-2.6.5）。 */
export function schoolingProposalReach(actor: Actor): Prisma.SchoolingProposalWhereInput {
  const { tenantId } = actor
  if (!mayRead(actor, PROPOSAL_READERS)) return { tenantId, ...NOBODY }
  return closedInView(actor, { tenantId, child: childReach(actor) })
}

/** 已定的就学方式与起止：随儿童，看得到效果，看不到残疾类别；临时查看里没有。 */
export function schoolingReach(actor: Actor): Prisma.DisabilitySchoolingWhereInput {
  return closedInView(actor, { tenantId: actor.tenantId, child: childReach(actor) })
}
