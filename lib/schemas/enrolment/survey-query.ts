import { z } from 'zod'

/** 县里看哪个乡镇的各村。 */
export const surveyQuery = z.object({ town: z.uuid().optional().catch(undefined) })
