import { listCaseEvents } from '#lib/data/interfaces/rows'
import { eventsAnswer, eventsQuery } from '#lib/schemas/interfaces/answers'
import { answerReading } from '#lib/server/interfaces/answer-reading'

export const dynamic = 'force-dynamic'

/** 个案上的每一步，顺着台账链取（F77）。 */
export function GET(request: Request): Promise<Response> {
  return answerReading(request, {
    kind: 'events',
    query: eventsQuery,
    answer: eventsAnswer,
    read: listCaseEvents,
  })
}
