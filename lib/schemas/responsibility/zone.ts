import { z } from 'zod'
import { optionalText, writtenText } from '#lib/schemas/text'

/** 划定或调整一个责任区；调整的写理由，旧的到今天为止。 */
export const zoneForm = z
  .strictObject({
    submissionKey: z.uuid('页面已失效，请刷新后再办'),
    replaces: z.union([z.literal(''), z.uuid('请重新选择')]),
    name: writtenText(40, '请填写责任区名称'),
    holderId: z.uuid('请选择责任人'),
    villageIds: z
      .array(z.uuid(), '请至少选一个村')
      .min(1, '请至少选一个村')
      .max(400, '一个责任区的村太多了')
      .refine((ids) => new Set(ids).size === ids.length, '同一个村选了两次'),
    why: optionalText(200),
  })
  .refine(({ replaces, why }) => replaces === '' || why !== '', {
    path: ['why'],
    message: '请写明调整的理由',
  })
export type ZoneForm = z.output<typeof zoneForm>
