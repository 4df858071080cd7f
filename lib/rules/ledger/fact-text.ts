import { dayOf, instant, timeOfDay } from '#lib/rules/calendar/instant'
import { CASE_LINE_LABEL, CASE_STATE_LABEL, isCaseState } from '#lib/rules/cases/case-states'
import { CLOSE_REASONS, isCloseReason } from '#lib/rules/cases/close-reasons'
import { HAND_OVER_LABEL } from '#lib/rules/cases/hand-over'
import { NATIONAL_MARKS } from '#lib/rules/cases/national-marks'
import { REQUIREMENT_LABEL } from '#lib/rules/cases/requirements'
import { INDICATOR_LABEL } from '#lib/rules/figures/control-line'
import { EXPORT_LABEL } from '#lib/rules/figures/export-kinds'
import { CHECK_VERDICT_LABEL, SAMPLE_SUBJECT_LABEL } from '#lib/rules/inspection/draw-sample'
import {
  ABSENCE_REASON_LABEL,
  CONTACT_MEANS_LABEL,
  CONTACT_PARTY_LABEL,
  CONTACT_RESULT_LABEL,
  DELIVERY_MEANS_LABEL,
  DROPOUT_REASON_LABEL,
  DUTY_LABEL,
  isKeyOf,
  MEASURE_LABEL,
  PERSUASION_EFFECT_LABEL,
  SERVICE_LABEL,
  STRIKE_OFF_STAGE_LABEL,
  WHEREABOUTS_LABEL,
} from '#lib/rules/labels'
import { CHILD_CATEGORIES } from '#lib/rules/people/child-categories'
import { HOUSEHOLD_BASIS_LABEL } from '#lib/rules/people/household'
import { SUPPORT_KIND_LABEL } from '#lib/rules/people/pairing'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'
import { ASKED_BY_LABEL } from '#lib/rules/people/wider-view'
import { PLACEMENT_LABEL } from '#lib/rules/placements/placement-terms'
import { SCHOOLING_LABEL } from '#lib/rules/placements/schooling'
import { DEPARTMENT_LABEL } from '#lib/rules/referrals/departments'
import { RETURN_LABEL } from '#lib/rules/returns/return-kinds'
import { IMPORT_KINDS } from '#lib/rules/rolls/imports/import-kinds'
import { LEDGER_LABEL } from '#lib/rules/rolls/three-ledgers'
import { TIP_CHANNEL_LABEL, TIP_OUTCOME_LABEL } from '#lib/rules/tips/tips'
import { FACT_LABEL } from './fact-labels.ts'

/** 事件内容里的一项，写成中文。`from` 有值的是改动：由什么改成什么。 */
export type FactLine = { readonly label: string; readonly from: string | null; readonly to: string }

const labelsOf = <K extends string>(table: Readonly<Record<K, { readonly label: string }>>) =>
  Object.fromEntries(
    Object.entries<{ readonly label: string }>(table).map(([code, { label }]) => [code, label]),
  )
/** 限阅的类别写进台账时已不是哪一类。 */
const CATEGORY_LABEL = { ...labelsOf(CHILD_CATEGORIES), restricted: '限阅' }

const TABLES: Readonly<Record<string, object>> = {
  askedBy: ASKED_BY_LABEL,
  basis: HOUSEHOLD_BASIS_LABEL,
  categories: CATEGORY_LABEL,
  category: CATEGORY_LABEL,
  channel: TIP_CHANNEL_LABEL,
  department: DEPARTMENT_LABEL,
  duty: DUTY_LABEL,
  effect: PERSUASION_EFFECT_LABEL,
  indicator: INDICATOR_LABEL,
  kind: {
    ...ABSENCE_REASON_LABEL,
    ...EXPORT_LABEL,
    ...HAND_OVER_LABEL,
    ...MEASURE_LABEL,
    ...PLACEMENT_LABEL,
    ...RETURN_LABEL,
    ...SUPPORT_KIND_LABEL,
    ...labelsOf(IMPORT_KINDS),
    ...labelsOf(NATIONAL_MARKS),
  },
  ledger: LEDGER_LABEL,
  line: CASE_LINE_LABEL,
  list: CATEGORY_LABEL,
  manner: SERVICE_LABEL,
  means: { ...DELIVERY_MEANS_LABEL, ...CONTACT_MEANS_LABEL },
  outcome: { ...PERSUASION_EFFECT_LABEL, ...TIP_OUTCOME_LABEL },
  party: CONTACT_PARTY_LABEL,
  reason: { ...DROPOUT_REASON_LABEL, signal_withdrawn: REQUIREMENT_LABEL.signal_withdrawn },
  requirement: REQUIREMENT_LABEL,
  result: CONTACT_RESULT_LABEL,
  schooling: SCHOOLING_LABEL,
  service: SERVICE_LABEL,
  stage: STRIKE_OFF_STAGE_LABEL,
  subject: SAMPLE_SUBJECT_LABEL,
  verdict: CHECK_VERDICT_LABEL,
  whereabouts: WHEREABOUTS_LABEL,
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T/
const DAY = /^\d{4}-\d{2}-\d{2}$/

function chineseDay(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

function momentText(text: string): string {
  const at = instant(text)
  return `${chineseDay(dayOf(at))} ${timeOfDay(at)}`
}

function scalar(key: string, value: unknown): string {
  if (value === null) return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length > 0 ? value.map((one) => scalar(key, one)).join('、') : '无'
  const text = String(value)
  const table = TABLES[key]
  if (table && isKeyOf(table, text)) return String((table as Record<string, string>)[text])
  if ((key === 'hand' || key === 'owner' || key === 'post') && isRole(text)) return ROLE_LABEL[text]
  if (key === 'hand' && text === 'clock') return '时钟'
  if (key === 'closeReason' && isCloseReason(text)) return CLOSE_REASONS[text].label
  if (isCaseState(text)) return CASE_STATE_LABEL[text]
  if (UUID.test(text)) return `…${text.slice(-8)}`
  if (DAY.test(text)) return chineseDay(text)
  if (INSTANT.test(text)) return momentText(text)
  return text
}

/** 事件内容 → 逐项的话。`from`、`to` 成对的写成改动，其余各写一行。读不成形的原样给一行。 */
export function factLines(payload: string): readonly FactLine[] {
  const facts = parsed(payload)
  if (!facts) return [{ label: '原文', from: null, to: payload }]
  const { from, to, ...rest } = facts
  const changed = from !== undefined && to !== undefined
  const label = typeof to === 'string' && isCaseState(to) ? '状态' : '到期'
  return [
    ...(changed && from !== to ? [{ label, from: scalar('', from), to: scalar('', to) }] : []),
    ...Object.entries(changed ? rest : facts).map(([key, value]) => ({
      label: FACT_LABEL[key] ?? key,
      from: null,
      to: scalar(key, value),
    })),
  ]
}

function parsed(payload: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(payload)
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
