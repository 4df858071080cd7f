import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import type { Measure } from '#lib/rules/policy/profile'
import { effectiveProfile, PROFILE_CODES } from '#lib/rules/policy/profiles'
import type { CaseState } from './case-states.ts'
import type { CaseVerb } from './case-verbs.ts'
import type { TakenMeasure } from './ladder.ts'
import { lastTerm, measureInTurn } from './ladder.ts'
import { blankFacts, type CaseFacts } from './requirements.ts'
import { takeStep } from './take-step.ts'

const TODAY = plainDate('2026-11-20')

function facts(code: string, kinds: readonly Measure[], returnBy: string | null = null): CaseFacts {
  const profile = effectiveProfile(code)
  return {
    ...blankFacts('truancy', TODAY),
    townshipVisits: 1,
    ladder: profile.ladder.value,
    issuers: profile.notice.value.issuers,
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
    ['datian-2023', [], 'township', 'order_correction', { code: 'out_of_turn', next: 'criticism' }],
    ['datian-2023', ['criticism'], 'township', 'order_correction', 'ordered'],
    [
      'datian-2023',
      ['criticism'],
      'township',
      'serve_notice',
      { code: 'out_of_turn', next: 'order_to_correct' },
    ],
    ['datian-2023', ['criticism', 'order_to_correct'], 'ordered', 'serve_notice', 'noticed'],
    [
      'datian-2023',
      ['criticism', 'order_to_correct'],
      'ordered',
      'refer_to_justice',
      { next: 'return_notice' },
    ],
    // 临夏（LX-2.1.4）：批评教育 → 返校通知书，没有责令，没有司法文书。
    ['linxia-2016', ['criticism'], 'township', 'serve_notice', 'noticed'],
    [
      'linxia-2016',
      ['criticism'],
      'township',
      'order_correction',
      { code: 'out_of_turn', next: 'return_notice' },
    ],
    ['linxia-2016', ['criticism', 'return_notice'], 'noticed', 'order_correction', { next: null }],
    ['linxia-2016', ['criticism', 'return_notice'], 'noticed', 'refer_to_justice', { next: null }],
    // 南安（NA-2.7、NA-2.8）：批评教育 → 责令限期改正 → 司法文书，没有通知书。
    ['nanan-2018', ['criticism'], 'township', 'order_correction', 'ordered'],
    [
      'nanan-2018',
      ['criticism'],
      'township',
      'serve_notice',
      { code: 'out_of_turn', next: 'order_to_correct' },
    ],
    // 大渡口与国家底座（L1-58）：批评教育 → 责令限期改正，到此为止。
    ['dadukou-2018', ['criticism'], 'township', 'order_correction', 'ordered'],
    ['dadukou-2018', ['criticism', 'order_to_correct'], 'ordered', 'refer_to_justice', { next: null }],
    ['national', ['criticism'], 'township', 'order_correction', 'ordered'],
    ['national', ['criticism', 'order_to_correct'], 'ordered', 'serve_notice', { next: null }],
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
    ['nanan-2018', 'ordered'],
    ['dadukou-2018', 'ordered'],
    ['national', 'ordered'],
  ] as const)('%s：县教育局责令', (code, expected) => {
    const given = { ...facts(code, ['criticism']), ladder: ['criticism', 'order_to_correct'] as const }
    const outcome = takeStep('township', 'order_correction', 'bureau', given)
    expect(outcome.ok ? outcome.value.to : outcome.refusal).toEqual(expected)
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
