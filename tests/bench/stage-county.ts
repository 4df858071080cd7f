import type { Client } from 'pg'

/** 一个县有多大。 */
export type Size = {
  readonly schools: number
  readonly classesPerSchool: number
  readonly pupilsPerClass: number
  /** 往回记了多少个上课的日子。 */
  readonly days: number
}

/** 五万四千名学生、三十所学校、两个学期。 */
export const WHOLE: Size = { schools: 30, classesPerSchool: 40, pupilsPerClass: 45, days: 200 }
/** 学生是全县的十分之一；班一样大，日子一样长。 */
export const TENTH: Size = { ...WHOLE, schools: 3 }
export const SMALL: Size = { schools: 4, classesPerSchool: 10, pupilsPerClass: 45, days: 30 }

/** 编号由名字算出（第八版的 UUID，产品只认合规的）：同一个县每次搭出来一样，也好互相指。 */
const FUNCTIONS = `
create or replace function pg_temp.uid(text) returns uuid language sql immutable as $$ select overlay(overlay(md5($1) placing '8' from 13) placing 'a' from 17)::uuid $$;
create or replace function pg_temp.hash(text) returns int language sql immutable as $$ select ('x' || substr(md5($1), 1, 7))::bit(28)::int $$`

// 约束与触发器歇着装：装的是历史，不是办事；装完统计一遍。
const COUNTY: readonly string[] = [
  `insert into app.tenant (id, code, slug, name, kind) values (pg_temp.uid($1), $1, 'bench' || $1, '测速县' || $1, 'county')`,
  `insert into app.policy_version (tenant_id, id, code, digest, effective_from, effective_to, body)
   select pg_temp.uid($1), pg_temp.uid($1 || p.id), p.code, p.digest, p.effective_from, p.effective_to, p.body from app.policy_version p join app.tenant t on t.id = p.tenant_id where t.code = '350425'`,
  `insert into app.school_term (tenant_id, id, name, start_on, end_on) values (pg_temp.uid($1), pg_temp.uid($1 || 'term'), '测速学期', current_date - 400, current_date + 60)`,
  `insert into app.unit (tenant_id, id, parent_id, tree, kind, code, name, valid_from)
   values (pg_temp.uid($1), pg_temp.uid($1 || 'county'), null, 'education', 'county', $1, '测速县教育局', '2010-09-01'),
     (pg_temp.uid($1), pg_temp.uid($1 || 'town'), pg_temp.uid($1 || 'county'), 'territory', 'township', $1 || '100', '测速镇', '2010-09-01'),
     (pg_temp.uid($1), pg_temp.uid($1 || 'village'), pg_temp.uid($1 || 'town'), 'territory', 'village', $1 || '100200', '测速村', '2010-09-01')`,
  `insert into app.unit (tenant_id, id, parent_id, tree, kind, code, name, stage, valid_from)
   select pg_temp.uid($1), pg_temp.uid($1 || 's' || s), pg_temp.uid($1 || 'county'), 'education', 'school', $1 || lpad(s::text, 4, '0'), '测速第' || s || '小学', 'primary', '2010-09-01' from generate_series(1, $2::int) s`,
  `insert into app.unit (tenant_id, id, parent_id, tree, kind, code, name, stage, grade_no, valid_from)
   select pg_temp.uid($1), pg_temp.uid($1 || 's' || s || 'g' || g), pg_temp.uid($1 || 's' || s), 'education', 'grade', $1 || lpad(s::text, 4, '0') || g, g || '年级', 'primary', g, '2010-09-01'
   from generate_series(1, $2::int) s, generate_series(1, 6) g`,
  `insert into app.unit (tenant_id, id, parent_id, tree, kind, code, name, stage, grade_no, class_no, valid_from)
   select pg_temp.uid($1), pg_temp.uid($1 || 's' || s || 'c' || c), pg_temp.uid($1 || 's' || s || 'g' || (1 + c % 6)), 'education', 'class', $1 || lpad(s::text, 4, '0') || lpad(c::text, 3, '0'),
     (1 + c % 6) || '年' || c || '班', 'primary', 1 + c % 6, c, '2010-09-01'
   from generate_series(1, $2::int) s, generate_series(1, $3::int) c`,
  `insert into app.person (tenant_id, id, name)
   select pg_temp.uid($1), pg_temp.uid($1 || 'p' || s || '-' || c), '教师' || s || '之' || c from generate_series(1, $2::int) s, generate_series(0, $3::int) c
   union all select pg_temp.uid($1), pg_temp.uid($1 || 'bureau'), '测速局员'
   union all select pg_temp.uid($1), pg_temp.uid($1 || 'inspector'), '测速督学'`,
  `insert into app.appointment (tenant_id, id, person_id, role, unit_id, from_on)
   select pg_temp.uid($1), pg_temp.uid($1 || 'a' || s || '-' || c), pg_temp.uid($1 || 'p' || s || '-' || c), case c when 0 then 'officer' else 'teacher' end,
     pg_temp.uid($1 || 's' || s || case c when 0 then '' else 'c' || c end), date '2020-09-01' from generate_series(1, $2::int) s, generate_series(0, $3::int) c
   union all select pg_temp.uid($1), pg_temp.uid($1 || 'abureau'), pg_temp.uid($1 || 'bureau'), 'bureau', pg_temp.uid($1 || 'county'), date '2020-09-01'
   union all select pg_temp.uid($1), pg_temp.uid($1 || 'ainspector' || s), pg_temp.uid($1 || 'inspector'), 'inspector', pg_temp.uid($1 || 's' || s), date '2020-09-01' from generate_series(1, least(3, $2::int)) s`,
  `insert into app.account (tenant_id, id, person_id, login, password_hash, created_at)
   select p.tenant_id, p.id, p.id, 'bench' || $1 || '.' || p.id, (select password_hash from app.account limit 1), now() from app.person p where p.tenant_id = pg_temp.uid($1)`,
  `insert into app.child (tenant_id, id, name, name_pinyin, name_initials, gender, birth_on, id_kind, township_id, village_id, school_id, class_id, status, recorded_at)
   select pg_temp.uid($1), pg_temp.uid($1 || 's' || s || 'c' || c || 'n' || n), '测' || chr(19968 + pg_temp.hash($1 || s || c || n) % 8000) || chr(19968 + pg_temp.hash(n || 'x' || c || s) % 8000),
     'ce' || n, 'c' || n, case n % 2 when 0 then 'male' else 'female' end, date '2015-01-01' + (n * 31 + c), 'none',
     pg_temp.uid($1 || 'town'), pg_temp.uid($1 || 'village'), pg_temp.uid($1 || 's' || s), pg_temp.uid($1 || 's' || s || 'c' || c), 'enrolled', now()
   from generate_series(1, $2::int) s, generate_series(1, $3::int) c, generate_series(1, $4::int) n`,
  `insert into app.class_enrolment (tenant_id, id, child_id, class_id, seat_no, from_on)
   select tenant_id, id, id, class_id, row_number() over (partition by class_id order by id), '2020-09-01' from app.child where tenant_id = pg_temp.uid($1)`,
  // 两个学期的点名：每班每天一行，百分之一的学生缺过一行。今天不装，留给测速时现报。
  `insert into app.roll_call (tenant_id, id, class_id, school_id, day, session, enrolled_count, present_count, all_present, person_id, appointment_id, submission_key, recorded_at)
   select pg_temp.uid($1), pg_temp.uid($1 || 'r' || s || '-' || c || '-' || d), pg_temp.uid($1 || 's' || s || 'c' || c), pg_temp.uid($1 || 's' || s), current_date - d, 'morning', $4, $4 - (c + d) % 2, (c + d) % 2 = 0,
     pg_temp.uid($1 || 'p' || s || '-' || c), pg_temp.uid($1 || 'a' || s || '-' || c), pg_temp.uid($1 || 'k' || s || '-' || c || '-' || d), (current_date - d) + time '00:10'
   from generate_series(1, $2::int) s, generate_series(1, $3::int) c, generate_series(8, $5::int + 7) d`,
  `insert into app.absence (tenant_id, id, roll_call_id, child_id, class_id, school_id, day, reason, recorded_at)
   select r.tenant_id, r.id, r.id, (select id from app.child k where k.tenant_id = r.tenant_id and k.class_id = r.class_id order by k.id limit 1), r.class_id, r.school_id, r.day, 'sick', r.recorded_at
   from app.roll_call r where r.tenant_id = pg_temp.uid($1) and not r.all_present`,
  // 每次点名一条台账、一环链；摘要是编的，测速不核验它。
  `insert into app.ledger_event (tenant_id, id, verb, subject_kind, subject_id, class_id, school_id, person_id, appointment_id, role, happened_on, payload, recorded_at)
   select r.tenant_id, r.id, 'submit_roll_call', 'roll_call', r.id, r.class_id, r.school_id, r.person_id, r.appointment_id, 'teacher', r.day, '{}', r.recorded_at
   from app.roll_call r where r.tenant_id = pg_temp.uid($1)`,
  `insert into app.ledger_link (tenant_id, seq, event_id, linked_at, previous_hash, hash)
   select e.tenant_id, row_number() over (order by e.recorded_at, e.id), e.id, e.recorded_at, sha256('former'), sha256(e.id::text::bytea)
   from app.ledger_event e where e.tenant_id = pg_temp.uid($1)`,
]

