import { createHmac } from 'node:crypto'
import type { Actor } from '#lib/rules/people/actor'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** 平常一分钟；整批写入的后台事务要多久，就签多久。 */
export const LIFETIME_MS = 60_000

function uuid(text: string): string {
  if (!UUID.test(text)) throw new Error('an actor carries something that is not a UUID')
  return text
}

/**
 * 数据库上下文：租户|身份|岗位|人|任职|单位|到期|临时查看|签名。
 * 只由校验过的 UUID、封闭的岗位名和数字拼成，所以可以作字面量写进 SET LOCAL（Citus 不传播 set_config）。
 * 签名的密钥 SQL 读不到，注入的语句伪造不出别人。
 */
export function databaseContext(
  actor: Actor,
  key: Buffer,
  nowMs: number,
  lifetimeMs: number = LIFETIME_MS,
): string {
  const official = actor.kind === 'official' ? actor : undefined
  const claim = [
    uuid(actor.tenantId),
    actor.kind,
    official?.role ?? '',
    official ? uuid(official.personId) : '',
    official ? uuid(official.appointmentId) : '',
    official ? official.unitIds.map(uuid).join(',') : '',
    String(nowMs + lifetimeMs),
    official?.view ? uuid(official.view.id) : '',
  ].join('|')
  return `${claim}|${createHmac('sha256', key).update(claim).digest('hex')}`
}
