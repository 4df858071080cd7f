import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import { ROLES } from '#lib/rules/people/roles'
import { unwrap } from '#tests/unwrap'
import type { CaseFacts } from './case-facts.ts'
import { blankFacts } from './case-facts.ts'
import type { CaseEvent, CaseFold, RunningDuty } from './case-fold.ts'
import { advance, dutiesThatRunOn, fold, openingOf } from './case-fold.ts'
import type { CaseLine } from './case-states.ts'
import { FIRST_STATE, STANDING_OF } from './case-states.ts'
import type { Hand } from './case-verbs.ts'
import { CASE_VERBS } from './case-verbs.ts'
import { DUTIES_OF, nextDutyOf } from './state-duties.ts'
import type { Step } from './step.ts'
import { takeStep } from './take-step.ts'

/** 假想的分钟数写成可比较的时刻；本文件不看钟。 */
const at = (minute: number) => `2026-${String(minute).padStart(9, '0')}` as Instant
/** 四级俱全的次序（大田）；性质测试逐级都走得到。 */
const LADDER = ['criticism', 'order_to_correct', 'return_notice', 'justice_referral'] as const
const HANDS: readonly Hand[] = [...ROLES, 'clock']
const RELEASED = ['returned', 'enrolled', 'placed', 'struck_off']

/** 档案按事件起算的时限：大田式，事件总能起算；临夏式，首次劝返不起算。 */
const STARTED: Readonly<Record<string, DutyCode>> = {
  absence_found: 'written_report',
  first_persuasion: 'written_report',
  persuasion_failed: 'written_report',
  written_report_sent: 'township_receipt',
  written_report_received: 'township_visit',
  notice_served: 'return_by',
  dropout_confirmed: 'revisit',
  returned: 'observation',
}

function openedBy(
  step: Step,
  line: CaseLine,
  running: readonly RunningDuty[],
  due: Instant,
  linxia: boolean,
) {
  const { starts, fallback } = openingOf(step, line, running)
  const started =
    starts === null || (linxia && starts === 'first_persuasion') ? null : (STARTED[starts] ?? null)
  const duty = started ?? fallback
  if (duty === null) return []
  const countersigned =
    starts === 'written_report_sent' ? [{ duty: 'countersignature', dueAt: due } as const] : []
  return [{ duty, dueAt: due }, ...countersigned]
}

function openedWith(duty: DutyCode): readonly RunningDuty[] {
  const warning = { duty: 'written_report_warning', dueAt: at(700) } as const
  return duty === 'persuasion' ? [{ duty, dueAt: at(1440) }, warning] : [{ duty, dueAt: at(1440) }]
}

const move = fc.record({
  pick: fc.nat(),
  wait: fc.integer({ min: 0, max: 4000 }),
  term: fc.integer({ min: 1, max: 4000 }),
  what: fc.constantFrom('step', 'step', 'step', 'step', 'edit', 'recompute', 'countersign'),
  truths: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
})

function factsFrom(truths: readonly boolean[], line: CaseLine, broken: boolean): CaseFacts {
  const said = (index: number) => truths[index] ?? false
  const today = '2026-11-20' as PlainDate
  return {
    ...blankFacts(line, today),
    me: said(0) ? 'a' : 'b',
    persuasions: said(1) ? 1 : 0,
    persuasionFailed: said(2),
    reportMoved: said(3),
    townshipVisits: said(4) ? 2 : 0,
    taken: LADDER.slice(0, Number(said(5)) + Number(said(6)) + Number(said(7))).map((kind) => ({
      kind,
      returnBy: said(6) ? ('2026-11-01' as PlainDate) : null,
    })),
    ladder: LADDER,
    waiting: LADDER.filter((kind) => kind !== 'criticism' && (said(8) || said(9))),
    unexcusedAgain: said(8),
    relapseWithdrawn: said(6),
    signalAgain: said(7),
    signalWithdrawn: said(9),
    observation: { done: said(10) ? 30 : 3, needed: 30 },
    strikeOffRequestedBy: said(11) ? 'a' : null,
    strikeOffCheckedBy: said(12) ? 'c' : null,
    townshipParty: said(13),
    placementExpired: said(12),
    clockBroken: broken,
    reason: '理由',
    presentDay: { day: today, present: said(13) },
    dropoutReason: said(14) ? 'migrant_work' : null,
    closeReason: said(15) ? 'returned_to_school' : said(0) ? 'transferred' : 'deferral',
    proofs: ['attendance_record', 'observation_record', 'receiving_school_letter', 'approval_document'],
    placementApproved: said(1),
    untilOn: '2027-09-01' as PlainDate,
  }
}

