import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { actingHand } from './acting-hand.ts'
import type { CaseFacts } from './case-facts.ts'
import { blankFacts } from './case-facts.ts'
import { STANDING_OF } from './case-states.ts'
import { CLOSE_REASONS, isCloseReason, missingProofs } from './close-reasons.ts'
import { OVERRIDES } from './overrides.ts'
import { shortSteps } from './shortages.ts'
import { openVerbs, takeStep } from './take-step.ts'

const TODAY = '2026-11-20' as PlainDate
const TOMORROW = '2026-11-21' as PlainDate
const truant = (known: Partial<CaseFacts> = {}): CaseFacts => ({ ...blankFacts('truancy', TODAY), ...known })
const notEnrolled = (known: Partial<CaseFacts> = {}): CaseFacts => ({
  ...blankFacts('never_enrolled', TODAY),
  ...known,
})
const refusal = (...args: Parameters<typeof takeStep>) => {
  const outcome = takeStep(...args)
  return outcome.ok ? outcome.value.to : outcome.refusal
}

describe('学校一侧', () => {
  test('没有劝返记录，校长不能报送乡镇', () => {
    expect(refusal('persuading', 'report_to_township', 'principal', truant())).toEqual({
      code: 'requirement_missing',
      requirement: 'persuasion_attempt',
    })
    expect(refusal('persuading', 'report_to_township', 'principal', truant({ persuasions: 1 }))).toBe(
      'reported',
    )
  })

  test('系统已记明未劝返的，校长仍须且可以报送', () => {
    expect(refusal('persuading', 'report_to_township', 'principal', truant({ persuasionFailed: true }))).toBe(
      'reported',
    )
  })

  test('档案要求上门的，只打电话不够（DT-3.4.3）', () => {
    const phoned = truant({ persuasions: 2, homeVisitRequired: true })
    expect(refusal('persuading', 'report_to_township', 'principal', phoned)).toMatchObject({
      requirement: 'home_visit',
    })
    expect(refusal('persuading', 'report_to_township', 'principal', { ...phoned, homeVisits: 1 })).toBe(
      'reported',
    )
  })

  test('档案要求校长联系家长和村委会的，缺一不可（LX-2.2.4）', () => {
    const half = truant({ persuasions: 1, principalContactRequired: true, principalContactedGuardian: true })
    expect(refusal('persuading', 'report_to_township', 'principal', half)).toMatchObject({
      requirement: 'principal_contact',
    })
    expect(
      refusal('persuading', 'report_to_township', 'principal', { ...half, principalContactedVillage: true }),
    ).toBe('reported')
  })

  test('四十八小时即报的档案不以劝返为前提（DDK-4.4.2）', () => {
    expect(refusal('alert', 'report_to_township', 'principal', truant({ minPersuasions: 0 }))).toBe(
      'reported',
    )
  })

  test('书面报告由校长签发，教师和专干都不能', () => {
    for (const hand of ['teacher', 'officer', 'township', 'bureau'] as const)
      expect(refusal('persuading', 'report_to_township', hand, truant({ persuasions: 1 }))).toEqual({
        code: 'not_allowed',
      })
  })

  test('返校以当日点名到校为凭，未来的日子不算', () => {
    expect(refusal('township', 'confirm_return', 'officer', truant())).toEqual({
      code: 'not_present',
      day: TODAY,
    })
    const claim = (day: PlainDate, present: boolean) => truant({ presentDay: { day, present } })
    expect(refusal('township', 'confirm_return', 'officer', claim(TODAY, false))).toMatchObject({
      code: 'not_present',
    })
    expect(refusal('township', 'confirm_return', 'officer', claim(TOMORROW, true))).toMatchObject({
      code: 'not_present',
    })
    expect(refusal('township', 'confirm_return', 'officer', claim(TODAY, true))).toBe('returned')
  })
})

describe('乡镇一侧', () => {
  test('退回须写明理由，空白不算', () => {
    expect(refusal('reported', 'send_back_report', 'township', truant({ reason: '  ' }))).toEqual({
      code: 'reason_required',
    })
    expect(refusal('reported', 'send_back_report', 'township', truant({ reason: '住址有误' }))).toBe(
      'persuading',
    )
  })

  test('村里可以记入户劝返，不能签收也不能下通知书（L1-13）', () => {
    expect(openVerbs('township', 'village', truant()).map(({ verb }) => verb)).toEqual([
      'record_township_visit',
    ])
    expect(refusal('reported', 'receive_report', 'village', truant())).toEqual({ code: 'not_allowed' })
  })
})

