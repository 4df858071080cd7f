import { z } from 'zod'
import { WHEREABOUTS_LABEL } from '#lib/rules/labels'
import { LEAD_OUTCOME_LABEL } from '#lib/rules/leads/leads'
import { day } from '#lib/schemas/cases/case-act'
import { coded } from '#lib/schemas/cases/coded'
import { writtenText } from '#lib/schemas/text'

const stale = '页面已失效，请刷新后再办'

/** 反馈一条线索：哪天看见没有上学，现在在哪里，怎么知道的。 */
export const leadForm = z.strictObject({
  submissionKey: z.uuid(stale),
  childId: z.uuid(stale),
  noticedOn: day('请选择看见没有上学的日子'),
  whereabouts: coded(WHEREABOUTS_LABEL, '请选择现在在哪里'),
  said: writtenText(500, '请写明看见了什么、听谁说的'),
})
export type LeadForm = z.output<typeof leadForm>

/** 核实一条线索：哪天、怎样核实的、结果。 */
export const leadCheckForm = z.strictObject({
  submissionKey: z.uuid(stale),
  leadId: z.uuid(stale),
  checkedOn: day('请选择核实的日子'),
  done: writtenText(500, '请写明到哪里、见了谁、怎样核实的'),
  outcome: coded(LEAD_OUTCOME_LABEL, '请选择核实的结果'),
})
export type LeadCheckForm = z.output<typeof leadCheckForm>