describe('随机的一生', () => {
  test('不跳过义务、未结必有一个下一时限、修改不推后期限、重放等于所到状态', () => {
    const visited = new Set<string>()
    fc.assert(
      fc.property(
        fc.constantFrom<CaseLine>('truancy', 'never_enrolled'),
        fc.boolean(),
        fc.array(move, { minLength: 1, maxLength: 40 }),
        (line, linxia, moves) => {
          let minute = 0
          const firstDuty = nextDutyOf(FIRST_STATE[line])
          if (firstDuty === null) throw new Error('立案状态没有义务')
          const events: CaseEvent[] = [{ kind: 'opened', line, opens: openedWith(firstDuty) }]
          let kase: CaseFold = unwrap(fold(events))
          for (const { pick, wait, term, what, truths } of moves) {
            minute += wait
            const before = kase
            const event = nextEvent(before, minute, { pick, term, what, truths, linxia })
            if (event === null) continue
            const advanced = advance(before, event.event)
            expect(advanced.ok).toBe(true)
            kase = unwrap(advanced)
            events.push(event.event)
            if (event.to !== null) expect(kase.state).toBe(event.to)
            expectOneNextDeadline(kase)
            expectNothingMovedLater(before, kase, event.event, event.step)
            if (event.step !== null) expectNoDutySkipped(before, kase, event.step)
            visited.add(kase.state)
          }
          expect(unwrap(fold(events))).toEqual(kase)
        },
      ),
      { numRuns: 1500, verbose: 1 },
    )
    expect(visited.size).toBeGreaterThanOrEqual(13)
  }, 60_000)
})

function nextEvent(
  kase: CaseFold,
  minute: number,
  choice: { pick: number; term: number; what: string; truths: readonly boolean[]; linxia: boolean },
): { event: CaseEvent; to: string | null; step: Step | null } | null {
  if (choice.what === 'edit') return { event: { kind: 'edited', at: at(minute) }, to: null, step: null }
  if (choice.what === 'countersign')
    return { event: { kind: 'countersigned', at: at(minute) }, to: null, step: null }
  if (choice.what === 'recompute') {
    if (kase.next === null) return null
    const { duty } = kase.next
    return {
      event: { kind: 'recomputed', at: at(minute), duty, dueAt: at(minute + choice.term) },
      to: null,
      step: null,
    }
  }
  const broken = kase.next !== null && at(minute) > kase.next.dueAt
  const facts = factsFrom(choice.truths, kase.line, broken)
  const open = CASE_VERBS.flatMap((verb) =>
    HANDS.flatMap((hand) => {
      const outcome = takeStep(kase.state, verb, hand, facts)
      return outcome.ok ? [{ hand, ...outcome.value }] : []
    }),
  )
  const chosen = open[choice.pick % Math.max(open.length, 1)]
  if (chosen === undefined) return null
  const opens = openedBy(chosen.step, kase.line, kase.running, at(minute + choice.term), choice.linxia)
  return {
    event: { kind: 'step', verb: chosen.verb, hand: chosen.hand, at: at(minute), opens },
    to: chosen.to,
    step: chosen.step,
  }
}

function expectOneNextDeadline(kase: CaseFold) {
  if (STANDING_OF[kase.state] === 'closed') {
    expect(kase.next).toBeNull()
    return
  }
  expect(kase.next).not.toBeNull()
  expect(kase.running.every(({ duty }) => DUTIES_OF[kase.state].includes(duty))).toBe(true)
  expect(new Set(kase.running.map(({ duty }) => duty)).size).toBe(kase.running.length)
  const carrying = kase.running.filter(
    ({ duty }) => duty !== 'countersignature' && duty !== 'written_report_warning',
  )
  expect(carrying.every(({ dueAt }) => kase.next !== null && kase.next.dueAt <= dueAt)).toBe(true)
}

/** 在走的义务只有三种结局：照旧、履行（或被放行）、日历重算；届满的连重算也不动。 */
function expectNothingMovedLater(before: CaseFold, after: CaseFold, event: CaseEvent, step: Step | null) {
  for (const held of before.running) {
    const now = after.running.find(({ duty }) => duty === held.duty)
    if (now === undefined || now.dueAt <= held.dueAt) continue
    if (event.kind === 'recomputed') expect(event.at <= held.dueAt).toBe(true)
    else expect(step?.ends ?? []).toContain(held.duty)
  }
  if (event.kind === 'edited') expect(after).toEqual(before)
}

function expectNoDutySkipped(before: CaseFold, after: CaseFold, step: Step) {
  const stays = dutiesThatRunOn(before.running, step, after.state)
  for (const held of stays) expect(after.running).toContainEqual(held)
  if (RELEASED.includes(after.state) || RELEASED.includes(before.state) || before.state === 'observed') return
  for (const held of before.running.filter((duty) => !stays.includes(duty)))
    expect(step.ends ?? [], `${before.state} → ${after.state}`).toContain(held.duty)
}
