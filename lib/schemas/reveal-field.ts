import { z } from 'zod'
import { REVEALABLE_FIELDS } from '#lib/rules/people/may-reveal'
import { characterCount, writtenText } from './text.ts'

/** 按次查看：哪个儿童的哪一项，为什么。电话须指明是哪位监护人的。 */
export const revealFieldSchema = z
  .strictObject({
    childId: z.uuid(),
    field: z.enum(REVEALABLE_FIELDS),
    guardianId: z.uuid().optional(),
    reason: writtenText(200, '请写明查看事由').refine(
      (text) => characterCount(text) >= 4,
      '请写明查看事由，至少 4 个字',
    ),
  })
  .refine(({ field, guardianId }) => (field === 'guardian_phone') === (guardianId !== undefined), {
    path: ['guardianId'],
    message: '请指明是哪位监护人的电话',
  })

export type RevealField = z.infer<typeof revealFieldSchema>
