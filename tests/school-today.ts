/**
 * 测试、测速可能在周末、假期运行，而点名只在上课的日子办：照校历的办法，给每个法域补今天（`$1`，北京时间）一天课。
 * 平常日子补了也一样；补过的不再补。
 */
export const SCHOOL_TODAY = `
insert into app.calendar_day (tenant_id, id, unit_id, grade, purpose, day, kind, why, source, recorded_at)
select t.id, gen_random_uuid(), null, null, 'school', $1::date, 'on', '补课', '测试所用', now()
from app.tenant t
where not exists (
  select 1 from app.calendar_day d where d.tenant_id = t.id and d.day = $1::date and d.source = '测试所用')`
