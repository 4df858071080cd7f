import { epochMs, type Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { leadTerm } from '#lib/rules/leads/leads'
import type { Chance } from './chance.ts'
import type { Clockwork } from './clockwork.ts'
import type { County, Post } from './county.ts'
import { deadlineBook } from './deadline-book.ts'
import { atMinute, record } from './journal.ts'
import type { Row, Sheet } from './rows.ts'

type Given = {
  readonly clockwork: Clockwork
  readonly calendars: Parameters<typeof leadTerm>[2]
  readonly policyVersionId: string
  readonly today: PlainDate
  readonly now: Instant
}

/** 示范的村反馈过两条线索：前几天一条，乡镇到校看过，人在；昨天一条，等着核实。别的乡镇的专干昨天也反馈过一条。 */
export function addLeads(sheet: Sheet, chance: Chance, county: County, given: Given): void {
  const signsIn = new Set(sheet.rows('account').map(({ person_id }) => person_id))
  const post = sheet
    .rows('appointment')
    .find(({ role, person_id }) => role === 'village' && signsIn.has(person_id))
  const town = county.townships.find(({ villages }) => villages.some(({ id }) => id === post?.unit_id))
  if (!post || !town?.clerk) return
  const held = new Set(sheet.rows('dropout_case').map(({ child_id }) => child_id))
  const pupils = sheet.rows('child').filter((row) => row.class_id && !held.has(row.id))
  const here = pupils.filter((row) => row.village_id === post.unit_id)
  const elsewhere = county.townships.find(
    ({ id, clerk }) => id !== town.id && clerk && pupils.some(({ township_id }) => township_id === id),
  )
  const teller: Post = {
    personId: String(post.person_id),
    appointmentId: String(post.id),
    role: 'village',
    name: '',
    unitId: String(post.unit_id),
  }
  const deadlines = deadlineBook(sheet, chance, given.policyVersionId)
  const tell = (child: Row | undefined, daysAgo: number, said: string, by: Post = teller) => {
    if (!child) return null
    const noticedOn = addDays(given.today, -daysAgo)
    const at = atMinute(noticedOn, 16 * 60 + chance.below(60))
    const id = chance.id(epochMs(at))
    sheet.add('lead', {
      ...{ id, child_id: child.id, village_id: child.village_id, township_id: child.township_id },
      ...{ noticed_on: noticedOn, whereabouts: 'at_home', said, recorded_at: at },
      ...{ person_id: by.personId, appointment_id: by.appointmentId },
    })
    const about = { subjectKind: 'child', subjectId: String(child.id) }
    record(sheet, chance, {
      ...{ verb: 'report_lead', ...about, by, at, happenedOn: noticedOn },
      facts: { lead: id },
    })
    const owed = deadlines.open(
      leadTerm(given.clockwork.profile, at, given.calendars),
      {
        subjectId: id,
        childId: String(child.id),
        caseId: null,
        absenceId: null,
        classId: null,
        schoolId: null,
      },
      { unitId: String(child.township_id), role: 'township' },
    )
    return { id, at, about, owed }
  }
  const old = tell(here[0], 6, '中午见他一个人在家，说不想去学校。')
  tell(here[1], 1, '上午在村口小卖部帮工，邻居说这几天都没有去学校。')
  if (elsewhere?.clerk)
    tell(
      pupils.find(({ township_id }) => township_id === elsewhere.id),
      1,
      '入户时邻居说这孩子两天没有出门上学。',
      elsewhere.clerk,
    )
  if (old) {
    const checkedOn = addDays(given.today, -5)
    const at = atMinute(checkedOn, 10 * 60 + chance.below(60))
    const { clerk } = town
    sheet.add('lead_check', {
      ...{ id: chance.id(epochMs(at)), lead_id: old.id, outcome: 'attending', checked_on: checkedOn },
      ...{ done: '到校查看，人在教室；那天中午回家取书。', recorded_at: at },
      ...{ person_id: clerk.personId, appointment_id: clerk.appointmentId },
    })
    record(sheet, chance, {
      ...{ verb: 'check_lead', ...old.about, by: clerk, at, happenedOn: checkedOn },
      facts: { lead: old.id, outcome: 'attending' },
    })
    old.owed.end('met', at)
  }
  deadlines.write(given.now)
}
