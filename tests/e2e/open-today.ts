import { SCHOOL_TODAY } from '#tests/school-today'
import { ask, askOne } from './product.ts'

/** 今天照上课的日子办；全部测试开始以前做一次。今天是哪一天（北京时间）经环境传给各个进程。 */
export default async function openToday(): Promise<void> {
  const { today } = await askOne<{ today: string }>(
    `select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as today`,
  )
  await ask(SCHOOL_TODAY, [today])
  process.env.BAOXUE_E2E_DAY = today
}
