import { z } from 'zod'
import { TIP_CHANNEL_LABEL, TIP_OUTCOME_LABEL } from '#lib/rules/tips/tips'
import { day } from '#lib/schemas/cases/case-act'
import { coded } from '#lib/schemas/cases/coded'
import { characterCount, optionalText, writtenText } from '#lib/schemas/text'

const submissionKey = z.uuid('页面已失效，请刷新后再办')
const tipId = z.uuid('页面已失效，请刷新后再办')
const idOrNone = z.union([z.literal(''), z.uuid('请从列表中选')])

/** 公布的举报电话：固定电话或手机，可以带区号与短横。 */
export const tipLineForm = z.strictObject({
  submissionKey,
  phone: writtenText(20, '请填写举报电话').refine(
    (text) => /^\d[\d -]{4,18}\d$/.test(text),
    '请填写电话号码，例如 区号-号码',
  ),
  hours: optionalText(60),
})
export type TipLineForm = z.output<typeof tipLineForm>

/** 登记一件举报；举报人可以不留。 */
export const tipForm = z.strictObject({
  submissionKey,
  receivedOn: day('请选择收到举报的日子'),
  channel: coded(TIP_CHANNEL_LABEL, '请选择怎么来的'),
  unitId: idOrNone,
  caseId: idOrNone,
  said: writtenText(2000, '请写明举报的内容'),
  teller: optionalText(100),
})
export type TipForm = z.output<typeof tipForm>

/** 一次办理：哪天、做了什么、现在的结论；`seen` 是看到时已有几次。 */
export const followTipForm = z.strictObject({
  submissionKey,
  tipId,
  seen: z.int('页面已失效，请刷新后再办').min(0),
  doneOn: day('请选择办理的日子'),
  done: writtenText(1000, '请写明做了什么、查到什么'),
  outcome: coded(TIP_OUTCOME_LABEL, '请选择结论'),
})
export type FollowTipForm = z.output<typeof followTipForm>

/** 看举报人：为什么。 */
export const revealTellerForm = z.strictObject({
  tipId,
  reason: writtenText(200, '请写明查看事由').refine(
    (text) => characterCount(text) >= 4,
    '请写明查看事由，至少 4 个字',
  ),
})
export type RevealTellerForm = z.output<typeof revealTellerForm>
