import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { Pupil } from './children.ts'
import { atMinute } from './journal.ts'
import { persuaded, receivedOn, reportedOn, returned, visitedOn } from './school-cases.ts'
import type { Stage } from './stage.ts'

const MORNING = 10 * 60

/** 首次劝返在这天，三个工作日的末日在那天（NA-3.8，DT-3.4.3）：周日补班、国庆与周六补班都照日历数。 */
const WORKED = [
  { persuadedOn: '2026-09-17', dueOn: '2026-09-21', backOn: '2026-09-24' },
  { persuadedOn: '2026-09-30', dueOn: '2026-10-10', backOn: '2026-10-14' },
] as const

/** 学年里有这几天的，各演一件，供人对照日历：哪几天数了，哪几天没数，为什么。 */
export function stageWorkingDayScenes(stage: Stage, take: () => Pupil): void {
  const isPastSchoolDay = (day: PlainDate): boolean =>
    day < stage.today && day >= stage.firstDay && stage.before(addDays(day, 1), 1) === day
  for (const scene of WORKED) {
    const [persuadedOn, dueOn, backOn] = [
      plainDate(scene.persuadedOn),
      plainDate(scene.dueOn),
      plainDate(scene.backOn),
    ]
    if (![persuadedOn, backOn].every(isPastSchoolDay)) continue
    stage.truancy(take(), {
      from: stage.before(persuadedOn, 1),
      until: backOn,
      scenes: [
        persuaded(atMinute(persuadedOn, MORNING)),
        reportedOn(dueOn),
        receivedOn(addDays(dueOn, dueOn === '2026-10-10' ? 2 : 1)),
        visitedOn(addDays(backOn, -1), 'promised'),
        returned(backOn),
      ],
    })
  }
}
