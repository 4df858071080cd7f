import { expect, test } from 'vitest'
import type { Refusal } from './outcome.ts'
import { REFUSAL_TEXT, refusalText } from './refusal-text.ts'

const EVERY: Refusal[] = [
  { code: 'not_found' },
  { code: 'not_allowed' },
  { code: 'changed_meanwhile' },
  { code: 'signed_out' },
  { code: 'invalid_input', fields: {} },
  { code: 'key_reused' },
  { code: 'future_day', day: '2026-11-25' },
  { code: 'closed_day', day: '2026-10-01', why: '国庆节' },
  { code: 'not_of_class', count: 2 },
  { code: 'already_submitted', day: '2026-11-24' },
  { code: 'nothing_changed' },
  { code: 'step_not_open', verb: 'receive_report', state: 'returned' },
  { code: 'requirement_missing', requirement: 'home_visit' },
  { code: 'out_of_turn', measure: 'return_notice', next: 'order_to_correct' },
  { code: 'own_work', verb: 'strike_off' },
  { code: 'holds_post_there' },
  { code: 'hand_over_open' },
  { code: 'reason_required' },
  { code: 'not_on_ledger' },
  { code: 'observation_incomplete', done: 12, needed: 30 },
  { code: 'not_present', day: '2026-11-24' },
  { code: 'bad_credentials' },
  { code: 'locked_out', minutes: 15 },
  { code: 'busy' },
  { code: 'reveal_denied' },
  { code: 'known_elsewhere' },
  { code: 'looks_known', sure: false, who: ['林某（上洋村）'] },
  { code: 'not_a_ground', ground: 'poverty' },
  { code: 'already_applied' },
  { code: 'transfer_step_not_open', state: 'moved' },
  { code: 'transfer_open' },
  { code: 'opinions_missing', stages: ['village', 'school'] },
  { code: 'not_for_this_child', why: 'deferral_in_class' },
  { code: 'period_not_over', day: '2026-11-25' },
  { code: 'nothing_to_sample' },
  { code: 'due_day_past', day: '2026-11-24' },
  { code: 'due_day_far', day: '2099-01-01' },
  { code: 'post_already_held' },
  { code: 'inspector_of_own_school' },
  { code: 'inspector_schools_full', most: 5 },
  { code: 'role_not_of_unit' },
  { code: 'end_day_past', day: '2026-10-01' },
  { code: 'login_taken' },
  { code: 'password_shown_once' },
  { code: 'token_shown_once' },
  { code: 'own_account' },
  { code: 'posts_still_held', count: 2 },
  { code: 'file_not_accepted' },
  { code: 'file_too_large' },
  { code: 'looser_than_document', line: '低于1%' },
  { code: 'policy_day', from: '2026-12-01', to: '2028-09-27' },
  { code: 'not_ready', why: ['上洋村还有 2 户没有摸到'] },
  { code: 'import_too_large' },
  { code: 'notice_year', year: 2026, next: 2027 },
  { code: 'view_not_needed' },
  { code: 'number_unknown' },
  { code: 'too_many_misses', count: 5 },
]

test('every refusal says in Chinese what to do next, and no code shows through', () => {
  expect(EVERY.map(({ code }) => code).sort()).toEqual(Object.keys(REFUSAL_TEXT).sort())
  for (const refusal of EVERY) {
    const text = refusalText(refusal)
    expect(text, refusal.code).toMatch(/^\P{ASCII}|^\d{1,2}月\d/u)
    expect(text, refusal.code).not.toMatch(/[a-z]_|undefined/)
    expect(text, refusal.code).toMatch(/请/)
  }
})

test('an unknown state or requirement never prints its code', () => {
  expect(refusalText({ code: 'step_not_open', verb: 'x', state: 'no_such_state' })).not.toContain('no_such')
  expect(refusalText({ code: 'requirement_missing', requirement: 'no_such' })).not.toContain('no_such')
})
