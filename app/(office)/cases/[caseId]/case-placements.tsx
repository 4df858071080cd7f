import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import { APPLICATION_STANDING_LABEL } from '#lib/rules/placements/application'
import { PLACEMENTS } from '#lib/rules/placements/placement-terms'
import type { Beside } from '#lib/server/cases/load-beside'
import type { LoadedCase } from '#lib/server/cases/load-case'

const APPLIES = ['officer', 'principal', 'village', 'township', 'township_leader']

type CasePlacementsProps = { loaded: LoadedCase; placements: Beside['placements'] }

/** 这个孩子的缓学、休学、送教申请；可以代监护人提新的。 */
export function CasePlacements({ loaded: { actor, kase, now }, placements: rows }: CasePlacementsProps) {
  const pending = rows.some(({ standing }) => standing === 'collecting' || standing === 'deciding')
  const applies = APPLIES.includes(actor.role) && STANDING_OF[kase.state] === 'open' && !pending
  return (
    <div className="flex flex-col gap-3">
      {rows.length === 0 ? <p className="text-muted">没有缓学、休学、送教上门的申请。</p> : null}
      <ul className="flex flex-col gap-2 empty:hidden">
        {rows.map((row) => (
          <li key={row.id}>
            <TextLink href={`/placements/${row.id}`}>
              {PLACEMENTS[row.kind].label}，至 <DayText day={row.untilOn} today={now.today} />
            </TextLink>
            <span className="ml-2 text-muted">{APPLICATION_STANDING_LABEL[row.standing]}</span>
          </li>
        ))}
      </ul>
      {applies ? (
        <div>
          <LinkButton href={`/placements/new?child=${kase.child.id}`}>代监护人申请（附件6）</LinkButton>
        </div>
      ) : null}
    </div>
  )
}
