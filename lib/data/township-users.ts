import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'

/**
 * 今天没有用户的乡镇（有政府的），按区划代码：没有人在任，或在任的都没有账号、账号停了，寄到那里的报告没有人签收（C-08）。
 * 账号只有数据库看得见，由它替教育局答；别的岗位问，等于都没有用户，所以只在教育局用。
 */
export async function listUnstaffedTownships(
  tx: Tx,
  actor: Official,
  today: PlainDate,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select u.name from app.unit u
    where u.tenant_id = ${actor.tenantId}::uuid and u.kind = 'township' and u.has_government and u.valid_to is null
      and u.id not in (select guard.townships_with_users(${today}::date))
    order by u.code`
  return rows.map(({ name }) => name)
}

/** 这个乡镇今天有没有用户（专干或领导，登录得了的）；只在教育局用，同上。 */
export async function hasTownshipUsers(
  tx: Tx,
  sought: { readonly townshipId: string; readonly today: PlainDate },
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select t.id::text from (select guard.townships_with_users(${sought.today}::date) as id) t where t.id = ${sought.townshipId}::uuid`
  return rows.length > 0
}
