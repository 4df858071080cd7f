import type { Official } from '#lib/rules/people/actor'
import { newId } from './ids.ts'

/** 一行由官员写下的记录都有的五列：租户、编号、谁、以哪个岗位、几时（库里按自己的钟再盖一次）。 */
export function signed(actor: Official) {
  return {
    tenantId: actor.tenantId,
    id: newId(),
    personId: actor.personId,
    appointmentId: actor.appointmentId,
    recordedAt: new Date(),
  }
}
