import { CONTACT_MEANS_LABEL, CONTACT_RESULT_LABEL, isKeyOf } from '#lib/rules/labels'

/** 当天报告先写好的话：哪天、怎样联系、结果如何。没联系上家长也要报（DT-3.4.2）。 */
export function sameDayWords(known: {
  readonly day: string
  readonly contact: {
    readonly means: string
    readonly result: string
    readonly note: string | null
  } | null
}): string {
  const opening = `${known.day}点名，该生无故未到校。`
  const { contact } = known
  if (!contact) return `${opening}尚未联系上家长，将继续联系。`
  const means = isKeyOf(CONTACT_MEANS_LABEL, contact.means) ? CONTACT_MEANS_LABEL[contact.means] : ''
  const result = isKeyOf(CONTACT_RESULT_LABEL, contact.result) ? CONTACT_RESULT_LABEL[contact.result] : ''
  const note = contact.note ? `（${contact.note}）` : ''
  return contact.result === 'lost'
    ? `${opening}已用${means}方式联系家长，联系不上${note}。`
    : `${opening}已用${means}方式联系家长，家长说明情况：${result}${note}。`
}
