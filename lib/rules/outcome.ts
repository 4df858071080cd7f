/** 预期之内的拒绝是值，不是异常；文字见 refusal-text.ts，逐码穷举。 */
export type Refusal =
  | { code: 'not_found' }
  | { code: 'not_allowed' }
  | { code: 'changed_meanwhile' }
  | { code: 'signed_out' }
  | { code: 'invalid_input'; fields: Readonly<Record<string, string>> }
  | { code: 'key_reused' }
  | { code: 'future_day'; day: string }
  | { code: 'closed_day'; day: string; why: string }
  | { code: 'not_of_class'; count: number }
  | { code: 'already_submitted'; day: string }
  | { code: 'nothing_changed' }
  | { code: 'step_not_open'; verb: string; state: string }
  | { code: 'requirement_missing'; requirement: string }
  /** 法律措施要按本地次序（L1-58）：`next` 是现在轮到的一级，全办过了为 null。 */
  | { code: 'out_of_turn'; measure: string; next: string | null }
  | { code: 'own_work'; verb: string }
  | { code: 'holds_post_there' }
  | { code: 'hand_over_open' }
  | { code: 'reason_required' }
  | { code: 'not_on_ledger' }
  | { code: 'observation_incomplete'; done: number; needed: number }
  | { code: 'not_present'; day: string }
  | { code: 'bad_credentials' }
  | { code: 'locked_out'; minutes: number }
  | { code: 'busy' }
  | { code: 'import_too_large' }
  | { code: 'reveal_denied' }
  | { code: 'known_elsewhere' }
  | { code: 'looks_known'; sure: boolean; who: readonly string[] }
  | { code: 'not_a_ground'; ground: string }
  | { code: 'already_applied' }
  | { code: 'transfer_step_not_open'; state: string }
  | { code: 'transfer_open' }
  | { code: 'opinions_missing'; stages: readonly string[] }
  | { code: 'not_for_this_child'; why: string }
  | { code: 'period_not_over'; day: string }
  | { code: 'nothing_to_sample' }
  | { code: 'due_day_past'; day: string }
  | { code: 'due_day_far'; day: string }
  | { code: 'inspector_of_own_school' }
  /** 一名督学至多负责几所学校，本地文件写了的。 */
  | { code: 'inspector_schools_full'; most: number }
  /** 同一个人、同一单位、同一岗位，起止相交。 */
  | { code: 'post_already_held' }
  | { code: 'role_not_of_unit' }
  | { code: 'end_day_past'; day: string }
  | { code: 'login_taken' }
  | { code: 'password_shown_once' }
  | { code: 'token_shown_once' }
  | { code: 'own_account' }
  | { code: 'posts_still_held'; count: number }
  | { code: 'file_not_accepted' }
  | { code: 'file_too_large' }
  | { code: 'looser_than_document'; line: string }
  | { code: 'notice_year'; year: number; next: number }
  | { code: 'view_not_needed' }
  | { code: 'number_unknown' }
  | { code: 'too_many_misses'; count: number }
  | { code: 'policy_day'; from: string; to: string | null }
  /** 还差什么，逐条。 */
  | { code: 'not_ready'; why: readonly string[] }

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

/** 办成。 */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

/** 依规不办，并说明为何。 */
export function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}
