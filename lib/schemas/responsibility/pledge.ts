import { z } from 'zod'
import { day } from '#lib/schemas/cases/case-act'
import { writtenText } from '#lib/schemas/text'

/** 登记一份责任书：哪个乡镇、哪年、哪天签、纸质文号。 */
export const pledgeForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  townshipId: z.uuid('请选择乡镇'),
  year: z.int('请填写年份').min(2018, '请填写年份').max(2100, '请填写年份'),
  signedOn: day('请选择签订日期'),
  paperNumber: writtenText(60, '请填写纸质责任书的文号或存放处'),
})
export type PledgeForm = z.output<typeof pledgeForm>
