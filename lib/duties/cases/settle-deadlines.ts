import type { FoundCase } from '#lib/data/cases/find-case'
import type { Tx } from '#lib/data/database'
import {
  type DeadlineSubject,
  meetDeadlines,
  moveDeadlines,
  openDeadlines,
  voidDeadlines,
} from '#lib/data/deadlines'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { dutiesThatRunOn, openingOf, type RunningDuty } from '#lib/rules/cases/case-fold'
import { CASE_STATE_LABEL } from '#lib/rules/cases/case-states'
import type { CaseVerb } from '#lib/rules/cases/case-verbs'
import { DUTIES_OF } from '#lib/rules/cases/state-duties'
import { strikeOffHolder } from '#lib/rules/cases/strike-off-holder'
import type { TakenStep } from '#lib/rules/cases/take-step'
import { type DutyStarted, dutiesStarted } from '#lib/rules/clocks/duties-started'
import { DUTY_CODES, type DutyCode } from '#lib/rules/clocks/duty-codes'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import { renewalDuty } from '#lib/rules/placements/renewal-duty'
import { checkOf, openRequest } from './case-facts.ts'
import { awaySince } from './case-papers.ts'
import type { CasePolicy } from './case-policy.ts'
import { dutyStartedAt, persuasionOrReport } from './duty-started-at.ts'

/** 附表所说的提醒随书面报告同生同灭（C-01）。 */
const FOLLOWS: Partial<Readonly<Record<DutyCode, DutyCode>>> = { written_report_warning: 'written_report' }

const MOVED_ON = '逾期未办，义务移交'

/** 起算的事：档案的事件，或续开它的那一步。 */
type Opened = Omit<DutyStarted, 'event'> & { readonly event: string }

/**
 * 一步之后的时限，与 case-fold 同一套规则：本步履行的记办结，新状态不容的作废并写明缘由，
 * 照走的不动，再按事件或续开起算新的。
 */
export async function settleDeadlines(
  tx: Tx,
  actor: Official | Clockwork,
  kase: FoundCase,
  taken: TakenStep,
  given: {
    readonly policy: CasePolicy
    readonly startAt: Instant
    readonly voidWhy?: string
    /** 观察期在哪一刻满；缺省为此刻。 */
    readonly metAt?: Instant
    /** 限期销号的新截止日；没有改的用案上的。 */
    readonly untilOn?: PlainDate | null
    /** 时钟走的一步：这些义务逾期未办，由此移交。 */
    readonly moved?: readonly DutyCode[]
  },
): Promise<void> {
  const running = runningDuties(kase)
  const ends: readonly DutyCode[] = taken.step.ends ?? []
  const stays = new Set(dutiesThatRunOn(running, taken.step, taken.to).map(({ duty }) => duty))
  const follows = (duty: DutyCode) => FOLLOWS[duty] ?? duty
  const met = DUTY_CODES.filter((duty) => ends.includes(follows(duty)))
  const gone = running
    .map(({ duty }) => duty)
    .filter((duty) => !met.includes(duty) && !DUTIES_OF[taken.to].includes(follows(duty)))
  // 时钟走的一步不是谁办了：逾期的留着，稍后记作移交；没到期的随之作废。
  const broken = met.filter((duty) => given.moved?.includes(duty))
  // 没有劝返过就先行报告的（立即报告不等劝返），劝返不算办结。
  const unpersuaded = taken.verb === 'report_to_township' && kase.persuasions.length === 0
  const done = given.moved ? [] : met.filter((duty) => duty !== 'persuasion' || !unpersuaded)
  const relieved = met.filter((duty) => !broken.includes(duty) && !done.includes(duty))
  if (done.length > 0) {
    const { metAt } = given
    await meetDeadlines(tx, actor, { subjectId: kase.id, duties: done, ...(metAt ? { metAt } : {}) })
  }
  if (relieved.length > 0) {
    const why = given.moved ? MOVED_ON : '已先行书面报告，劝返随个案由乡镇与学校一并进行'
    await voidDeadlines(tx, actor, { subjectId: kase.id, duties: relieved, why })
  }
  if (gone.length > 0) {
    const why = given.voidWhy ?? `个案已转为“${CASE_STATE_LABEL[taken.to]}”，此项不再欠`
    await voidDeadlines(tx, actor, { subjectId: kase.id, duties: gone, why })
  }
  const opened = openings(kase, taken, running, given).filter(({ duty }) => !stays.has(duty))
  const ids = await openDeadlines(
    tx,
    actor,
    opened.map((duty) => ({ duty, subject: caseSubject(kase, duty) })),
  )
  if (broken.length > 0 && actor.kind === 'clock') {
    const next = { why: MOVED_ON, movedToId: ids[0] ?? null }
    await moveDeadlines(tx, actor, { subjectId: kase.id, duties: broken, ...next })
  }
}

