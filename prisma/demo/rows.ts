import type { Client } from 'pg'
import type { DemoLetter } from './transfer-letters.ts'

export type Row = Readonly<Record<string, unknown>>

/** 外键所要求的写入次序；没有列在这里的表，示范数据不写。 */
export const TABLES = [
  'unit',
  'person',
  'appointment',
  'account',
  'control_line',
  'cohort_base',
  'county_snapshot',
  'policy_version',
  'calendar_day',
  'school_term',
  'child',
  'guardian',
  'child_category',
  'restricted_label',
  'class_enrolment',
  'import_batch',
  'import_row',
  'dropout_case',
  'responsibility_post',
  'pledge',
  'zone',
  'zone_village',
  'left_behind_card',
  'household_member',
  'household_survey',
  'survey_area',
  'survey_household',
  'survey_child',
  'survey_visit',
  'child_check',
  'survey_sign_off',
  'home_visit',
  'case_person',
  'case_plan',
  'pairing',
  'support_activity',
  'leave',
  'roll_call',
  'absence',
  'guardian_contact',
  'same_day_report',
  'same_day_receipt',
  'attachment',
  'transfer',
  'transfer_step',
  'placement_application',
  'placement_opinion',
  'placement',
  'home_teaching_plan',
  'home_teaching_session',
  'schooling_proposal',
  'schooling_decision',
  'disability_schooling',
  'case_step',
  'persuasion',
  'principal_contact',
  'written_report',
  'report_recipient',
  'paper_delivery',
  'paper_answer',
  'report_receipt',
  'countersignature',
  'township_visit',
  'township_measure',
  'issued_paper',
  'paper_service',
  'spoiled_paper',
  'paper_counter',
  'case_return',
  'observation',
  'strike_off',
  'strike_off_proof',
  'serial_counter',
  'inspection',
  'sample_draw',
  'sample_item',
  'finding',
  'finding_step',
  'wider_view',
  'access_log',
  'early_sign',
  'interface_client',
  'interface_read',
  'tip_line',
  'hand_over',
  'requirement_override',
  'lead',
  'lead_check',
  'tip',
  'tip_follow_up',
  'department_referral',
  'department_answer',
  'period_return',
  'period_return_version',
  'period_return_answer',
  'deadline',
  'escalation',
  'ledger_event',
] as const
export type Table = (typeof TABLES)[number]

/** 一个租户待写入的全部行。 */
export type Sheet = {
  readonly tenantId: string
  add(table: Table, row: Row): void
  rows(table: Table): readonly Row[]
  /** 附件的密文，装载者放到存放处。 */
  /** 送往外县的转学材料，装载者交给那一县。 */
  readonly letters: DemoLetter[]
  readonly files: { readonly place: string; readonly sealed: Uint8Array }[]
}

/** 空白的一本。 */
export function newSheet(tenantId: string): Sheet {
  const kept = new Map<Table, Row[]>(TABLES.map((table) => [table, []]))
  return {
    tenantId,
    files: [],
    letters: [],
    add: (table, row) => kept.get(table)?.push({ tenant_id: tenantId, ...row }),
    rows: (table) => kept.get(table) ?? [],
  }
}

const BATCH = 1_500

/** 按外键次序写入，给出行数。台账另由 link-ledger.ts 写入并接链。 */
export async function writeSheet(client: Client, sheet: Sheet): Promise<number> {
  let written = 0
  for (const table of TABLES) {
    const rows = sheet.rows(table)
    if (table === 'ledger_event') continue
    await insertRows(client, table, rows)
    written += rows.length
  }
  return written
}

/** 分批写入一张表；列名取自第一行，各行列名相同。 */
export async function insertRows(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const list = Object.keys(first)
    .map((column) => client.escapeIdentifier(column))
    .join(', ')
  const name = `app.${client.escapeIdentifier(table)}`
  const sql = `insert into ${name} (${list}) select ${list} from json_populate_recordset(null::${name}, $1::json)`
  for (let from = 0; from < rows.length; from += BATCH) {
    try {
      await client.query(sql, [JSON.stringify(rows.slice(from, from + BATCH))])
    } catch (cause) {
      throw new Error(`demonstration rows for ${table} were refused`, { cause })
    }
  }
}

/** bytea 列的写法。 */
export function bytes(value: Uint8Array): string {
  return `\\x${Buffer.from(value).toString('hex')}`
}
