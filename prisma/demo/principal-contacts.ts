import { epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import type { CaseBook } from './case-book.ts'
import type { Post } from './county.ts'
import type { Kase } from './kase.ts'
import type { Sheet } from './rows.ts'

type Signed = (kase: Kase, by: Post, at: Instant) => Record<string, unknown>

/** 报送之前，校长分别联系家长与村委会，两方各一条（LX-2.2.4）。 */
export function principalContacts(
  sheet: Sheet,
  cases: CaseBook,
  signed: Signed,
): (kase: Kase, by: Post, reportedAt: Instant) => void {
  return (kase, by, reportedAt) => {
    const parties = [
      { party: 'guardian', verb: 'contact_guardian', whom: kase.pupil.guardian, minutes: 200 },
      { party: 'village', verb: 'contact_village', whom: `${kase.pupil.village.name}村委会`, minutes: 150 },
    ] as const
    for (const { party, verb, whom, minutes } of parties) {
      const at = instant(epochMs(reportedAt) - minutes * 60_000)
      cases.remark(kase, verb, by, at)
      sheet.add('principal_contact', {
        ...signed(kase, by, at),
        party,
        means: party === 'guardian' ? 'visit' : 'phone',
        contacted: whom,
        contacted_at: at,
        result: party === 'guardian' ? '当面说明法律规定，仍未送返' : '村里愿意一同上门',
      })
    }
  }
}
