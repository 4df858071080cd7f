import { countCounty } from '#lib/duties/clock/gather-counties'
import { instant } from '#lib/rules/calendar/instant'
import { figuresAnswer, figuresQuery } from '#lib/schemas/interfaces/answers'
import { deps } from '#lib/server/deps'
import { answerReading } from '#lib/server/interfaces/answer-reading'

export const dynamic = 'force-dynamic'

/** 全县此刻的数字（F77）；与市州屏幕同一个数法，小数盖住。 */
export function GET(request: Request): Promise<Response> {
  const asOf = instant(deps().clock.now().getTime())
  return answerReading(request, {
    kind: 'figures',
    query: figuresQuery,
    answer: figuresAnswer,
    read: async (tx, actor) => ({ asOf, figures: await countCounty(tx, actor, asOf) }),
  })
}
