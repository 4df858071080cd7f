import { dayOf, epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { CloseReason, Proof } from '#lib/rules/cases/close-reasons'
import type { PersuasionEffect } from '#lib/rules/labels'
import { isPlacement } from '#lib/rules/placements/placement-terms'
import type { RollBook } from './attendance.ts'
import type { CaseBook } from './case-book.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { Clockwork } from './clockwork.ts'
import type { County, Post } from './county.ts'
import { record } from './journal.ts'
import type { Kase, Trail } from './kase.ts'
import { type LegalActs, legalActs } from './legal-acts.ts'
import { type OutsideActs, outsideActs } from './outside-papers.ts'
import type { PaperBook } from './paper-book.ts'
import type { PlacementGiven } from './placement-papers.ts'
import { principalContacts } from './principal-contacts.ts'
import { addStrikeOffProofs } from './proof.ts'
import type { ReportBook } from './report-book.ts'
import type { Sheet } from './rows.ts'
import type { Story } from './stories.ts'

/** 个案上每一种办理：写下各自的纸，再走一步。时间由剧本给。 */
export type CaseActs = LegalActs &
  OutsideActs & {
    persuade(kase: Kase, at: Instant, how: { visited: boolean; effect: PersuasionEffect; by?: Post }): void
    report(kase: Kase, at: Instant): void
    countersign(kase: Kase, at: Instant): void
    receive(kase: Kase, at: Instant): void
    sendBack(kase: Kase, at: Instant, reason: string): void
    visit(kase: Kase, at: Instant, outcome: PersuasionEffect): void
    confirmDropout(kase: Kase, at: Instant): void
    confirmReturn(kase: Kase, at: Instant): void
    survey(kase: Kase, at: Instant): void
    organise(kase: Kase, at: Instant): void
    enrol(kase: Kase, at: Instant): void
    place(kase: Kase, at: Instant, reason: CloseReason, until: PlainDate): void
    /** 代监护人提的缓学申请，还没有批。 */
    apply(kase: Kase, at: Instant, until: PlainDate): void
    request(kase: Kase, at: Instant, reason: CloseReason, proofs: readonly Proof[]): void
    check(kase: Kase, at: Instant): void
    decide(kase: Kase, at: Instant): void
    relapse(kase: Kase, at: Instant): void
  }

export function caseActs(
  sheet: Sheet,
  chance: Chance,
  county: County,
  clockwork: Clockwork,
  books: {
    readonly cases: CaseBook
    readonly rolls: RollBook
    readonly reports: ReportBook
    readonly papers: PaperBook
    readonly placements: (kase: Kase, given: PlacementGiven) => void
    readonly fieldKey: string
  },
  storyOf: (kase: Kase) => Story,
): CaseActs & { returnsOf(kase: Kase): readonly string[] } {
  const { cases, rolls, reports, papers, placements: placed } = books
  // 凭据另用一串编号：添一份照片，别的故事不跟着变。
  const proofs = { sheet, chance: chanceOf(`${sheet.tenantId} strike-offs`), fieldKey: books.fieldKey }
  const trails = new Map<string, Trail>()
  const trailOf = (kase: Kase): Trail => {
    const known = trails.get(kase.id)
    if (known) return known
    const made: Trail = {
      story: storyOf(kase),
      persuasions: 0,
      visits: 0,
      returns: [],
      strikeRounds: 0,
      asked: 'returned_to_school',
      proofs: '',
    }
    trails.set(kase.id, made)
    return made
  }
  const signed = (kase: Kase, by: Post, at: Instant): Record<string, unknown> => ({
    id: chance.id(epochMs(at)),
    case_id: kase.id,
    person_id: by.personId,
    appointment_id: by.appointmentId,
    recorded_at: at,
  })
  const school = (kase: Kase) => {
    if (!kase.school) throw new Error('a case without a school has no school to act')
    return kase.school
  }
  const clerk = (kase: Kase): Post => kase.township.clerk ?? county.bureau
  const leader = (kase: Kase): Post => kase.township.leader ?? county.bureau

  const legal = legalActs(sheet, clockwork, { cases, papers }, { signed, clerk, leader })
  const strike = (
    kase: Kase,
    by: Post,
    at: Instant,
    stage: 'requested' | 'checked' | 'decided',
    note: string | null,
  ) => {
    const trail = trailOf(kase)
    const row = signed(kase, by, at)
    sheet.add('strike_off', {
      ...row,
      round: trail.strikeRounds,
      stage,
      reason: trail.asked,
      proof: trail.proofs,
      note,
    })
    if (stage === 'requested') addStrikeOffProofs(proofs, kase, row, trail.proofs.split(','))
  }

  const back = (kase: Kase, verb: 'confirm_return' | 'enrol', at: Instant): void => {
    const { classroom } = kase
    if (!classroom) throw new Error('nobody returns without a class')
    const day = dayOf(at)
    const trail = trailOf(kase)
    const id = chance.id(epochMs(at))
    const by = school(kase).officer
    const call = rolls.call(classroom, day)
    trail.returns.push(id)
    cases.step(kase, verb, by, at, {
      happenedOn: day,
      changes: { returned_on: day },
      facts: { rollCall: call.id, round: trail.returns.length },
    })
    sheet.add('case_return', {
      ...signed(kase, by, at),
      id,
      round: trail.returns.length,
      returned_on: day,
      roll_call_id: call.id,
      note: null,
    })
  }

  const contactBoth = principalContacts(sheet, cases, signed)
  const outside = outsideActs(sheet, clockwork, cases, reports)

  return {
    returnsOf: (kase) => trailOf(kase).returns,
    persuade: (kase, at, { visited, effect, by = kase.classroom?.teacher ?? school(kase).officer }) => {
      const trail = trailOf(kase)
      trail.persuasions += 1
      const { story } = trail
      // 劝返回来一小时内补记，自述时间在前。
      const persuadedAt = instant(epochMs(at) - 50 * 60_000)
      cases.step(kase, 'record_persuasion', by, at, {
        happenedOn: dayOf(at),
        startAt: persuadedAt,
        changes: { reason: story.reason, whereabouts: story.whereabouts },
        facts: { ordinal: trail.persuasions, effect, visited },
      })
      sheet.add('persuasion', {
        ...signed(kase, by, at),
        ordinal: trail.persuasions,
        phoned: true,
        visited,
        teachers: by.name,
        persuaded_at: persuadedAt,
        truancy_reason: story.reason,
        whereabouts: story.whereabouts,
        family_situation: visited ? story.family : '',
        guardian_attitude: visited ? story.guardian : '',
        student_attitude: visited ? story.student : '',
        methods_and_measures: story.methods,
        effect,
        effect_note: null,
      })
    },
    report: (kase, at) => {
      const { principal } = school(kase)
      if (clockwork.profile.persuasion.value.principalContactsVillage) contactBoth(kase, principal, at)
      const signedReport = reports.sign(kase, principal, at, trailOf(kase).story)
      cases.step(kase, 'report_to_township', principal, at, {
        changes: { township_since: at },
        facts: { report: signedReport.id },
      })
      outside.sendOutside(kase, at)
    },
    countersign: (kase, at) => {
      const by = county.inspectors[school(kase).plan.inspector]
      if (!by) throw new Error('a school has its inspector')
      const { id } = reports.countersign(kase, by, at)
      for (const held of kase.running.filter(({ duty }) => duty === 'countersignature')) held.end('met', at)
      kase.running = kase.running.filter(({ duty }) => duty !== 'countersignature')
      record(sheet, chance, {
        verb: 'countersign_report',
        subjectKind: 'written_report',
        subjectId: id,
        caseId: kase.id,
        classId: kase.classroom?.id ?? null,
        schoolId: kase.school?.id ?? null,
        by,
        at,
        facts: {},
      })
    },
    receive: (kase, at) => {
      const by = clerk(kase)
      cases.step(kase, 'receive_report', by, at, { facts: { report: reports.latest(kase).id } })
      reports.receive(kase, by, at, null)
    },
    sendBack: (kase, at, reason) => {
      const by = clerk(kase)
      cases.step(kase, 'send_back_report', by, at, {
        note: reason,
        facts: { report: reports.latest(kase).id },
      })
      reports.receive(kase, by, at, reason)
    },
    visit: (kase, at, outcome) => {
      const by = clerk(kase)
      const trail = trailOf(kase)
      trail.visits += 1
      cases.step(kase, 'record_township_visit', by, at, {
        happenedOn: dayOf(at),
        facts: { ordinal: trail.visits, outcome },
      })
      sheet.add('township_visit', {
        ...signed(kase, by, at),
        ordinal: trail.visits,
        visited_on: dayOf(at),
        content: trail.story.visit,
        participants: `${by.name}、${kase.pupil.village.name}干部`,
        outcome,
      })
    },
    ...legal,
    ...outside,
    confirmDropout: (kase, at) => {
      const { reason } = trailOf(kase).story
      cases.step(kase, 'confirm_dropout', county.bureau, at, {
        note: '已查明原因，仍未返校',
        changes: { reason },
      })
    },
    confirmReturn: (kase, at) => back(kase, 'confirm_return', at),
    survey: (kase, at) =>
      cases.step(kase, 'record_survey', clerk(kase), at, {
        happenedOn: dayOf(at),
        note: '入户核实：已满六周岁，尚未入学',
        changes: { reason: 'guardian_neglect', whereabouts: 'at_home' },
      }),
    organise: (kase, at) =>
      cases.step(kase, 'organise_enrolment', clerk(kase), at, {
        happenedOn: dayOf(at),
        note: '告知就近入学学校与报到材料，约定报到日期',
      }),
    enrol: (kase, at) => back(kase, 'enrol', at),
    apply: (kase, at, until) =>
      placed(kase, { kind: 'deferral', at, until, by: clerk(kase), approvedBy: null }),
    place: (kase, at, reason, until) => {
      if (isPlacement(reason))
        placed(kase, { kind: reason, at, until, by: clerk(kase), approvedBy: leader(kase) })
      cases.step(kase, 'place', leader(kase), at, {
        until,
        note: reason === 'deferral' ? '附件6 批准缓学' : '批准文书已存卷',
        changes: { until_on: until },
        facts: { closeReason: reason, untilOn: until },
      })
    },
    request: (kase, at, reason, proofs) => {
      const trail = trailOf(kase)
      trail.strikeRounds += 1
      trail.asked = reason
      trail.proofs = proofs.join(',')
      const by = school(kase).officer
      cases.step(kase, 'strike_off_request', by, at, {
        facts: { closeReason: reason, round: trail.strikeRounds },
      })
      strike(kase, by, at, 'requested', '观察期满，到校稳定')
    },
    check: (kase, at) => {
      // 乡镇从来不是当事一方的，销号不问乡镇。
      if (!kase.columns.township_since) return
      cases.step(kase, 'strike_off_check', clerk(kase), at, { facts: { round: trailOf(kase).strikeRounds } })
      strike(kase, clerk(kase), at, 'checked', '已入户核实')
    },
    decide: (kase, at) => {
      const { asked, strikeRounds } = trailOf(kase)
      cases.step(kase, 'strike_off', county.bureau, at, {
        changes: { closed_at: at, close_reason: asked },
        facts: { round: strikeRounds, closeReason: asked },
      })
      strike(kase, county.bureau, at, 'decided', null)
    },
    relapse: (kase, at) =>
      cases.step(kase, 'relapse', null, at, {
        note: `${dayOf(at)} 点名无故缺勤`,
        happenedOn: dayOf(at),
        changes: { relapses: 1, returned_on: null },
        facts: { relapses: 1 },
      }),
  }
}
