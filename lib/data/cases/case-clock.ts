import { dayFromColumn } from '#lib/data/days'
import type { Prisma } from '#lib/generated/prisma/client'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { CLOCK_UNITS, type ClockUnit } from '#lib/rules/clocks/clock-events'
import { derivationOf } from './derivation.ts'

/** 数据库里一行时限要读的各列。 */
export type StoredClockRow = {
  readonly id: string
  readonly duty: string
  readonly clause: string
  readonly ownerRole: string
  readonly startEvent: string
  readonly startAt: Date
  readonly startOn: Date
  readonly amount: number
  readonly unit: string
  readonly dueAt: Date
  readonly provisional: boolean
  readonly derivation: Prisma.JsonValue
  readonly warning: boolean
  readonly status: string
  readonly metAt: Date | null
  readonly brokenAt: Date | null
  readonly endedAt: Date | null
  readonly endedWhy: string | null
}

/** 时限的一行，译成日与时刻；屏幕上的日条由它画。 */
export type CaseClock = {
  readonly id: string
  readonly duty: string
  readonly clause: string
  readonly ownerRole: string
  readonly startEvent: string
  readonly startAt: Instant
  readonly startOn: PlainDate
  readonly amount: number
  readonly unit: ClockUnit
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly counted: readonly string[]
  readonly skipped: readonly { readonly date: string; readonly why: string }[]
  readonly warning: boolean
  readonly status: string
  readonly metAt: Instant | null
  readonly brokenAt: Instant | null
  readonly endedAt: Instant | null
  readonly endedWhy: string | null
}

/** 数据库里的一行时限 → CaseClock。 */
export function caseClock(row: StoredClockRow): CaseClock {
  const unit = CLOCK_UNITS.find((known) => known === row.unit)
  if (!unit) throw new Error(`an unknown unit is stored on a deadline: ${row.unit}`)
  return {
    id: row.id,
    duty: row.duty,
    clause: row.clause,
    ownerRole: row.ownerRole,
    startEvent: row.startEvent,
    startAt: stamp(row.startAt),
    startOn: dayFromColumn(row.startOn),
    amount: row.amount,
    unit,
    dueAt: stamp(row.dueAt),
    provisional: row.provisional,
    ...derivationOf(row.derivation),
    warning: row.warning,
    status: row.status,
    metAt: row.metAt ? stamp(row.metAt) : null,
    brokenAt: row.brokenAt ? stamp(row.brokenAt) : null,
    endedAt: row.endedAt ? stamp(row.endedAt) : null,
    endedWhy: row.endedWhy,
  }
}

function stamp(date: Date): Instant {
  return instant(date.getTime())
}
