import { isPlainDate, type PlainDate, weekdayOf } from './plain-date.ts'

/** 国务院一年的放假通知：点名的日子，放假的与补班的；没有点名的照周末与平日。 */
export type HolidayNotice = {
  readonly year: number
  readonly source: string
  readonly days: readonly NoticeDay[]
}
export type NoticeDay = { readonly day: PlainDate; readonly works: boolean; readonly why: string }

/** 一处差别：通知里多出来的、与在用的不同的、在用而通知里没有的。 */
export type NoticeDifference = {
  readonly day: PlainDate
  readonly kind: 'added' | 'changed' | 'missing'
  readonly now: string | null
  readonly given: string | null
}

/** 通知自己说不通的地方；没有是空的。 */
export function noticeFaults({ year, days }: HolidayNotice): readonly string[] {
  const named = new Set<string>()
  const faults: string[] = []
  for (const { day, works } of days) {
    if (!isPlainDate(day) || Number(day.slice(0, 4)) !== year) faults.push(`${day}不是${year}年的日子`)
    else if (works && weekdayOf(day) < 6) faults.push(`${day}不是周末，不能写成补班`)
    if (named.has(day)) faults.push(`${day}写了两次`)
    named.add(day)
  }
  if (!days.some(({ day, works }) => day === `${year}-01-01` && !works))
    faults.push(`没有写${year}年元旦放假`)
  return faults
}

/** 与在用的这一年逐日比；一样的不列。 */
export function noticeDifferences(
  { days }: HolidayNotice,
  known: readonly NoticeDay[],
): readonly NoticeDifference[] {
  const inUse = new Map(known.map((one) => [one.day, wordsOf(one)]))
  const given = new Map(days.map((one) => [one.day, wordsOf(one)]))
  const all = [...new Set([...inUse.keys(), ...given.keys()])].sort()
  return all.flatMap((day): NoticeDifference[] => {
    const [before = null, after = null] = [inUse.get(day), given.get(day)]
    if (before === after) return []
    const kind = before === null ? 'added' : after === null ? 'missing' : 'changed'
    return [{ day, kind, now: before, given: after }]
  })
}

function wordsOf({ works, why }: NoticeDay): string {
  return `${works ? '补班' : '放假'}（${why}）`
}
