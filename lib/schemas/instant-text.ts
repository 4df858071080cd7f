import { z } from 'zod'
import { type Instant, instant } from '#lib/rules/calendar/instant'

const moment = z.iso.datetime({ precision: 3 })

/** 地址里的一刻；不成样子的是 null。 */
export function instantText(given: string | string[] | undefined): Instant | null {
  return typeof given === 'string' && moment.safeParse(given).success ? instant(given) : null
}
