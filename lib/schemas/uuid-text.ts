import { z } from 'zod'

const uuid = z.uuid()

/** 地址里的编号；不成样子的是 null，与没有这一件答复一样。 */
export function uuidText(text: string): string | null {
  return uuid.safeParse(text).success ? text : null
}
