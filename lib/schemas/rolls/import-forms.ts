import { z } from 'zod'
import { isChildCategory } from '#lib/rules/people/child-categories'
import { isImportKind, REGISTER_LISTS } from '#lib/rules/rolls/imports/import-kinds'

/** 交一份名册：哪一种，部门名单还要说是哪一类。 */
export const newImportSchema = z
  .strictObject({
    submissionKey: z.uuid(),
    kind: z.string().refine(isImportKind, '请选择名册种类'),
    list: z
      .string()
      .refine((text) => isChildCategory(text) && REGISTER_LISTS.includes(text), '请选择名单类别')
      .optional(),
    fileName: z.string().trim().min(1).max(120),
  })
  .refine(({ kind, list }) => (kind === 'register') === (list !== undefined), {
    path: ['list'],
    message: '请选择名单类别',
  })
export type NewImport = z.infer<typeof newImportSchema>

/** 对一批导入的决定：确认写入，或请求撤销。 */
export const decideImportSchema = z.strictObject({ submissionKey: z.uuid(), batchId: z.uuid() })
export type DecideImport = z.infer<typeof decideImportSchema>
