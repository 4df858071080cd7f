import { z } from 'zod'
import { INTERFACE_KINDS } from '#lib/rules/interfaces/client'
import { day } from '#lib/schemas/cases/case-act'
import { writtenText } from '#lib/schemas/text'

const submissionKey = z.uuid('页面已失效，请刷新后再办')

/** 登记一份凭据：对方是谁、做什么用、读哪几种、用到哪天；要推送的写明推到哪里。 */
export const registerClientForm = z
  .strictObject({
    submissionKey,
    name: writtenText(60, '请写明对方系统的名称'),
    purpose: writtenText(200, '请写明依据与用途'),
    kinds: z
      .array(z.enum(INTERFACE_KINDS))
      .min(1, '请至少选一种')
      .max(INTERFACE_KINDS.length)
      .refine((kinds) => new Set(kinds).size === kinds.length, '有重复的'),
    expiresOn: day('请填写用到哪天'),
    pushUrl: z.string().trim().max(300, '地址太长'),
  })
  .superRefine(({ kinds, pushUrl }, context) => {
    if (pushUrl === '') return
    if (!URL.canParse(pushUrl))
      context.addIssue({
        code: 'custom',
        path: ['pushUrl'],
        message: '地址不完整，例如 https://data.example.gov.cn/events',
      })
    if (!kinds.includes('events'))
      context.addIssue({
        code: 'custom',
        path: ['pushUrl'],
        message: '推送的是个案上的每一步，请在上面一并选上',
      })
  })
export type RegisterClient = z.output<typeof registerClientForm>

/** 收回一份凭据。 */
export const revokeClientForm = z.strictObject({ submissionKey, clientId: z.uuid() })
export type RevokeClient = z.output<typeof revokeClientForm>
