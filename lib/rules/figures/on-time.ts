import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { Role } from '#lib/rules/people/roles'
import { type Rate, type RateWords, rateOf } from './rate.ts'

/** 每一级该按期办的事，自下而上：当天报告、劝返、书面报告、会签、签收、入户（F54）。 */
export const LEVELS = [
  'same_day_report',
  'persuasion',
  'written_report',
  'countersignature',
  'township_receipt',
  'township_visit',
] as const satisfies readonly DutyCode[]
export type Level = (typeof LEVELS)[number]

const LEVEL: Readonly<
  Record<Level, { readonly label: string; readonly what: string; readonly clause: string }>
> = {
  same_day_report: { label: '当天报告按期率', what: '教师当天向学校报告', clause: 'DT-3.4.2' },
  persuasion: { label: '劝返按期率', what: '学校劝返', clause: 'DT-3.4.3' },
  written_report: { label: '书面报告按期率', what: '学校书面报告', clause: 'DT-3.4.3' },
  countersignature: { label: '会签按期率', what: '责任督学会签', clause: 'DDK-4.5.2' },
  township_receipt: { label: '签收按期率', what: '乡镇签收', clause: 'L1-13' },
  township_visit: { label: '入户按期率', what: '乡镇入户劝返', clause: 'L1-13' },
}

const EXCLUDED = '还没有到期的；只作提醒的；作废的（缺勤更正、补假获批、返校在先）'

export const ON_TIME_WORDS: RateWords = {
  label: '按期率',
  definition: '近30天到期的时限中按期办结的比例；补办的仍算逾期。',
  numerator: '按期办结的时限数',
  denominator: '近30天到期的时限数（按期办结＋逾期补办＋到期未办）',
  excluded: EXCLUDED,
  clause: 'DT-3.4.3',
}

/** 学校、乡镇自己承担、自己看得到按期率的各级；会签是督学的事，不算学校的。 */
const OWN_LEVELS: Readonly<Partial<Record<Role, readonly Level[]>>> = {
  officer: ['same_day_report', 'persuasion', 'written_report'],
  principal: ['same_day_report', 'persuasion', 'written_report'],
  township: ['township_receipt', 'township_visit'],
  township_leader: ['township_receipt', 'township_visit'],
}

/** 此岗位的单位自己承担的各级。 */
export function ownLevels(role: Role): readonly Level[] {
  return OWN_LEVELS[role] ?? []
}

export function isLevel(text: string): text is Level {
  return (LEVELS as readonly string[]).includes(text)
}

/** 某一级按期率的说法。 */
export function levelWords(level: Level): RateWords {
  const { label, what, clause } = LEVEL[level]
  return {
    label,
    definition: `近30天到期的“${what}”中按期办结的比例；补办的仍算逾期。`,
    numerator: `按期办结的“${what}”数`,
    denominator: `近30天到期的“${what}”数`,
    excluded: EXCLUDED,
    clause,
  }
}

/** 按期率：按期办结的 ÷ 已届满的；尚在走的、只作提醒的不计。 */
export function onTimeShare(
  counts: { readonly metOnTime: number; readonly settled: number },
  level?: Level,
): Rate {
  return rateOf(level ? levelWords(level) : ON_TIME_WORDS, counts.metOnTime, counts.settled)
}
