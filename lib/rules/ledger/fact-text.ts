import { CASE_STATE_LABEL, isCaseState } from '#lib/rules/cases/case-states'
import { CLOSE_REASONS, isCloseReason } from '#lib/rules/cases/close-reasons'
import { CHECK_VERDICT_LABEL, SAMPLE_SUBJECT_LABEL } from '#lib/rules/inspection/draw-sample'
import {
  CONTACT_MEANS_LABEL,
  CONTACT_RESULT_LABEL,
  DROPOUT_REASON_LABEL,
  DUTY_LABEL,
  isKeyOf,
  PERSUASION_EFFECT_LABEL,
  SERVICE_LABEL,
  WHEREABOUTS_LABEL,
} from '#lib/rules/labels'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'

/** 事件内容里的一项，写成中文。`from` 有值的是改动：由什么改成什么。 */
export type FactLine = { readonly label: string; readonly from: string | null; readonly to: string }

/** 内容里的键；没有列在这里的照原样写键，不吞掉。 */
export const FACT_LABEL: Readonly<Record<string, string>> = {
  absent: '缺勤',
  allPresent: '全员到校',
  attended: '已观察在校日',
  closeReason: '销号类型',
  digest: '内容摘要',
  draw: '抽样',
  drawn: '抽到',
  dueAt: '到期',
  dueOn: '限期',
  duty: '义务',
  effect: '结果',
  fromOn: '起日',
  hand: '以谁的名义',
  item: '抽到的一件',
  kind: '类别',
  leave: '假条',
  level: '级别',
  means: '方式',
  needed: '应满在校日',
  noticedOn: '事先通知',
  ordinal: '第几次',
  outcome: '结果',
  owner: '承担岗位',
  person: '人员',
  population: '总体',
  post: '岗位',
  previous: '原任',
  proofs: '凭据',
  proven: '有依据',
  provisional: '暂定',
  reclassified: '改记的日子',
  recipients: '收件',
  relapses: '复辍次数',
  report: '报告',
  responsible: '责任人',
  restarted: '重新起算',
  result: '结果',
  returnBy: '限期',
  rollCall: '点名',
  round: '第几轮',
  serial: '编号',
  sessions: '撤销会话',
  successor: '接续',
  service: '送达',
  subject: '对象',
  toOn: '止日',
  unit: '单位',
  until: '至',
  verdict: '结论',
  version: '个案版次',
  visited: '家访',
  voided: '作废时限',
  withdrawn: '撤回立案',
  year: '年度',
}

const TABLES: Readonly<Record<string, object>> = {
  duty: DUTY_LABEL,
  effect: PERSUASION_EFFECT_LABEL,
  means: CONTACT_MEANS_LABEL,
  outcome: PERSUASION_EFFECT_LABEL,
  reason: DROPOUT_REASON_LABEL,
  result: CONTACT_RESULT_LABEL,
  service: SERVICE_LABEL,
  subject: SAMPLE_SUBJECT_LABEL,
  verdict: CHECK_VERDICT_LABEL,
  whereabouts: WHEREABOUTS_LABEL,
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T/

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
  if (INSTANT.test(text)) return text.replace('T', ' ').replace(/(:\d{2})(\.\d+)?Z$/, '$1（UTC）')
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
