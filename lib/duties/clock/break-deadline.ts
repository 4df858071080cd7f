import { findCase } from '#lib/data/cases/find-case'
import { moveCase } from '#lib/data/cases/move-case'
import type { Tx } from '#lib/data/database'
import { type Message, putMessages } from '#lib/data/outbox'
import { type Claimed, claimOverdue } from '#lib/data/overdue'
import { draftByClock } from '#lib/data/reports'
import { caseFacts } from '#lib/duties/cases/case-facts'
import { loadCasePolicy } from '#lib/duties/cases/case-policy'
import { reportBody } from '#lib/duties/cases/report-body'
import { annex5Source, reportRecipients } from '#lib/duties/cases/report-paper'
import { settleDeadlines } from '#lib/duties/cases/settle-deadlines'
import type { Deps } from '#lib/duties/deps'
import { loseSight } from '#lib/duties/transfers/lose-sight'
import { suspectNotReceived } from '#lib/duties/transfers/suspect-not-received'
import { appendEvent } from '#lib/ledger/append'
import { draftReport } from '#lib/papers/suspected-dropout-report'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { CaseVerb } from '#lib/rules/cases/case-verbs'
import { takeStep } from '#lib/rules/cases/take-step'
import { DUTY_CODES, type DutyCode } from '#lib/rules/clocks/duty-codes'
import { DUTY_LABEL } from '#lib/rules/labels'
import type { Clockwork } from '#lib/rules/people/actor'

/** 逾期的义务由哪一步接过去；不在其中的只记逾期，仍归原主。 */
const MOVES: Partial<Readonly<Record<DutyCode, CaseVerb>>> = {
  persuasion: 'note_no_persuasion',
  written_report: 'move_report',
  township_receipt: 'move_receipt',
  observation: 'extend_observation',
  township_visit: 'note_overdue',
  revisit: 'note_overdue',
  return_by: 'note_overdue',
  order_expiry: 'note_overdue',
  monthly_return: 'note_overdue',
  deferral_renewal: 'note_overdue',
}

/** 学校一侧的逾期写在案上，随案走到底。 */
const SCHOOL_FAILURES: readonly DutyCode[] = ['persuasion', 'written_report']

function dutyOf(claimed: Claimed): DutyCode {
  const found = DUTY_CODES.find((duty) => duty === claimed.duty)
  if (!found) throw new Error(`an unknown duty is stored: ${claimed.duty}`)
  return found
}

/**
 * 一条时限到点未办（design 7）：记逾期，义务移交，下一时限自到期那一刻起算；停机一周之后补记，日子也不变。
 * 书面报告逾期的，以已知的事实起草，个案连同学校的逾期到乡镇桌上。同一事务，恰好一次；只提醒的（C-01）发一条消息即止，不算谁逾期。给出是否由此次办成。
 */
export function breakDeadline(deps: Deps, clock: Clockwork, deadlineId: string): Promise<boolean> {
  const now = deps.clock.now()
  return deps.db.asActor(clock, async (tx) => {
    const claimed = await claimOverdue(tx, clock, deadlineId, now)
    if (!claimed) return false
    await putMessages(tx, clock, noticesOf(claimed))
    if (claimed.warning) return true
    await appendEvent(tx, clock, {
      verb: 'break_deadline',
      subjectKind: 'deadline',
      subjectId: claimed.id,
      caseId: claimed.caseId,
      classId: claimed.classId,
      schoolId: claimed.schoolId,
      happenedOn: dayOf(instant(claimed.dueAt.getTime())),
      facts: { duty: claimed.duty, dueAt: claimed.dueAt.toISOString(), level: 1, owner: claimed.ownerRole },
    })
    if (claimed.duty === 'transfer_acceptance')
      await suspectNotReceived(tx, clock, claimed.subjectId, instant(claimed.dueAt.getTime()))
    if (claimed.duty === 'outside_follow_up')
      await loseSight(tx, clock, claimed.subjectId, instant(claimed.dueAt.getTime()))
    if (claimed.caseId !== null) await moveDuty(tx, clock, claimed, claimed.caseId)
    return true
  })
}

/** 提醒承担人；班主任逾期的，学校管控辍保学的人同时知道（DT-3.4.2）。 */
function noticesOf(claimed: Claimed): Message[] {
  const { id, duty, schoolId, ownerRole } = claimed
  const kind = claimed.warning ? 'reminder' : 'overdue'
  const key = claimed.warning ? `remind:passed:${id}` : `overdue:${id}`
  const owner = { deadline: id, duty, unit: claimed.ownerUnitId, role: ownerRole }
  const notices: Message[] = [{ dedupeKey: key, kind, body: owner }]
  if (ownerRole === 'teacher' && schoolId !== null) {
    notices.push({ dedupeKey: `${key}:officer`, kind, body: { ...owner, unit: schoolId, role: 'officer' } })
  }
  return notices
}

async function moveDuty(tx: Tx, clock: Clockwork, claimed: Claimed, caseId: string): Promise<void> {
  const duty = dutyOf(claimed)
  const verb = MOVES[duty]
  const kase = await findCase(tx, clock, caseId)
  if (!verb || !kase) return
  const policy = await loadCasePolicy(tx, clock, kase)
  const dueAt = instant(claimed.dueAt.getTime())
  // 续批的时限已顺到截止日当天：再往后不是逾期的事，次日自动回台账。
  if (duty === 'deferral_renewal' && kase.untilOn && dayOf(dueAt) >= kase.untilOn) return
  const facts = { ...caseFacts(kase, policy, null, dayOf(dueAt)), clockBroken: true }
  const taken = takeStep(kase.state, verb, 'clock', facts)
  // 步骤表不接的（会签、已离开那个状态的）：逾期记下了，义务仍在原主名下。
  if (!taken.ok) return
  const failure = `${kase.schoolFailure ? `${kase.schoolFailure}；` : ''}学校应于${dayOf(dueAt)}前${DUTY_LABEL[duty]}，逾期未办`
  const reports = verb === 'move_report'
  const moved = await moveCase(tx, clock, kase, {
    verb,
    to: taken.value.to,
    happenedOn: dayOf(dueAt),
    changes: {
      ...(SCHOOL_FAILURES.includes(duty) ? { schoolFailure: failure } : {}),
      ...(reports && !kase.townshipSince ? { townshipSince: new Date() } : {}),
    },
    facts: { duty, dueAt },
  })
  // 有人抢先动了这件案：整个事务回滚，下一轮再来。
  if (!moved) throw new Error('the case moved while its clock broke')
  if (reports) {
    const drafted = draftReport(annex5Source(kase, policy))
    const body = reportBody(kase, policy, {
      reason: drafted.reason.value,
      whereabouts: drafted.whereabouts.value,
      village: kase.child.village?.name ?? '',
      guardianName: kase.child.guardians[0]?.name ?? '',
    })
    await draftByClock(tx, clock, kase, { body, recipients: reportRecipients(kase, policy) })
  }
  await settleDeadlines(tx, clock, kase, taken.value, { policy, startAt: dueAt, moved: [duty] })
}
