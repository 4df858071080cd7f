import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { requireActor } from '#lib/auth/require-actor'
import { listDeskDuties } from '#lib/data/desk-duties'
import { findRollCallGround } from '#lib/data/roll-call-ground'
import { findRollCallOn, listAwayBefore } from '#lib/data/roll-calls'
import { openDay } from '#lib/duties/attendance/take-marks'
import { isPlainDate } from '#lib/rules/calendar/plain-date'
import { refusalText } from '#lib/rules/refusal-text'
import { deps } from '#lib/server/deps'
import { now } from './load-desk.ts'

/** 点名页要的一切；不是自己的班、编号不成样子，都是同一个 404。`day` 缺省为今天。 */
export const loadRollCall = cache(async (classId: string, asked: string | undefined) => {
  const actor = await requireActor('teacher', 'officer', 'principal')
  const { at, today } = now()
  if (!z.uuid().safeParse(classId).success) notFound()
  if (asked !== undefined && !isPlainDate(asked)) notFound()
  const day = asked ?? today
  const found = await deps().db.asActor(actor, async (tx) => {
    const ground = await findRollCallGround(tx, actor, { classId, day, today, childIds: [] })
    if (!ground) return null
    return {
      ground,
      call: await findRollCallOn(tx, actor, classId, day),
      awayBefore: await listAwayBefore(tx, actor, classId, day),
      duties: await listDeskDuties(tx, actor),
    }
  })
  if (!found) notFound()
  const open = openDay(found.ground, day, today)
  return {
    ...found,
    actor,
    day,
    now: { at, today },
    /** 这一天为什么不能点名；能点是 null。 */
    closed: open.ok ? null : refusalText(open.refusal),
  }
})

export type LoadedRollCall = Awaited<ReturnType<typeof loadRollCall>>
