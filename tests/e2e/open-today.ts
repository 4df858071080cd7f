import { ask, askOne } from './product.ts'

/**
 * 测试可能在周末、假期运行，而点名只在上课的日子办：照校历的办法，给每个法域补今天一天课（平常日子补了也一样）。
 * 全部测试开始以前做一次；今天是哪一天（北京时间）经环境传给各个进程。
 */
export default async function openToday(): Promise<void> {
  const { today } = await askOne<{ today: string }>(
    `select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as today`,
  )
  await ask(
    `insert into app.calendar_day (tenant_id, id, unit_id, grade, purpose, day, kind, why, source, recorded_at)
     select t.id, gen_random_uuid(), null, null, 'school', $1::date, 'on', '补课', '测试所用', now()
     from app.tenant t
     where not exists (
       select 1 from app.calendar_day d where d.tenant_id = t.id and d.day = $1::date and d.source = '测试所用')`,
    [today],
  )
  process.env.BAOXUE_E2E_DAY = today
}
