import pg from 'pg'

/** 风暴里的一次点名：哪个班、哪一天、缺谁。 */
export type RollCallToMake = {
  readonly classId: string
  readonly day: string
  readonly absentId: string | null
}

export type StagedSchool = {
  readonly logins: readonly string[]
  readonly work: readonly RollCallToMake[]
}

const PUPILS = 4
const DAYS_BACK = 6
/** 每几次点名有一名无故缺勤：时限、立案、链条都要在风暴里写。 */
const ONE_ABSENT_IN = 4

/**
 * 在大田县搭一所只供风暴用的学校：若干专干、许多小班，七天都上课（只改这所学校自己的校历）。
 * 专干沿用示范账号的口令。
 */
export async function stageSchool(url: string, officers: number, classes: number): Promise<StagedSchool> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(SCHOOL)
    await client.query(OFFICERS, [officers])
    await client.query(CLASSROOMS, [classes])
    await client.query(CHILDREN, [PUPILS])
    await client.query(ENROLMENTS)
    await client.query(OPEN_DAYS, [DAYS_BACK])
    const { rows: logins } = await client.query<{ login: string }>(
      'select login from officers order by login',
    )
    const { rows } = await client.query<{ classId: string; day: string; absentId: string; turn: number }>(
      WORK,
      [DAYS_BACK],
    )
    await client.query('commit')
    return {
      logins: logins.map(({ login }) => login),
      work: rows.map(({ classId, day, absentId, turn }) => ({
        classId,
        day,
        absentId: turn % ONE_ABSENT_IN === 0 ? absentId : null,
      })),
    }
  } finally {
    await client.end()
  }
}

const SCHOOL = `
create temp table school on commit drop as
select u.tenant_id, gen_random_uuid() as id, u.id as county_id,
  (now() at time zone 'Asia/Shanghai')::date as today
from app.unit u join app.tenant t on t.id = u.tenant_id
where t.code = '350425' and u.kind = 'county' and u.tree = 'education';
insert into app.unit (tenant_id, id, parent_id, tree, kind, code, name, stage, valid_from)
select tenant_id, id, county_id, 'education', 'school', '2135999999', '风暴实验小学', 'primary', '2010-09-01' from school;
create temp table grade on commit drop as
select tenant_id, gen_random_uuid() as id, id as school_id from school;
insert into app.unit (tenant_id, id, parent_id, tree, kind, code, name, stage, grade_no, valid_from)
select tenant_id, id, school_id, 'education', 'grade', '213599999901', '一年级', 'primary', 1, '2010-09-01' from grade`

const OFFICERS = `
with made as (
  select s.tenant_id, s.id as school_id, gen_random_uuid() as id, 'datian.storm' || n as login
  from school s, generate_series(1, $1::int) n
), people as (
  insert into app.person (tenant_id, id, name) select tenant_id, id, '风暴专干' from made
), posts as (
  insert into app.appointment (tenant_id, id, person_id, role, unit_id, from_on)
  select tenant_id, gen_random_uuid(), id, 'officer', school_id, '2020-09-01' from made
), accounts as (
  insert into app.account (tenant_id, id, person_id, login, password_hash, created_at)
  select m.tenant_id, gen_random_uuid(), m.id, m.login, a.password_hash, now()
  from made m join app.account a on a.login = 'datian.officer'
)
select * into temp table officers from made`

const CLASSROOMS = `
with made as (
  select tenant_id, gen_random_uuid() as id, id as grade_id, school_id, n
  from grade, generate_series(1, $1::int) n
), units as (
  insert into app.unit (tenant_id, id, parent_id, tree, kind, code, name, stage, grade_no, class_no, valid_from)
  select tenant_id, id, grade_id, 'education', 'class', '213599999901' || lpad(n::text, 4, '0'),
    '一年(' || n || ')班', 'primary', 1, n, '2010-09-01' from made
)
select * into temp table classrooms from made`

const CHILDREN = `
with model as (
  select c.* from app.child c join school s using (tenant_id)
  where c.township_id is not null and c.village_id is not null and c.status = 'enrolled' order by c.id limit 1
), made as (
  select gen_random_uuid() as id, r.tenant_id, r.id as class_id, r.school_id, seat
  from classrooms r, generate_series(1, $1::int) seat
), children as (
  insert into app.child (tenant_id, id, name, name_pinyin, name_initials, gender, birth_on, id_kind,
    household_code, household_township_id, township_id, village_id, school_id, class_id, status, recorded_at)
  select d.tenant_id, d.id, '风暴学生', 'fengbaoxuesheng', 'fbxs', m.gender, m.birth_on, 'none',
    m.household_code, m.household_township_id, m.township_id, m.village_id, d.school_id, d.class_id, 'enrolled', now()
  from made d, model m
)
select * into temp table pupils from made`

const ENROLMENTS = `
insert into app.class_enrolment (tenant_id, id, child_id, class_id, seat_no, from_on)
select tenant_id, gen_random_uuid(), id, class_id, seat, '2020-09-01' from pupils`

const OPEN_DAYS = `
insert into app.calendar_day (tenant_id, id, unit_id, purpose, day, kind, why, source, recorded_at)
select tenant_id, gen_random_uuid(), id, 'school', today - back, 'on', '补课', '风暴所用', now()
from school, generate_series(0, $1::int) back`

const WORK = `
select r.id as "classId", to_char(s.today - back, 'YYYY-MM-DD') as day,
  (select p.id from pupils p where p.class_id = r.id and p.seat = 1) as "absentId",
  (row_number() over (order by back desc, r.n))::int as turn
from classrooms r, school s, generate_series(0, $1::int) back
order by back desc, r.n`