function parametersOf(sql: string, values: readonly unknown[]): unknown[] {
  const highest = Math.max(...[...sql.matchAll(/\$(\d)/g)].map((found) => Number(found[1])))
  return values.slice(0, highest)
}

/** 在空着或已有示范的库里搭一个县；`code` 是六位代码，也是一切编号的来处。 */
export async function stageCounty(client: Client, code: string, size: Size): Promise<void> {
  const values = [code, size.schools, size.classesPerSchool, size.pupilsPerClass, size.days]
  await client.query(FUNCTIONS)
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  await client.query('set local synchronous_commit = off')
  for (const sql of COUNTY) {
    // 每句只认自己提到的参数；没提到中间某一个的，用注释补上，类型才定得下来。
    const missing = values
      .map((_, at) => at + 1)
      .filter((n) => !sql.includes(`$${n}`) && n < parametersOf(sql, values).length)
    const held = missing.map((n) => `$${n}::int is null`).join(' or ')
    const whole = held ? `with held as (select 1 where ${held}) ${sql}` : sql
    await client.query(whole.replaceAll('$1', '$1::text'), parametersOf(sql, values))
  }
  await client.query('commit')
}

export type Seat = { readonly personId: string; readonly unitId: string; readonly tenantId: string }

/** 某县某种岗位的人，各带一个单位。 */
export async function seatsOf(client: Client, code: string, role: string): Promise<Seat[]> {
  const { rows } = await client.query<Seat>(
    `select a.person_id as "personId", a.unit_id as "unitId", a.tenant_id as "tenantId" from app.appointment a join app.tenant t on t.id = a.tenant_id
      where t.code = $1 and a.role = $2 order by a.unit_id`,
    [code, role],
  )
  return rows
}
