import { dayOf, epochMs, type Instant } from '#lib/rules/calendar/instant'

/** 查阅的一条：谁、何时、看了哪个孩子的哪一项。`page` 是打开档案或个案，其余是按次查看与附件。 */
export type AccessRead = {
  readonly id: string
  readonly personId: string
  readonly childId: string
  readonly field: string
  readonly at: Instant
}

/** 为什么列为异常；只提示，不认定。 */
export const UNUSUAL_REASONS = ['out_of_hours', 'many_reveals', 'many_children'] as const
export type UnusualReason = (typeof UNUSUAL_REASONS)[number]

export const UNUSUAL_LABEL: Readonly<Record<UnusualReason, string>> = {
  out_of_hours: '夜间查看敏感项',
  many_reveals: '一天内查看敏感项过多',
  many_children: '一天内打开的孩子过多',
}

/** 阈值：夜间是 22 时到次日 6 时；一天 20 次敏感项、40 个孩子。 */
export const UNUSUAL_LIMITS = { nightFrom: 22, nightTo: 6, revealsPerDay: 20, childrenPerDay: 40 } as const

export type Unusual = {
  readonly personId: string
  readonly day: string
  readonly reason: UnusualReason
  readonly count: number
}

/** 从查阅记录里挑出异常：一人一天一种缘由一行，新的在前。 */
export function unusualAccess(reads: readonly AccessRead[]): readonly Unusual[] {
  const days = new Map<string, AccessRead[]>()
  for (const read of reads) {
    const key = `${dayAndHour(read.at).day} ${read.personId}`
    const own = days.get(key)
    if (own) own.push(read)
    else days.set(key, [read])
  }
  return [...days.entries()]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([key, own]) => {
      const [day = '', personId = ''] = key.split(' ')
      const reveals = own.filter(({ field }) => field !== 'page')
      const night = reveals.filter(({ at }) => isNight(dayAndHour(at).hour)).length
      const children = new Set(own.map(({ childId }) => childId)).size
      const found: [UnusualReason, number, boolean][] = [
        ['out_of_hours', night, night > 0],
        ['many_reveals', reveals.length, reveals.length > UNUSUAL_LIMITS.revealsPerDay],
        ['many_children', children, children > UNUSUAL_LIMITS.childrenPerDay],
      ]
      return found.flatMap(([reason, count, is]) => (is ? [{ personId, day, reason, count }] : []))
    })
}

function isNight(hour: number): boolean {
  return hour >= UNUSUAL_LIMITS.nightFrom || hour < UNUSUAL_LIMITS.nightTo
}

function dayAndHour(at: Instant): { day: string; hour: number } {
  return { day: dayOf(at), hour: Math.floor(epochMs(at) / 3_600_000 + 8) % 24 }
}
