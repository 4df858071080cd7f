import { z } from 'zod'

const query = z.object({
  school: z.uuid().optional().catch(undefined),
  group: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional()
    .catch(undefined),
  holiday: z.literal('1').optional().catch(undefined),
  missing: z.literal('1').optional().catch(undefined),
  page: z
    .string()
    .regex(/^\d{1,5}$/)
    .optional()
    .catch(undefined),
})

/** 家访登记册的筛选；认不出的一律当没有写。 */
export function registerQuery(search: Readonly<Record<string, string | string[] | undefined>>) {
  return query.parse(search)
}
export type RegisterQuery = ReturnType<typeof registerQuery>
