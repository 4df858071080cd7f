import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'

/** 可及的学校，按学校标识码：教育局是全县，学校与督学是任职的，其余没有。督学随时看得见（NA-8.3，DT-5.1.3，DDK-4.5.1）。 */
export async function listSchools(tx: Tx, actor: Official) {
  const whole = actor.role === 'bureau'
  const own = ['officer', 'principal', 'inspector'].includes(actor.role) ? [...actor.unitIds] : []
  return tx.unit.findMany({
    where: { tenantId: actor.tenantId, kind: 'school', ...(whole ? {} : { id: { in: own } }) },
    orderBy: { code: 'asc' },
    select: { id: true, name: true, phone: true },
  })
}

export type SchoolRow = Awaited<ReturnType<typeof listSchools>>[number]

/** 可及的乡镇，按区划代码：教育局、督学是全县的（只有名字），乡镇是任职的，其余没有。 */
export async function listTownships(tx: Tx, actor: Official) {
  const whole = actor.role === 'bureau' || actor.role === 'inspector'
  const own = ['township', 'township_leader'].includes(actor.role) ? [...actor.unitIds] : []
  return tx.unit.findMany({
    where: { tenantId: actor.tenantId, kind: 'township', ...(whole ? {} : { id: { in: own } }) },
    orderBy: { code: 'asc' },
    select: { id: true, name: true, phone: true },
  })
}
