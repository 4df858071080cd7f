import { DUTY_LABEL, isKeyOf } from '#lib/rules/labels'

/** 义务的名称；不认得的照原样。 */
export function dutyLabel(duty: string): string {
  return isKeyOf(DUTY_LABEL, duty) ? DUTY_LABEL[duty] : duty
}
