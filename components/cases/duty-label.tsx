import { DUTY_LABEL, isKeyOf } from '#lib/rules/labels'

/** 义务的名称；不认得的照原样。 */
export function dutyLabel(duty: string): string {
  return isKeyOf(DUTY_LABEL, duty) ? DUTY_LABEL[duty] : duty
}

const BEFORE_RETURN: Readonly<Record<string, string>> = {
  township: '核实销号申请',
  bureau: '审批销号申请',
}

/** 个案上的义务。观察期满的，欠的不是月报本身：赶在月报之前销号，轮到谁写谁的那一手（N24-1，LX-3.2.3）。 */
export function caseDutyLabel({ duty, ownerRole }: { duty: string; ownerRole: string }): string {
  if (duty !== 'monthly_return') return dutyLabel(duty)
  return `月报之前${BEFORE_RETURN[ownerRole] ?? '申请销号'}`
}
