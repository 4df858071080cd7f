import { endOfDay, epochMs } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import { countyFigures, slotOf } from '#lib/rules/figures/county-figures'
import { chanceOf } from './chance.ts'
import { newSheet, type Row, type Sheet } from './rows.ts'

const DAYS = 10

/** 一个县近十个上课日的数字，由它自己的示范行数出来；今天的由后台现数。 */
export function countySnapshots(
  prefectureId: string,
  countyCode: string,
  county: Sheet,
  today: PlainDate,
): Sheet {
  const sheet = newSheet(prefectureId)
  const chance = chanceOf(`snapshots ${countyCode}`)
  const calls = county.rows('roll_call').filter((row) => !row.replaced_by_id)
  const current = new Set(calls.map((row) => row.id))
  const away = county
    .rows('absence')
    .filter((row) => row.reason === 'unexcused' && current.has(row.roll_call_id))
  const classes = new Set(calls.map((row) => row.class_id))
  const days = [...new Set(calls.map((row) => String(row.day)))]
    .filter((day) => day < today)
    .toSorted()
    .slice(-DAYS)
  for (const day of days.map(plainDate)) {
    const called = calls.filter((row) => row.day === day)
    const schools = new Set(calls.map((row) => row.school_id))
    const clocks = settledBy(county.rows('deadline'), day)
    const night = endOfDay(day)
    const open = county
      .rows('dropout_case')
      .filter((row) => stamp(row.opened_at) <= night && (!row.closed_at || stamp(row.closed_at) > night))
    sheet.add('county_snapshot', {
      id: chance.id(epochMs(night)),
      county_code: countyCode,
      day,
      slot: new Date(slotOf(epochMs(night))),
      recorded_at: new Date(slotOf(epochMs(night))),
      figures: countyFigures({
        classesDue: classes.size,
        classesSubmitted: new Set(called.map((row) => row.class_id)).size,
        schoolsDue: schools.size,
        schoolsSilent: 0,
        unexcused: away.filter((row) => row.day === day).length,
        openCases: open.length,
        confirmed: 0,
        ...clocks,
        broken: clocks.settled - clocks.onTime,
        stages: [],
      }),
    })
  }
  return sheet
}

function settledBy(deadlines: readonly Row[], day: PlainDate): { settled: number; onTime: number } {
  const [from, to] = [endOfDay(addDays(day, -30)), endOfDay(day)]
  const settled = deadlines.filter((row) => {
    const due = stamp(row.due_at)
    return due > from && due <= to && row.warning !== true && row.status !== 'void'
  })
  return {
    settled: settled.length,
    onTime: settled.filter((row) => row.status === 'met' && !row.broken_at).length,
  }
}

function stamp(value: unknown): string {
  return value instanceof Date ? value.toISOString() : new Date(String(value)).toISOString()
}
