import { z } from 'zod'
import { MOST_POINTS, MOST_STROKES, SIGN_BOX } from '#lib/rules/people/signature-strokes'
import { optionalText, writtenText } from '#lib/schemas/text'
import { caseAct, day } from './case-act.ts'

const point = z.tuple([z.int().min(0).max(SIGN_BOX.width), z.int().min(0).max(SIGN_BOX.height)])

/** 屏上签的笔画：坐标在签字框里，笔数与点数都有限。 */
export const strokesField = z
  .array(z.array(point).min(1))
  .max(MOST_STROKES, '笔画太多，请清除后重签')
  .refine((strokes) => strokes.reduce((sum, stroke) => sum + stroke.length, 0) <= MOST_POINTS, {
    message: '签字太长，请清除后重签',
  })

/** 学生、家长签字登记（DDK-5.2.4）：屏上签的送笔画坐标，纸上签的写地点。 */
export const signatureForm = z
  .strictObject({
    ...caseAct,
    signer: z.enum(['student', 'guardian'], '请选择谁签字'),
    signerName: writtenText(40, '请填写签字人姓名'),
    means: z.enum(['screen', 'paper'], '请选择怎样签的'),
    signedOn: day('请选择签字日期'),
    place: optionalText(60),
    strokes: strokesField,
  })
  .refine(({ means, strokes }) => means === 'paper' || strokes.length > 0, {
    path: ['strokes'],
    message: '请在框内签字',
  })
  .refine(({ means, place }) => means === 'screen' || place !== '', {
    path: ['place'],
    message: '纸上签的，请写在哪里签',
  })
export type SignatureForm = z.output<typeof signatureForm>
