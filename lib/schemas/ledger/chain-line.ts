import { z } from 'zod'

const text = z.string()
const maybe = z.string().nullable()
const place = { seq: z.int(), linkedAt: text, previousHash: text, hash: text }

/** 台账的一条，导出与流里同一个样子。 */
export const entrySchema = z.strictObject({
  ...place,
  id: text,
  verb: text,
  subjectKind: text,
  subjectId: text,
  caseId: maybe,
  classId: maybe,
  schoolId: maybe,
  personId: maybe,
  appointmentId: maybe,
  role: text,
  happenedOn: maybe,
  payload: text,
  recordedAt: text,
})

/** 封存的链头。 */
export const headSchema = z.strictObject({ seq: z.int(), hash: text, sealedAt: text, signature: text })

/** 核验用的流，一行一个：先封面，再链头，再逐条；够不着的条目只有它在链上的一节；末行说到此为止。 */
export const chainLineSchema = z.discriminatedUnion('line', [
  z.strictObject({ line: z.literal('cover'), tenantId: z.uuid(), publicKey: maybe, upTo: z.int() }),
  z.strictObject({ line: z.literal('head'), head: headSchema }),
  z.strictObject({ line: z.literal('entry'), entry: entrySchema }),
  z.strictObject({ line: z.literal('link'), ...place }),
  z.strictObject({ line: z.literal('end') }),
])
export type ChainLine = z.infer<typeof chainLineSchema>
