import { clauseText } from '#components/cases/clause-text'
import { clockView, type StoredClock } from '#components/cases/clock-view'
import { dutyLabel } from '#components/cases/duty-label'
import { DutyRow } from '#components/pieces/duty-row'
import { Section } from '#components/ui/section'

type SurveyDutiesProps = {
  readonly rows: readonly {
    readonly clock: StoredClock & { readonly id: string; readonly duty: string }
    readonly areaId: string
    readonly unitName: string
  }[]
  readonly now: { readonly at: string; readonly today: string }
}

/** 办公桌上欠的摸底：几时到期，一按就去；没有在走的不占地方。 */
export function SurveyDuties({ rows, now }: SurveyDutiesProps) {
  if (rows.length === 0) return null
  return (
    <Section id="survey" title="逐户摸底">
      <ul className="border-t border-line-strong">
        {rows.map(({ clock, areaId, unitName }) => {
          const href = clock.duty === 'survey_village' ? `/survey/${areaId}` : '/survey'
          return (
            <DutyRow
              key={clock.id}
              item={{
                id: clock.id,
                about: unitName,
                aboutHref: href,
                what: dutyLabel(clock.duty),
                clause: clauseText(clock.clause),
                clock: clockView(clock, now),
                act: { label: clock.duty === 'survey_village' ? '去摸底' : '看进度', href },
              }}
            />
          )
        })}
      </ul>
    </Section>
  )
}
