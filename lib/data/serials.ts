import type { Tx } from './database.ts'
import { newId } from './ids.ts'

/**
 * 取下一个号：每校、每年、每列连续。行锁握到提交，回滚即退号，所以没有空号，两位校长同时签发也不会重号。
 */
export async function nextSerial(
  tx: Tx,
  tenantId: string,
  counter: { readonly schoolId: string; readonly series: 'report' | 'case'; readonly year: number },
): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number }[]>`
    insert into app.serial_counter as held (tenant_id, id, school_id, series, year, last)
    values (${tenantId}::uuid, ${newId()}::uuid, ${counter.schoolId}::uuid, ${counter.series}, ${counter.year}, 1)
    on conflict (tenant_id, school_id, series, year) do update set last = held.last + 1
    returning last`
  const last = rows[0]?.last
  if (last === undefined) throw new Error('a serial counter gave no number')
  return last
}
