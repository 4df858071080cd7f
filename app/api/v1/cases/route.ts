import { listCasesForInterface } from '#lib/data/interfaces/rows'
import { casesAnswer, casesQuery } from '#lib/schemas/interfaces/answers'
import { answerReading } from '#lib/server/interfaces/answer-reading'

export const dynamic = 'force-dynamic'

/** 可及的个案，一页一页地取（F77）；没有姓名，没有号码。 */
export function GET(request: Request): Promise<Response> {
  return answerReading(request, {
    kind: 'cases',
    query: casesQuery,
    answer: casesAnswer,
    read: (tx, actor, { after, limit }) => listCasesForInterface(tx, actor, { after: after ?? null, limit }),
  })
}
