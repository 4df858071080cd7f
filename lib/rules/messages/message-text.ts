import { DUTY_CODES } from '#lib/rules/clocks/duty-codes'
import { DUTY_LABEL } from '#lib/rules/labels'

/** 发件箱里的一条，只有编号与代码。 */
export type StoredMessage = {
  readonly kind: string
  readonly body: Readonly<Record<string, unknown>>
}

function dutyWords(code: unknown): string {
  const duty = DUTY_CODES.find((one) => one === code)
  return duty ? `“${DUTY_LABEL[duty]}”` : '一项事项'
}

const WHEN: Readonly<Record<string, string>> = { today: '今日到期', tomorrow: '明日到期' }

/**
 * 手机上看到的一句话：办什么、到没到期、到哪里办。收件人可能不止一个，手机可能落在别人手里，
 * 所以没有儿童、没有案号，要看是谁得登录。
 */
export function messageText({ kind, body }: StoredMessage): string {
  const duty = dutyWords(body.duty)
  if (kind === 'overdue') return `【保学】${duty}已过时限，尚未办理。请登录保学系统查看并办理。`
  return `【保学】${duty}${WHEN[String(body.when)] ?? '已到提醒时间'}。请登录保学系统查看并办理。`
}