function openings(
  kase: FoundCase,
  taken: TakenStep,
  running: readonly RunningDuty[],
  given: { readonly policy: CasePolicy; readonly startAt: Instant; readonly untilOn?: PlainDate | null },
): readonly Opened[] {
  const { policy, startAt } = given
  const { starts, fallback } = openingOf(taken.step, kase.line, running)
  const started = starts
    ? dutiesStarted(policy.profile, starts, startAt, policy.calendars).filter(
        ({ duty }) => DUTIES_OF[taken.to].includes(duty) && !isKept(kase, duty),
      )
    : []
  const carried = started.some(({ duty }) => duty !== 'countersignature')
  if (carried || fallback === null) return started
  const next = carriedOn(kase, policy, fallback, {
    ...{ verb: taken.verb, startAt },
    untilOn: given.untilOn ?? kase.untilOn,
  })
  const owner = (fallback === 'monthly_return' && nextHand(kase, taken.verb)) || next.owner
  return [...started, { ...next, owner, event: taken.verb }]
}

/** 这一步之后，销号停在谁手里（LX-3.2.3）；没有申请的归学校，给出 null。 */
function nextHand(kase: FoundCase, verb: CaseVerb) {
  const open = openRequest(kase)
  return strikeOffHolder({
    requested: verb === 'strike_off_request' || (open !== null && verb !== 'strike_off_refuse'),
    checked: verb === 'strike_off_check' || (open !== null && checkOf(kase, open.round) !== undefined),
    townshipParty: kase.townshipSince !== null,
  })
}

function carriedOn(
  kase: FoundCase,
  policy: CasePolicy,
  duty: DutyCode,
  {
    verb,
    startAt,
    untilOn,
  }: { readonly verb: CaseVerb; readonly startAt: Instant; readonly untilOn: PlainDate | null },
): Omit<DutyStarted, 'event'> {
  if (verb === 'record_persuasion') return persuasionOrReport(policy, startAt, awaySince(kase))
  if (duty === 'deferral_renewal' && untilOn)
    return renewalDuty(policy.profile, startAt, untilOn, policy.calendars)
  return dutyStartedAt(policy, duty, startAt)
}

/** 已经办过、随案一直有效的：定了人、定了计划的，再次满时不从头来。 */
function isKept(kase: FoundCase, duty: DutyCode): boolean {
  return duty === 'case_plan' && kase.responsible !== null && kase.plans.length > 0
}

/** 挂在个案上、还在走的义务。 */
export function runningDuties(kase: FoundCase): readonly RunningDuty[] {
  return kase.deadlines
    .filter((one) => one.subjectId === kase.id && (one.status === 'running' || one.status === 'paused'))
    .map((one) => ({ duty: knownDuty(one.duty), dueAt: one.dueAt }))
}

function knownDuty(code: string): DutyCode {
  const found = DUTY_CODES.find((duty) => duty === code)
  if (!found) throw new Error(`an unknown duty is stored: ${code}`)
  return found
}

/** 时限挂在本案上：第几次、归哪个单位。 */
export function caseSubject(kase: FoundCase, duty: Pick<Opened, 'duty' | 'owner'>): DeadlineSubject {
  const rounds = kase.deadlines
    .filter((one) => one.duty === duty.duty && one.subjectId === kase.id)
    .map((one) => one.round)
  return {
    subjectId: kase.id,
    caseId: kase.id,
    childId: kase.child.id,
    classId: kase.classId,
    schoolId: kase.schoolId,
    round: Math.max(0, ...rounds) + 1,
    ownerRole: duty.owner,
    ownerUnitId: ownerUnit(kase, duty),
    policyVersionId: kase.policyVersionId,
  }
}

/** 谁的义务：学校的归学校，乡镇的归乡镇；没有乡镇政府可归的，由县教育局督办。 */
function ownerUnit(kase: FoundCase, { owner }: Pick<Opened, 'owner'>): string {
  const county = kase.school?.parentId
  const owners = {
    teacher: kase.classId ?? kase.schoolId,
    officer: kase.schoolId,
    principal: kase.schoolId,
    inspector: kase.schoolId,
    village: kase.villageId ?? kase.townshipId,
    township: kase.townshipId,
    township_leader: kase.townshipId,
    bureau: county,
    prefecture: county,
    admin: county,
  } as const satisfies Record<Opened['owner'], string | null | undefined>
  const unit = owners[owner] ?? county ?? kase.schoolId
  if (!unit) throw new Error(`case ${kase.id} has no unit to owe ${owner}`)
  return unit
}