describe('认定与销号', () => {
  test('认定辍学须入户在先、原因查明，并且不是结案', () => {
    expect(
      refusal('township', 'confirm_dropout', 'bureau', truant({ dropoutReason: 'migrant_work' })),
    ).toMatchObject({
      requirement: 'township_visit',
    })
    expect(refusal('township', 'confirm_dropout', 'bureau', truant({ townshipVisits: 1 }))).toMatchObject({
      requirement: 'dropout_reason',
    })
    expect(STANDING_OF.confirmed_dropout).toBe('open')
  })

  const ready = truant({
    me: 'bureau-person',
    strikeOffRequestedBy: 'school-person',
    observation: { done: 30, needed: 30 },
    closeReason: 'returned_to_school',
    proofs: ['attendance_record', 'observation_record'],
  })

  test('观察期差一天也不能销号，并说出差多少', () => {
    expect(
      refusal('observed', 'strike_off', 'bureau', { ...ready, observation: { done: 29, needed: 30 } }),
    ).toEqual({
      code: 'observation_incomplete',
      done: 29,
      needed: 30,
    })
    expect(
      refusal('returned', 'pass_observation', 'clock', { ...ready, observation: { done: 29, needed: 30 } }),
    ).toMatchObject({ code: 'observation_incomplete' })
  })

  test('申请的人不能自己批准', () => {
    expect(refusal('observed', 'strike_off', 'bureau', { ...ready, me: 'school-person' })).toEqual({
      code: 'own_work',
      verb: 'strike_off',
    })
    expect(refusal('observed', 'strike_off', 'bureau', ready)).toBe('struck_off')
  })

  test('没有申请不能批准，学校也不能自己销号', () => {
    expect(
      refusal('observed', 'strike_off', 'bureau', { ...ready, strikeOffRequestedBy: null }),
    ).toMatchObject({
      requirement: 'strike_off_requested',
    })
    expect(refusal('observed', 'strike_off', 'principal', ready)).toEqual({ code: 'not_allowed' })
  })

  test('还没返校的，不能以返校就读销号；去向须有凭据', () => {
    expect(refusal('persuading', 'strike_off', 'bureau', ready)).toMatchObject({
      requirement: 'departure_reason',
    })
    const transferred = { ...ready, closeReason: 'transferred', proofs: [] } as const
    expect(refusal('persuading', 'strike_off', 'bureau', transferred)).toMatchObject({
      requirement: 'close_proof',
    })
    expect(
      refusal('persuading', 'strike_off', 'bureau', { ...transferred, proofs: ['receiving_school_letter'] }),
    ).toBe('struck_off')
  })

  test('失联、退学、开除都不是销号类别', () => {
    for (const word of ['lost_contact', 'lost', 'withdrawn', 'expelled', 'toString'])
      expect(isCloseReason(word)).toBe(false)
    for (const reason of Object.keys(CLOSE_REASONS).filter(isCloseReason))
      expect(missingProofs(reason, []).length).toBeGreaterThan(0)
  })

  test('缓学、休学、送教只是限期销号：须批准文书和将来的截止日，到期自己回来', () => {
    const approved = truant({
      placementApproved: true,
      closeReason: 'home_teaching',
      proofs: ['approval_document'],
    })
    expect(refusal('township', 'place', 'bureau', approved)).toMatchObject({ requirement: 'until_date' })
    expect(refusal('township', 'place', 'bureau', { ...approved, untilOn: TODAY })).toMatchObject({
      requirement: 'until_date',
    })
    expect(refusal('township', 'place', 'bureau', { ...approved, untilOn: TOMORROW })).toBe('placed')
    expect(
      refusal('township', 'place', 'bureau', { ...approved, untilOn: TOMORROW, closeReason: 'deceased' }),
    ).toMatchObject({ requirement: 'placement_approval' })
    expect(refusal('placed', 'expire_placement', 'clock', truant())).toMatchObject({
      requirement: 'placement_expired',
    })
    expect(refusal('placed', 'expire_placement', 'clock', truant({ placementExpired: true }))).toBe(
      'persuading',
    )
    expect(refusal('placed', 'expire_placement', 'clock', notEnrolled({ placementExpired: true }))).toBe(
      'organising',
    )
  })

  test('观察期内再旷课，回到同一案', () => {
    expect(refusal('observed', 'relapse', 'clock', truant({ unexcusedAgain: true }))).toBe('persuading')
    expect(refusal('observed', 'relapse', 'clock', truant())).toMatchObject({
      requirement: 'unexcused_again',
    })
  })
})

