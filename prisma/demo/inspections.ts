import { createHash } from 'node:crypto'
import { epochMs, type Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { drawSample, populationDigest } from '#lib/rules/inspection/draw-sample'
import type { Chance } from './chance.ts'
import type { County, Post, School } from './county.ts'
import { atMinute, record } from './journal.ts'
import type { Sheet } from './rows.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** 督学这一学期做的事：每校去过一两次、提过一条意见，抽过一次样；意见有的已答复，有的还欠着。 */
export function addInspections(
  sheet: Sheet,
  chance: Chance,
  county: County,
  /** 到昨天为止的在校日，早的在前：督学不在周末、假期进校；开学第一天还没有的，按日历往回数。 */
  { today, days }: { readonly today: PlainDate; readonly days: readonly PlainDate[] },
): void {
  const back = (n: number): PlainDate => days.at(-n) ?? days[0] ?? addDays(today, -n)
  const queues = [...new Set(county.schools.map((one) => one.plan.inspector))].sort()
  const inspectorOf = (school: School) => county.inspectors[queues.indexOf(school.plan.inspector)]
  for (const [at, school] of county.schools.entries()) {
    const by = inspectorOf(school)
    if (!by) continue
    for (const ago of at % 3 === 0 ? [30] : [34, 8]) visit(sheet, chance, school, by, back(ago))
    finding(sheet, chance, school, by, { madeOn: back(4), answeredOn: at % 3 === 0 ? null : back(1) })
  }
  for (const by of county.inspectors) {
    const schools = county.schools.filter((school) => inspectorOf(school) === by)
    special(sheet, chance, schools, by, { noticedOn: back(22), day: back(17) })
    sample(sheet, chance, schools, by, { fromOn: back(40), toOn: back(3), drawnOn: back(1) })
  }
}

const signed = (by: Post, at: Instant) => ({
  person_id: by.personId,
  appointment_id: by.appointmentId,
  recorded_at: at,
})

function visit(sheet: Sheet, chance: Chance, school: School, by: Post, day: PlainDate): void {
  const at = atMinute(day, 16 * 60 + chance.below(60))
  const visitId = chance.id(epochMs(at))
  sheet.add('inspection', {
    id: chance.id(epochMs(at)),
    visit_id: visitId,
    kind: 'regular',
    school_id: school.id,
    held_on: day,
    noticed_on: null,
    members: by.name,
    purpose: '查点名册与劝返记录，随机走访两个班',
    ...signed(by, at),
  })
  const about = { verb: 'record_inspection', subjectKind: 'inspection', subjectId: visitId }
  record(sheet, chance, {
    ...about,
    ...{ schoolId: school.id, by, at, happenedOn: day, facts: { kind: 'regular', noticedOn: null } },
  })
}

/** 一次专项，几所学校同一个编号，先发通知。 */
function special(
  sheet: Sheet,
  chance: Chance,
  schools: readonly School[],
  by: Post,
  { noticedOn, day }: { readonly noticedOn: PlainDate; readonly day: PlainDate },
): void {
  const at = atMinute(noticedOn, 9 * 60 + chance.below(60))
  const visitId = chance.id(epochMs(at))
  for (const { id: schoolId } of schools) {
    sheet.add('inspection', {
      id: chance.id(epochMs(at)),
      visit_id: visitId,
      kind: 'special',
      school_id: schoolId,
      held_on: day,
      noticed_on: noticedOn,
      members: `${by.name}、程守正、闻实录`,
      purpose: '秋季学期控辍保学专项：查劝返、报告、送达三本凭据',
      ...signed(by, at),
    })
    record(sheet, chance, {
      verb: 'record_inspection',
      subjectKind: 'inspection',
      subjectId: visitId,
      schoolId,
      ...{ by, at, happenedOn: day, facts: { kind: 'special', noticedOn } },
    })
  }
}

function finding(
  sheet: Sheet,
  chance: Chance,
  school: School,
  by: Post,
  { madeOn, answeredOn }: { readonly madeOn: PlainDate; readonly answeredOn: PlainDate | null },
): void {
  const at = atMinute(madeOn, 15 * 60 + chance.below(60))
  const id = chance.id(epochMs(at))
  const dueOn = addDays(madeOn, 14)
  const answeredAt = answeredOn ? atMinute(answeredOn, 10 * 60 + chance.below(60)) : null
  sheet.add('finding', {
    id,
    school_id: school.id,
    case_id: null,
    item_id: null,
    content:
      '两个班的缺勤有隔日补记，补记未写原因。请逐日核对十月以来的点名，补记的写明原因，并在教师会上讲清当日报送的要求。',
    due_on: dueOn,
    ...signed(by, at),
  })
  const event = { subjectKind: 'finding', subjectId: id, schoolId: school.id }
  record(sheet, chance, { ...event, verb: 'make_finding', by, at, facts: { dueOn, item: null } })
  sheet.add('deadline', {
    id: chance.id(epochMs(at)),
    duty: 'rectification',
    clause: 'L6-21',
    subject_id: id,
    round: 1,
    case_id: null,
    absence_id: null,
    child_id: null,
    class_id: null,
    school_id: school.id,
    owner_unit_id: school.id,
    owner_role: 'principal',
    start_event: 'make_finding',
    start_at: at,
    start_on: madeOn,
    amount: 14,
    unit: 'calendar_day',
    due_at: `${dueOn}T15:59:59.999Z`,
    status: answeredAt ? 'met' : 'running',
    met_at: answeredAt,
    broken_at: null,
    ended_at: null,
    ended_why: null,
    moved_to_id: null,
    policy_version_id: null,
    derivation: { counted: Array.from({ length: 14 }, (_, n) => addDays(madeOn, n + 1)), skipped: [] },
    provisional: false,
    warning: false,
    created_at: at,
  })
  if (!answeredAt) return
  sheet.add('finding_step', {
    id: chance.id(epochMs(answeredAt)),
    finding_id: id,
    ordinal: 1,
    kind: 'answered',
    content: '已逐日核对，补记七处均补写原因；十一月教师会已讲清当日报送。',
    evidence: '点名册复印件、教师会记录，存教导处。',
    new_due_on: null,
    role: 'principal',
    ...signed(school.principal, answeredAt),
  })
  record(sheet, chance, {
    ...event,
    ...{ verb: 'answer_finding', by: school.principal, at: answeredAt, facts: { ordinal: 1, dueOn: null } },
  })
}

type Drawing = { readonly fromOn: PlainDate; readonly toOn: PlainDate; readonly drawnOn: PlainDate }

/** 与真的抽样同一套规则：总体是期间内立的案，凭种子抽。 */
function sample(
  sheet: Sheet,
  chance: Chance,
  schools: readonly School[],
  by: Post,
  { fromOn, toOn, drawnOn }: Drawing,
): void {
  const schoolIds = schools.map(({ id }) => id)
  const population = sheet.rows('dropout_case').flatMap((row) => {
    const openedAt = String(row.opened_at)
    const inside = openedAt >= atMinute(fromOn, 0) && openedAt < atMinute(addDays(toOn, 1), 0)
    const subjectId = String(row.id)
    const schoolId = String(row.school_id)
    return inside && schoolIds.includes(schoolId) ? [{ subjectId, caseId: subjectId, schoolId }] : []
  })
  if (population.length === 0) return
  const at = atMinute(drawnOn, 14 * 60 + chance.below(60))
  const id = chance.id(epochMs(at))
  const seed = String(100_000 + chance.below(900_000))
  const items = drawSample(population, { seed, perSchool: 2 }, hashOf)
  sheet.add('sample_draw', {
    id,
    seed,
    subject: 'case',
    from_on: fromOn,
    to_on: toOn,
    per_school: 2,
    school_ids: schoolIds,
    population: population.length,
    population_digest: populationDigest(population, hashOf),
    ...signed(by, at),
  })
  for (const [index, item] of items.entries())
    sheet.add('sample_item', {
      id: chance.id(epochMs(at)),
      draw_id: id,
      ordinal: index + 1,
      school_id: item.schoolId,
      case_id: item.caseId,
      subject_id: item.subjectId,
    })
  for (const schoolId of new Set(items.map((item) => item.schoolId)))
    record(sheet, chance, {
      verb: 'draw_sample',
      subjectKind: 'sample_draw',
      subjectId: id,
      schoolId,
      by,
      at,
      facts: {
        subject: 'case',
        fromOn,
        toOn,
        population: population.length,
        drawn: items.filter((item) => item.schoolId === schoolId).length,
        digest: hashOf(`${seed}|${items.map(({ subjectId }) => subjectId).join('|')}`),
      },
    })
}
