import { findTenantBySlug } from '#lib/data/accounts'
import type { Database } from '#lib/data/database'
import { columnFromDay } from '#lib/data/days'
import { newId } from '#lib/data/ids'
import { hashPassword } from '#lib/data/passwords'
import type { PlainDate } from '#lib/rules/calendar/plain-date'

export type NewAdministrator = {
  readonly tenantSlug: string
  readonly login: string
  readonly name: string
  readonly password: string
  readonly today: PlainDate
  readonly now: Date
}

export type Creation = 'created' | 'tenant_unknown' | 'login_taken'

/**
 * 一个法域的第一个管理员：人、账号、在县（市、州）这一级的任职，一个事务。法域没有登记过不建；
 * 登录名已有人用不建。县这一级的单位还没有，就按法域名录建一个。须以迁移账号连接。
 */
export async function createAdministrator(db: Database, wanted: NewAdministrator): Promise<Creation> {
  const tenant = await findTenantBySlug(db, wanted.tenantSlug)
  if (!tenant) return 'tenant_unknown'
  const passwordHash = await hashPassword(wanted.password)
  const tenantId = tenant.id
  const from = columnFromDay(wanted.today)
  return db.asActor({ kind: 'gate', tenantId }, async (tx) => {
    if ((await tx.account.count({ where: { tenantId, login: wanted.login } })) > 0) return 'login_taken'
    const county = await tx.unit.findFirst({ where: { tenantId, kind: 'county' }, select: { id: true } })
    const unitId = county?.id ?? newId()
    if (!county) {
      const place = { tree: 'education', kind: 'county', code: tenant.code, name: tenant.name }
      await tx.unit.create({ data: { tenantId, id: unitId, ...place, validFrom: from } })
    }
    const personId = newId()
    await tx.person.create({ data: { tenantId, id: personId, name: wanted.name } })
    await tx.appointment.create({
      data: { tenantId, id: newId(), personId, role: 'admin', unitId, fromOn: from },
    })
    const account = { login: wanted.login, passwordHash, createdAt: wanted.now }
    await tx.account.create({ data: { tenantId, id: newId(), personId, ...account } })
    return 'created'
  })
}
