import { z } from 'zod'
import { writtenText } from '#lib/schemas/text'

const submissionKey = z.uuid('页面已失效，请刷新后再办')
const rollOverId = z.uuid('页面已失效，请刷新后再办')

/** 专干备升班：新生几个班，小学毕业的名单交给哪所初中，哪几个去别的初中。 */
export const prepareRollOverForm = z.strictObject({
  submissionKey,
  schoolId: z.uuid('页面已失效，请刷新后再办'),
  newClasses: z.coerce
    .number('请填写新生班数')
    .int('请填写整数')
    .min(0, '不能少于 0')
    .max(30, '最多 30 个班'),
  toSchoolId: z.union([z.literal(''), z.uuid('请选择学校')]).default(''),
  elsewhere: z
    .array(z.strictObject({ childId: z.uuid(), toSchoolId: z.uuid('请选择学校') }))
    .max(2000)
    .refine((all) => new Set(all.map(({ childId }) => childId)).size === all.length, '有一个孩子写了两处')
    .default([]),
})
export type PrepareRollOverForm = z.output<typeof prepareRollOverForm>

/** 校长或教育局确认。 */
export const confirmRollOverForm = z.strictObject({ submissionKey, rollOverId })
export type ConfirmRollOverForm = z.output<typeof confirmRollOverForm>

export const undoRollOverForm = z.strictObject({
  submissionKey,
  rollOverId,
  why: writtenText(200, '请写明为什么撤销'),
})
export type UndoRollOverForm = z.output<typeof undoRollOverForm>

/** 初中照名单编班：报到的是谁，进哪个班。 */
export const admitLeaversForm = z.strictObject({
  submissionKey,
  classId: z.uuid('请选择班级'),
  childIds: z.array(z.uuid()).min(1, '请勾选已报到的孩子').max(200, '一次最多 200 人'),
})
export type AdmitLeaversForm = z.output<typeof admitLeaversForm>
