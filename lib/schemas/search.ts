import { z } from 'zod'

/** 查找框里的字；内容不进地址，不进日志。 */
export const searchForm = z.strictObject({ text: z.string('请填写要找的').max(60, '太长了，请写短些') })
export type SearchForm = z.output<typeof searchForm>
