import { z } from 'zod'
import { INDICATORS } from '#lib/rules/figures/control-line'
import { RETENTION_SPANS } from '#lib/rules/figures/retention-rates'
import { writtenText } from '#lib/schemas/text'

const key = z.uuid()
const year = z
  .string()
  .regex(/^20\d{2}$/, '请填四位年份')
  .transform(Number)
const count = z
  .string()
  .regex(/^\d{1,6}$/, '请填人数，没有填 0')
  .transform(Number)

/** 另定一条控制线：管哪个指标、百分之几、哪个学年、凭哪份文件。 */
export const controlLineForm = z.strictObject({
  submissionKey: key,
  indicator: z.enum(INDICATORS, '请选择指标'),
  percent: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/, '请填百分数，至多两位小数，例如 0.6')
    .transform((text) => Math.round(Number(text) * 100))
    .refine((basisPoints) => basisPoints <= 10_000, '不能超过 100'),
  schoolYear: year,
  source: writtenText(120, '请写明文件名称与文号'),
})
export type ControlLineForm = z.output<typeof controlLineForm>

/** 一届的基数：入学时招了多少，此后来去多少，凭哪份年报。 */
export const cohortBaseForm = z.strictObject({
  submissionKey: key,
  span: z.enum(RETENTION_SPANS, '请选择哪一段'),
  entryYear: year,
  admitted: count.refine((given) => given > 0, '请填招生人数'),
  transferredIn: count,
  transferredOut: count,
  deceased: count,
  source: writtenText(120, '请写明年报名称'),
})
export type CohortBaseForm = z.output<typeof cohortBaseForm>