describe('要件与放行（F30）', () => {
  const short = truant({ persuasions: 1, homeVisitRequired: true })
  const lacks = (given: CaseFacts) => shortSteps('persuading', 'principal', given)[0]?.shortages

  test('只差一次上门：说缺哪项、已有几次、须有几次', () => {
    expect(lacks(short)).toEqual([{ requirement: 'home_visit', have: 0, need: 1, until: null }])
    expect(lacks({ ...short, homeVisits: 1 })).toBeUndefined()
  })

  test('放行之后就能办；不可放行的，写了放行也没有用', () => {
    expect(lacks({ ...short, overridden: ['home_visit'] })).toBeUndefined()
    const named = truant({ persuasions: 1, namedPersonRequired: true, overridden: ['named_person'] })
    expect(refusal('persuading', 'strike_off_request', 'principal', named)).toMatchObject({
      requirement: 'named_person',
    })
    const early = truant({ townshipVisits: 1, overridden: ['order_in_turn', 'issuer'] })
    expect(refusal('township', 'issue_order', 'township_leader', early)).toMatchObject({
      code: 'out_of_turn',
    })
  })

  test('大渡口：报告不等定人、定计划；没有人、没有计划的申请不了销号（DDK-4.2.2，DDK-4.4.2）', () => {
    const bare = truant({ namedPersonRequired: true, minPersuasions: 0 })
    expect(refusal('alert', 'report_to_township', 'principal', bare)).toBe('reported')
    expect(
      refusal('reported', 'strike_off_request', 'officer', { ...bare, namedPerson: true }),
    ).toMatchObject({ requirement: 'case_plan' })
    const child = { ...bare, line: 'never_enrolled' as const }
    expect(refusal('organising', 'strike_off_request', 'township', child)).toMatchObject({
      requirement: 'departure_reason',
    })
  })

  test('法律措施、签发机关、期限、送达、观察、销号的三人三手，都不在可放行之列', () => {
    expect(Object.keys(OVERRIDES).sort()).toEqual([
      'home_visit',
      'persuasion_attempt',
      'principal_contact',
      'township_visit',
    ])
  })

  test('提请司法还差期满：说哪天到期', () => {
    const served = [
      { kind: 'criticism' as const, returnBy: null },
      { kind: 'order_to_correct' as const, returnBy: TOMORROW },
    ]
    const given = truant({ taken: served, ladder: ['criticism', 'order_to_correct', 'justice_referral'] })
    expect(
      shortSteps('ordered', 'township_leader', given).find(({ verb }) => verb === 'refer_to_justice'),
    ).toMatchObject({
      shortages: [{ requirement: 'term_expired', until: TOMORROW }],
    })
  })
})

test('县教育局代录（C-08）：自己的岗位办得了就不算代录；不许代录的从不代', () => {
  expect(actingHand('township', 'record_township_visit', 'bureau', 'town')).toEqual({
    hand: 'township_leader',
    enteredFor: 'town',
  })
  expect(actingHand('township', 'confirm_dropout', 'bureau', 'town').enteredFor).toBeNull()
  for (const verb of ['record_criticism', 'issue_order', 'serve_order'] as const)
    expect(actingHand(verb === 'serve_order' ? 'ordered' : 'township', verb, 'bureau', 'town'), verb).toEqual(
      {
        hand: 'township_leader',
        enteredFor: 'town',
      },
    )
  expect(actingHand('township', 'issue_order', 'bureau', null).hand).toBe('bureau')
  // 农场、开发区没有乡镇政府：入户照样代录，责令由县教育局以自己的名义。
  expect(actingHand('township', 'issue_order', 'bureau', 'farm', false).enteredFor).toBeNull()
  expect(actingHand('township', 'record_township_visit', 'bureau', 'farm', false).enteredFor).toBe('farm')
  expect(actingHand('township', 'record_township_visit', 'bureau', null)).toEqual({
    hand: 'bureau',
    enteredFor: null,
  })
  expect(actingHand('alert', 'record_persuasion', 'bureau', 'town').enteredFor).toBeNull()
})
