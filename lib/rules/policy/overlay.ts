import type { ClockUnit } from '#lib/rules/clocks/clock-events'
import type { AbsenceTrigger, DutyRule, LocalProfile, PolicyProfile, Recipient, Sourced } from './profile.ts'

/** 同一数额，自然日先到，工作日、在校日只会更晚。 */
const UNIT_ORDER: readonly ClockUnit[] = ['hour', 'calendar_day', 'working_day', 'school_day']

/** 粗比松紧用的小时数：工作日、在校日至少一昼夜；数额相同再比单位。 */
function roughHours({ amount, unit }: Pick<DutyRule, 'amount' | 'unit'>): number {
  const nominal = unit === 'hour' ? amount : amount * 24
  return amount === 0 ? 0 : nominal + UNIT_ORDER.indexOf(unit) / UNIT_ORDER.length
}

/** 观察期越长越严，其余时限越短越严。 */
function isStricter(candidate: DutyRule, standing: DutyRule): boolean {
  const difference = roughHours(candidate) - roughHours(standing)
  return candidate.duty === 'observation' ? difference >= 0 : difference <= 0
}

function union(...lists: readonly (readonly Recipient[])[]): Recipient[] {
  const order: Recipient[] = ['school', 'township', 'county_bureau']
  return order.filter((recipient) => lists.some((list) => list.includes(recipient)))
}

function sameDuty(a: Sourced<DutyRule>, b: Sourced<DutyRule>): boolean {
  return a.value.duty === b.value.duty && a.value.event === b.value.event
}

function merge(
  national: Sourced<DutyRule> | undefined,
  local: Sourced<DutyRule> | undefined,
): Sourced<DutyRule>[] {
  if (!national || !local) return [national ?? local].filter((rule) => rule !== undefined)
  const winner = isStricter(local.value, national.value) ? local : national
  return [
    {
      ...winner,
      value: { ...winner.value, recipients: union(national.value.recipients, local.value.recipients) },
    },
  ]
}

function mergeDuties(
  national: readonly Sourced<DutyRule>[],
  local: readonly Sourced<DutyRule>[],
): Sourced<DutyRule>[] {
  const merged = [
    ...local.flatMap((rule) =>
      merge(
        national.find((other) => sameDuty(other, rule)),
        rule,
      ),
    ),
    ...national.filter((rule) => !local.some((other) => sameDuty(other, rule))),
  ]
  // 书面报告的收件人取并集，县教育局始终在内（未保法 28，C-03），不论由哪个事件起算。
  const reports = merged
    .filter(({ value }) => value.duty === 'written_report')
    .map(({ value }) => value.recipients)
  const recipients = union(...reports, ['county_bureau'])
  return merged.map((rule) =>
    rule.value.duty === 'written_report' ? { ...rule, value: { ...rule.value, recipients } } : rule,
  )
}

/** 立案门槛：只会被地方文件收紧。48 小时与一个在校日各是各的口径，地方写了的从地方。 */
function trigger(
  national: Sourced<AbsenceTrigger>,
  local: Sourced<AbsenceTrigger> | undefined,
): Sourced<AbsenceTrigger> {
  return local ?? national
}

/**
 * 合成：国家底座之上盖地方文件，取更早、更严者；收件人取并集。
 * 地方文件关不掉当日向家长了解情况、报县教育局与留痕（design 6）。
 */
export function overlay(national: PolicyProfile, local: LocalProfile): PolicyProfile {
  return {
    ...national,
    ...local,
    absenceTrigger: trigger(national.absenceTrigger, local.absenceTrigger),
    duties: mergeDuties(national.duties, local.duties),
    persuasion: strictestPersuasion(national.persuasion, local.persuasion),
    persuasionLimit:
      local.persuasionLimit && local.persuasionLimit.value <= national.persuasionLimit.value
        ? local.persuasionLimit
        : national.persuasionLimit,
    countersignature: local.countersignature?.value ? local.countersignature : national.countersignature,
    observationDays:
      local.observationDays && local.observationDays.value > national.observationDays.value
        ? local.observationDays
        : national.observationDays,
    deferral: strictestDeferral(national.deferral, local.deferral),
    disabilitySchooling: strictestSchooling(national.disabilitySchooling, local.disabilitySchooling),
    controlLines: [...national.controlLines, ...(local.controlLines ?? [])],
    guardianContactSameDay: national.guardianContactSameDay,
    copyToCountyBureau: national.copyToCountyBureau,
    trace: national.trace,
  }
}

function strictestPersuasion(
  national: PolicyProfile['persuasion'],
  local: PolicyProfile['persuasion'] | undefined,
): PolicyProfile['persuasion'] {
  if (!local) return national
  const [floor, own] = [national.value, local.value]
  return {
    ...local,
    value: {
      // 报告之前须劝返几次由地方定：要求立即报告的不得等劝返，报得早就是更严。
      minAttempts: own.minAttempts,
      homeVisit: floor.homeVisit || own.homeVisit,
      principalContactsVillage: floor.principalContactsVillage || own.principalContactsVillage,
      namedPersonAndPlan: floor.namedPersonAndPlan || own.namedPersonAndPlan,
    },
  }
}

function strictestDeferral(
  national: PolicyProfile['deferral'],
  local: PolicyProfile['deferral'] | undefined,
): PolicyProfile['deferral'] {
  if (!local) return national
  const value = {
    approvers: local.value.approvers,
    needs: local.value.needs,
    maxMonths: Math.min(national.value.maxMonths, local.value.maxMonths),
    renewBeforeDays: Math.max(national.value.renewBeforeDays, local.value.renewBeforeDays),
  }
  return { ...local, value }
}

/** 期限只会更短，重新评估只会更早；由县教育局统筹是法律定的（L5-17）。 */
function strictestSchooling(
  national: PolicyProfile['disabilitySchooling'],
  local: PolicyProfile['disabilitySchooling'] | undefined,
): PolicyProfile['disabilitySchooling'] {
  if (!local) return national
  const value = {
    decidedBy: national.value.decidedBy,
    maxMonths: Math.min(national.value.maxMonths, local.value.maxMonths),
    reviewBeforeDays: Math.max(national.value.reviewBeforeDays, local.value.reviewBeforeDays),
  }
  return { ...local, value }
}
