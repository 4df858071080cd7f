import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Measure } from '#lib/rules/policy/profile'
import { effectiveProfile, PROFILE_CODES } from '#lib/rules/policy/profiles'
import { blankFacts, type CaseFacts } from './case-facts.ts'
import type { CaseState } from './case-states.ts'
import type { CaseVerb } from './case-verbs.ts'
import type { TakenMeasure } from './ladder.ts'
import { lastTerm, measureInTurn } from './ladder.ts'
import { takeStep } from './take-step.ts'

const TODAY = plainDate('2026-11-20')

function facts(code: string, kinds: readonly Measure[], returnBy: string | null = null): CaseFacts {
  const profile = effectiveProfile(code)
  return {
    ...blankFacts('truancy', TODAY),
    townshipVisits: 1,
    ladder: profile.ladder.value,
    issuers: profile.notice.value.issuers,
    critics: profile.ladder.criticismBy ?? profile.notice.value.issuers,
    taken: kinds.map((kind) => ({ kind, returnBy: returnBy === null ? null : plainDate(returnBy) })),
  }
}

function tried(state: CaseState, verb: CaseVerb, given: CaseFacts) {
  const outcome = takeStep(state, verb, 'township_leader', given)
  return outcome.ok ? outcome.value.to : outcome.refusal
}

describe('次序全在档案里：四份通知，同样的一步，不同的结论', () => {
  test.each<[string, readonly Measure[], CaseState, CaseVerb, unknown]>([
    // 大田（DT-4.2.5）：批评教育 → 责令限期改正 → 《限期复学通知书》。
    ['datian-2023', [], 'township', 'issue_order', { code: 'out_of_turn', next: 'criticism' }],
    ['datian-2023', ['criticism'], 'township', 'issue_order', 'township'],
    [
      'datian-2023',
      ['criticism'],
      'township',
      'issue_notice',
      { code: 'out_of_turn', next: 'order_to_correct' },
    ],
    ['datian-2023', ['criticism', 'order_to_correct'], 'ordered', 'issue_notice', 'ordered'],
    [
      'datian-2023',
      ['criticism', 'order_to_correct'],
      'ordered',
      'refer_to_justice',
      { next: 'return_notice' },
    ],
    // 临夏（LX-2.1.4）：批评教育 → 返校通知书，没有责令，没有司法文书。
    ['linxia-2016', ['criticism'], 'township', 'issue_notice', 'township'],
    ['linxia-2016', ['criticism'], 'township', 'issue_order', { code: 'out_of_turn', next: 'return_notice' }],
    ['linxia-2016', ['criticism', 'return_notice'], 'noticed', 'issue_order', { next: null }],
    ['linxia-2016', ['criticism', 'return_notice'], 'noticed', 'refer_to_justice', { next: null }],
    // 南安（NA-2.7、NA-2.8）：批评教育 → 责令限期改正 → 司法文书，没有通知书。
    ['nanan-2018', ['criticism'], 'township', 'issue_order', 'township'],
    [
      'nanan-2018',
      ['criticism'],
      'township',
      'issue_notice',
      { code: 'out_of_turn', next: 'order_to_correct' },
    ],
    // 大渡口与国家底座（L1-58）：批评教育 → 责令限期改正，到此为止。
    ['dadukou-2018', ['criticism'], 'township', 'issue_order', 'township'],
    ['dadukou-2018', ['criticism', 'order_to_correct'], 'ordered', 'refer_to_justice', { next: null }],
    ['national', ['criticism'], 'township', 'issue_order', 'township'],
    ['national', ['criticism', 'order_to_correct'], 'ordered', 'issue_notice', { next: null }],
  ])('%s 已办 %j：%s 上 %s', (code, kinds, state, verb, expected) => {
    const result = tried(state, verb, facts(code, kinds))
    if (typeof expected === 'string') expect(result).toBe(expected)
    else expect(result).toMatchObject(expected as object)
  })
})

