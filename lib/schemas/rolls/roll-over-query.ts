import { z } from 'zod'

/** 看哪一所学校；学校一侧缺省是自己的。 */
export const rollOverQuery = z.object({ school: z.uuid().optional().catch(undefined) })
