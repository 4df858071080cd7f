import { z } from 'zod'
import { day } from '#lib/schemas/cases/case-act'
import { strokesField } from '#lib/schemas/cases/signature'
import { writtenText } from '#lib/schemas/text'

/** 送教计划。 */
export const homeTeachingPlanForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  placementId: z.uuid('页面已失效，请刷新后再办'),
  teachers: writtenText(60, '请填写送教教师'),
  lessonsPerWeek: z.coerce
    .number('请填写每周课时')
    .int('请填整数')
    .min(1, '至少 1 课时')
    .max(40, '至多 40 课时'),
  content: writtenText(500, '请填写教什么'),
})
export type HomeTeachingPlanForm = z.output<typeof homeTeachingPlanForm>

/** 送教一次。 */
export const homeTeachingSessionForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  placementId: z.uuid('页面已失效，请刷新后再办'),
  day: day('请选择送教日期'),
  minutes: z.coerce
    .number('请填写分钟数')
    .int('请填整数')
    .min(10, '至少 10 分钟')
    .max(480, '一天至多 480 分钟'),
  teachers: writtenText(60, '请填写送教教师'),
  content: writtenText(500, '请填写教了什么、学得怎样'),
  guardianName: writtenText(40, '请填写在场监护人'),
  /** 屏上签的笔画；空的是在打印的记录上签。 */
  strokes: strokesField,
})
export type HomeTeachingSessionForm = z.output<typeof homeTeachingSessionForm>
