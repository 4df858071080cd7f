import { z } from 'zod'

/** 带上路不用填什么：带什么由岗位定。 */
export const takeAlongForm = z.strictObject({})