describe('司法文书只在末一份文书期满之后（NA-2.8）', () => {
  test.each([
    ['nanan-2018', ['criticism', 'order_to_correct'], 'ordered'],
    ['datian-2023', ['criticism', 'order_to_correct', 'return_notice'], 'noticed'],
  ] as const)('%s', (code, kinds, state) => {
    const verb = 'refer_to_justice'
    expect(tried(state, verb, facts(code, kinds, '2026-11-20'))).toMatchObject({
      requirement: 'term_expired',
    })
    expect(tried(state, verb, facts(code, kinds, '2026-11-19'))).toBe('justice')
  })
})

describe('签发机关按档案（L1-58）', () => {
  test.each([
    ['datian-2023', { code: 'not_allowed' }],
    ['linxia-2016', { code: 'not_allowed' }],
    ['nanan-2018', 'township'],
    ['dadukou-2018', 'township'],
    ['national', 'township'],
  ] as const)('%s：县教育局责令', (code, expected) => {
    const given = { ...facts(code, ['criticism']), ladder: ['criticism', 'order_to_correct'] as const }
    const outcome = takeStep('township', 'issue_order', 'bureau', given)
    expect(outcome.ok ? outcome.value.to : outcome.refusal).toEqual(expected)
  })
})

describe('批评教育由谁（L1-58）：大田只写乡镇（DT-4.2.5），临夏写的是教育部门（LX-2.8.2）', () => {
  test.each([
    ['datian-2023', 'bureau', { code: 'not_allowed' }],
    ['datian-2023', 'township', 'township'],
    ['linxia-2016', 'bureau', 'township'],
    ['linxia-2016', 'township', 'township'],
    ['nanan-2018', 'bureau', 'township'],
  ] as const)('%s：%s', (code, hand, expected) => {
    const outcome = takeStep('township', 'record_criticism', hand, facts(code, []))
    expect(outcome.ok ? outcome.value.to : outcome.refusal).toEqual(expected)
  })
})

describe('没有送达回证，后一级不开（F39）', () => {
  const given = facts('datian-2023', ['criticism'])
  const waiting = { ...given, waiting: ['order_to_correct'] as const }
  test('签发了还没有送达：不能再签发，不能下通知书；送达之后才到下一状态', () => {
    expect(tried('township', 'serve_order', given)).toMatchObject({ requirement: 'order_issued' })
    expect(tried('township', 'issue_order', waiting)).toMatchObject({ requirement: 'no_paper_waiting' })
    expect(tried('township', 'issue_notice', waiting)).toMatchObject({ code: 'out_of_turn' })
    expect(tried('township', 'serve_order', waiting)).toBe('ordered')
    expect(tried('confirmed_dropout', 'serve_order', waiting)).toBe('confirmed_dropout')
  })
  test('作废要有未送达的文书和理由', () => {
    expect(tried('township', 'spoil_paper', { ...given, reason: '写错' })).toMatchObject({
      requirement: 'paper_waiting',
    })
    expect(tried('township', 'spoil_paper', waiting)).toEqual({ code: 'reason_required' })
    expect(tried('township', 'spoil_paper', { ...waiting, reason: '写错' })).toBe('township')
  })
})

test('每份档案的次序都从批评教育开始，没有重复的一级', () => {
  for (const code of PROFILE_CODES) {
    const ladder = effectiveProfile(code).ladder.value
    expect(ladder[0], code).toBe('criticism')
    expect(new Set(ladder).size, code).toBe(ladder.length)
  }
})

test('没有办过的轮到第一级；期限取最近送达的一份', () => {
  const taken: TakenMeasure[] = [
    { kind: 'criticism', returnBy: null },
    { kind: 'order_to_correct', returnBy: plainDate('2026-11-10') },
  ]
  expect(measureInTurn(['criticism', 'order_to_correct'], [])).toBe('criticism')
  expect(measureInTurn(['criticism', 'order_to_correct'], taken)).toBeNull()
  expect(lastTerm(taken)).toBe('2026-11-10')
  expect(lastTerm(taken.slice(0, 1))).toBeNull()
})
