import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { requireActor, requireSitting } from '#lib/auth/require-actor'
import { listDeskDuties } from '#lib/data/desk-duties'
import { findRollCallGround } from '#lib/data/roll-call-ground'
import { findRollCallSheet } from '#lib/data/roll-calls'
import { openDay } from '#lib/duties/attendance/take-marks'
import { isPlainDate } from '#lib/rules/calendar/plain-date'
import { refusalText } from '#lib/rules/refusal-text'
import { deps } from '#lib/server/deps'
import { now } from './load-desk.ts'

/** 点名页要的一切；不是自己的班、编号不成样子，都是同一个 404。`day` 缺省为今天。 */
export const loadRollCall = cache(async (classId: string, asked: string | undefined) => {
  const actor = await requireActor('teacher', 'officer', 'principal')
  const { personName } = await requireSitting()
  const { at, today } = now()
  if (!z.uuid().safeParse(classId).success) notFound()
  if (asked !== undefined && !isPlainDate(asked)) notFound()
  const day = asked ?? today
  const found = await deps().db.asActor(actor, async (tx) => {
    const ground = await findRollCallGround(tx, actor, { classId, day, today, childIds: [] })
    if (!ground) return null
    const sheet = await findRollCallSheet(tx, actor, classId, day)
    const childIds = (sheet.call?.exceptions ?? [])
      .filter(({ reason }) => reason === 'unexcused')
      .map(({ childId }) => childId)
    return {
      ground,
      ...sheet,
      // 只有无故缺勤才欠着当天的两件；全到的班少问一句。
      duties: childIds.length > 0 ? await listDeskDuties(tx, actor, { day, childIds }) : [],
    }
  })
  if (!found) notFound()
  const open = openDay(found.ground, day, today)
  return {
    ...found,
    actor,
    personName,
    day,
    now: { at, today },
    /** 这一天为什么不能点名；能点是 null。 */
    closed: open.ok ? null : refusalText(open.refusal),
  }
})

export type LoadedRollCall = Awaited<ReturnType<typeof loadRollCall>>
