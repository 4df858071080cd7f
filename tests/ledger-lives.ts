import { newId } from '#lib/data/ids'
import { listLedger } from '#lib/data/rolls/list-ledger'
import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'
import type { CaseState } from '#lib/rules/cases/case-states'
import type { Official } from '#lib/rules/people/actor'
import { type StudyStatus, studyStatusOn } from '#lib/rules/rolls/study-status'
import type { LedgerFilter } from '#lib/schemas/rolls/ledger-filter'
import type { CaseWorld } from './case-world.ts'
import { insert } from './world-scene.ts'

export const KEYS = { fieldKey: '22'.repeat(32), indexKey: '33'.repeat(32) }
/** 学年第一天；其后六十天逐日有事。 */
export const START = plainDate('2026-09-01')
export const DAYS = 60
export const TODAY = addDays(START, DAYS)

/** 一个孩子的一生，按天写：测试自己逐日重放，不借用被测的推算。 */
export type Life = {
  readonly id: string
  readonly now: StudyStatus
  readonly earlier: readonly { status: StudyStatus; until: PlainDate }[]
  readonly inClass: readonly { from: PlainDate; to: PlainDate | null }[]
  readonly steps: readonly { verb: string; to: CaseState; on: PlainDate }[]
}

/** 可重复的随机数。 */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const NEXT: readonly (readonly [string, CaseState])[] = [
  ['record_persuasion', 'persuading'],
  ['report_to_township', 'reported'],
  ['receive_report', 'township'],
  ['confirm_dropout', 'confirmed_dropout'],
  ['confirm_return', 'returned'],
  ['relapse', 'persuading'],
  ['place', 'placed'],
  ['pass_observation', 'observed'],
  ['strike_off', 'struck_off'],
]

function aLife(roll: (below: number) => number): Life {
  const day = (from: number) => addDays(START, from + roll(DAYS - from))
  const statuses: readonly StudyStatus[] = [
    'enrolled',
    'study_leave',
    'home_teaching',
    'away',
    'never_enrolled',
    'deferred',
    'transferred',
  ]
  const pick = () => statuses[roll(statuses.length)] ?? 'enrolled'
  const joined = roll(3) === 0 ? day(1) : START
  const left = roll(4) === 0 && joined < addDays(START, 40) ? addDays(joined, 5 + roll(15)) : null
  const steps: Life['steps'][number][] = []
  if (roll(2) === 0) {
    let on = day(1)
    steps.push({ verb: 'open_case', to: 'alert', on })
    for (let left = roll(8); left > 0 && steps.at(-1)?.to !== 'struck_off'; left -= 1) {
      on = addDays(on, roll(9))
      const [verb, to] = NEXT[roll(NEXT.length)] ?? ['record_persuasion', 'persuading']
      if (on < TODAY) steps.push({ verb, to, on })
    }
  }
  const changes = Array.from({ length: roll(4) }, () => day(2)).toSorted()
  const back = left && roll(2) === 0 ? addDays(left, 1 + roll(10)) : null
  return {
    id: newId(),
    now: pick(),
    earlier: [...new Set(changes)].map((until) => ({ status: pick(), until })),
    inClass: roll(5) === 0 ? [] : [{ from: joined, to: left }, ...(back ? [{ from: back, to: null }] : [])],
    steps,
  }
}

/** 那天的个案到了哪里；那天还没有的为空。 */
export function caseAt(life: Life, day: PlainDate) {
  let state: CaseState | null = null
  let confirmed = false
  for (const step of life.steps) {
    if (step.on > day) break
    state = step.to
    confirmed ||= step.verb === 'confirm_dropout'
  }
  return state ? { state, confirmed } : null
}

/** 逐日重放出来的就学状态。 */
export function statusAt(life: Life, day: PlainDate): StudyStatus {
  const kase = caseAt(life, day)
  const earlier = life.earlier.find(({ until }) => until > day)
  return studyStatusOn({
    registered: earlier?.status ?? life.now,
    inClass: life.inClass.some(({ from, to }) => from <= day && (to === null || to >= day)),
    joinsLater: life.inClass.some(({ from }) => from > day && (!earlier || from < earlier.until)),
    cases: kase && kase.state !== 'struck_off' ? [{ line: 'truancy', ...kase }] : [],
  })
}

/** 七十个孩子各一生。 */
export function seventyLives(): readonly Life[] {
  return Array.from({ length: 70 }, (_, seed) => aLife(dice(seed * 7 + 1)))
}

/** 把他们写进一个世界。 */
export async function writeLives(world: CaseWorld, lives: readonly Life[]): Promise<void> {
  for (const [at, life] of lives.entries()) await write(world, life, at + 1)
}

async function write(world: CaseWorld, life: Life, seat: number): Promise<void> {
  const own = { tenant_id: world.tenantId }
  const place = { class_id: world.classId, school_id: world.schoolId }
  const at = (on: PlainDate) => `${on}T02:00:00Z`
  const add = (table: string, row: Record<string, unknown>) => insert(world.sql, table, { ...own, ...row })
  await add('child', {
    id: life.id,
    name: `童${seat}`,
    name_pinyin: 'tong',
    name_initials: 't',
    gender: 'male',
    birth_on: '2016-06-07',
    id_kind: 'none',
    township_id: world.townshipId,
    village_id: world.villageId,
    ...place,
    status: life.now,
    recorded_at: '2026-08-28T01:00:00Z',
  })
  for (const { status, until } of life.earlier)
    await add('child_history', { id: newId(), child_id: life.id, status, ...place, until_at: at(until) })
  for (const { from, to } of life.inClass)
    await add('class_enrolment', {
      id: newId(),
      child_id: life.id,
      class_id: world.classId,
      seat_no: seat,
      from_on: from,
      to_on: to,
    })
  const [first] = life.steps
  const last = life.steps.at(-1)
  if (!first || !last) return
  const kase = newId()
  const closed = last.to === 'struck_off'
  await add('dropout_case', {
    id: kase,
    number: `2026-0001-${seat}`,
    child_id: life.id,
    line: 'truancy',
    state: last.to,
    ...place,
    village_id: world.villageId,
    township_id: world.townshipId,
    township_since: at(first.on),
    policy_version_id: world.policyId,
    trigger_clause: 'DT-3.4.2',
    met_days: [first.on],
    absent_since_on: first.on,
    opened_at: at(first.on),
    closed_at: closed ? at(last.on) : null,
    close_reason: closed ? 'transferred' : null,
  })
  for (const [index, step] of life.steps.entries())
    await add('case_step', {
      id: newId(),
      case_id: kase,
      ordinal: index + 1,
      verb: step.verb,
      from_state: life.steps[index - 1]?.to ?? 'alert',
      to_state: step.to,
      role: 'bureau',
      person_id: world.who.bureau.personId,
      recorded_at: at(step.on),
    })
}

/** 照某个人、某一天列一本台账；不给页码是全部。 */
export function listIn(
  world: CaseWorld,
  actor: Official,
  ledger: 'school_age' | 'suspected' | 'dropout',
  filter: LedgerFilter,
  page?: number,
) {
  return world.web.asActor(actor, (tx) =>
    listLedger(tx, actor, KEYS, { ledger, filter, today: TODAY, ...(page ? { page } : {}) }),
  )
}
