import { z } from 'zod'
import {
  BUREAU_ONLY_REASONS,
  DROPOUT_REASON_LABEL,
  PERSUASION_EFFECT_LABEL,
  WHEREABOUTS_LABEL,
} from '#lib/rules/labels'
import { optionalText, writtenText } from '#lib/schemas/text'
import { beijingMoment, caseAct } from './case-act.ts'
import { coded } from './coded.ts'

/** 附件4《学校疑似辍学学生情况记录表》逐项；家访四项只在家访时必填。 */
export const persuasionForm = z
  .strictObject({
    ...caseAct,
    phoned: z.boolean(),
    visited: z.boolean(),
    teachers: writtenText(60, '请填写劝返工作教师'),
    persuadedAt: beijingMoment('请填写劝返时间'),
    truancyReason: coded(DROPOUT_REASON_LABEL, '请选择旷课原因'),
    whereabouts: coded(WHEREABOUTS_LABEL, '请选择学生去向'),
    familySituation: optionalText(500),
    guardianAttitude: optionalText(300),
    studentAttitude: optionalText(300),
    methodsAndMeasures: writtenText(1000, '请填写劝返工作方法及措施'),
    effect: coded(PERSUASION_EFFECT_LABEL, '请选择劝返效果'),
    effectNote: optionalText(300),
  })
  .superRefine((form, context) => {
    if (!form.phoned && !form.visited)
      context.addIssue({ code: 'custom', path: ['phoned'], message: '请至少选择一种劝返方式' })
    if (form.truancyReason === 'other' && form.effectNote === '')
      context.addIssue({ code: 'custom', path: ['effectNote'], message: '旷课原因选“其他”的，请在此写明' })
    if (BUREAU_ONLY_REASONS.includes(form.truancyReason))
      context.addIssue({ code: 'custom', path: ['truancyReason'], message: '此项只由县级记录，请另选' })
    if (!form.visited) return
    for (const [field, name] of HOME_VISIT) {
      if (form[field] === '')
        context.addIssue({ code: 'custom', path: [field], message: `家访须记录${name}` })
    }
  })

const HOME_VISIT = [
  ['familySituation', '家庭情况'],
  ['guardianAttitude', '家长态度'],
  ['studentAttitude', '学生态度'],
] as const

export type PersuasionForm = z.output<typeof persuasionForm>
