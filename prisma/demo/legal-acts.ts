import { dayOf, epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import type { CaseVerb } from '#lib/rules/cases/case-verbs'
import type { PaperKind } from '#lib/rules/cases/paper-kinds'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { Measure } from '#lib/rules/policy/profile'
import type { CaseBook } from './case-book.ts'
import type { Clockwork } from './clockwork.ts'
import type { Post } from './county.ts'
import { atMinute } from './journal.ts'
import type { Kase } from './kase.ts'
import type { PaperBook } from './paper-book.ts'
import type { Sheet } from './rows.ts'
import { DOCUMENTS } from './stories.ts'

const FORTY_MINUTES_MS = 40 * 60_000

/** 法律措施：批评教育、签发、作废、送达、提请。本地文件没有的一级不演。 */
export type LegalActs = {
  criticise(kase: Kase, at: Instant): void
  issueFirst(kase: Kase, at: Instant): void
  spoil(kase: Kase, at: Instant): void
  serveNotice(kase: Kase, at: Instant): void
  order(kase: Kase, at: Instant): void
  refer(kase: Kase, at: Instant): void
}

type Hands = {
  signed(kase: Kase, by: Post, at: Instant): Record<string, unknown>
  clerk(kase: Kase): Post
  leader(kase: Kase): Post
}

export function legalActs(
  sheet: Sheet,
  clockwork: Clockwork,
  { cases, papers }: { readonly cases: CaseBook; readonly papers: PaperBook },
  { signed, clerk, leader }: Hands,
): LegalActs {
  // 本地文件没有的一级，剧本里有也不演（临夏没有责令、没有司法文书）。
  const inLadder = (measure: Measure): boolean => clockwork.profile.ladder.value.includes(measure)
  /** 上午签发，四十分钟后送达；期限自送达起。 */
  const served = (
    kase: Kase,
    at: Instant,
    [kind, issue, serve, duty]: readonly [PaperKind, CaseVerb, CaseVerb, DutyCode],
    content: string,
  ): void => {
    issued(kase, instant(epochMs(at) - FORTY_MINUTES_MS), kind, issue, content)
    const startAt = atMinute(dayOf(at), 0)
    const returnBy = dayOf(clockwork.opened(duty, startAt).dueAt)
    papers.serve(kase, kind, clerk(kase), at, returnBy)
    cases.step(kase, serve, clerk(kase), at, { happenedOn: dayOf(at), startAt, facts: { returnBy } })
  }
  const issued = (kase: Kase, at: Instant, kind: PaperKind, verb: CaseVerb, content: string): void => {
    papers.issue(kase, kind, leader(kase), at, content)
    cases.step(kase, verb, leader(kase), at, { happenedOn: dayOf(at), facts: { kind } })
  }

  return {
    criticise: (kase, at) => {
      sheet.add('township_measure', {
        ...signed(kase, clerk(kase), at),
        kind: 'criticism',
        content: DOCUMENTS.criticism,
        issued_on: dayOf(at),
        served_on: null,
        service: null,
        return_by: null,
      })
      cases.step(kase, 'record_criticism', clerk(kase), at, { happenedOn: dayOf(at) })
    },
    issueFirst: (kase, at) =>
      inLadder('order_to_correct')
        ? issued(kase, at, 'order_to_correct', 'issue_order', DOCUMENTS.order)
        : issued(kase, at, 'return_notice', 'issue_notice', DOCUMENTS.notice),
    spoil: (kase, at) => {
      papers.spoil(kase, leader(kase), at, DOCUMENTS.spoiled)
      cases.step(kase, 'spoil_paper', leader(kase), at, { note: DOCUMENTS.spoiled })
    },
    serveNotice: (kase, at) => {
      if (inLadder('return_notice'))
        served(kase, at, ['return_notice', 'issue_notice', 'serve_notice', 'return_by'], DOCUMENTS.notice)
    },
    order: (kase, at) => {
      if (inLadder('order_to_correct'))
        served(kase, at, ['order_to_correct', 'issue_order', 'serve_order', 'order_expiry'], DOCUMENTS.order)
    },
    refer: (kase, at) => {
      if (!inLadder('justice_referral')) return
      issued(
        kase,
        instant(epochMs(at) - FORTY_MINUTES_MS),
        'justice_referral',
        'refer_to_justice',
        DOCUMENTS.justice,
      )
      papers.serve(kase, 'justice_referral', clerk(kase), at, null)
      cases.step(kase, 'serve_referral', clerk(kase), at, { happenedOn: dayOf(at) })
    },
  }
}
