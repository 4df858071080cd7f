import type { Client } from 'pg'

export type GuardKind =
  | 'policy'
  | 'loose'
  | 'force'
  | 'rls'
  | 'key'
  | 'trigger'
  | 'grant'
  | 'execute'
  | 'search path'

/** 数据库里的一道防线，与拆掉它的一句。 */
export type DatabaseGuard = {
  readonly kind: GuardKind
  /** 说清是哪一道。 */
  readonly what: string
  readonly table: string
  /** 策略、约束、索引、触发器的名字；授权的种类；函数的写法。 */
  readonly name: string
  /** 策略、授权是给哪个数据库角色的；没有点名的是网页。 */
  readonly role: string
  /** 策略管哪几种动作：读 r、写 a、改 w。 */
  readonly commands: string
  /** 限制性的策略：别的策略都放行，它也挡。 */
  readonly restrictive: boolean
  readonly remove: string
}

const POLICIES = `
select c.relname as t, p.polname as n, case when p.polroles = '{0}' then 'baoxue_web' else p.polroles[1]::regrole::text end as role,
  case p.polcmd when '*' then 'raw' else p.polcmd::text end as commands, not p.polpermissive as restrictive, p.*
from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'app'::regnamespace`

const LIST = `
with policy as (${POLICIES}),
relation as (select c.relname as t, c.oid, c.relrowsecurity, c.relforcerowsecurity from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')),
guard (kind, t, n, role, commands, restrictive, remove) as (
  -- 名字写成 text：接成 name 会在六十三个字节处截断，长名字的就再也对不上了。
  select 'policy', t::text, n::text, role, commands, restrictive, format('drop policy %I on app.%I', n, t) from policy
  union all
  select 'loose', t, n, role, commands, restrictive, format('alter policy %I on app.%I %s', n, t, concat_ws(' ',
      case when polqual is not null then 'using (true)' end, case when polwithcheck is not null then 'with check (true)' end))
    from policy where coalesce(pg_get_expr(polqual, polrelid), '') <> 'true'
  union all
  select 'force', t, '', 'baoxue_owner', 'r', false, format('alter table app.%I no force row level security', t) from relation where relforcerowsecurity
  union all
  select 'rls', t, '', 'baoxue_web', 'raw', false, format('alter table app.%I disable row level security', t) from relation where relrowsecurity
  union all
  select 'key', r.t, k.conname, '', '', false, format('alter table app.%I drop constraint %I cascade', r.t, k.conname)
    from pg_constraint k join relation r on r.oid = k.conrelid where k.contype in ('p', 'f', 'u')
  union all
  select 'key', r.t, i.indexrelid::regclass::text, '', '', false, format('drop index %s', i.indexrelid::regclass)
    from pg_index i join relation r on r.oid = i.indrelid where i.indisunique and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
      and not exists (select 1 from pg_constraint k where k.confrelid = r.oid and k.conindid = i.indexrelid)
  union all
  select 'trigger', r.t, t.tgname, '', '', false, format('alter table app.%I disable trigger %I', r.t, t.tgname)
    from pg_trigger t join relation r on r.oid = t.tgrelid where not t.tgisinternal
  union all
  select 'grant', r.t, g.privilege, w.role, '', false, format('grant %s on app.%I to %I', g.privilege, r.t, w.role)
    from relation r cross join (values ('select'), ('insert'), ('update'), ('delete'), ('truncate')) g (privilege) cross join (values ('baoxue_web'), ('baoxue_worker')) w (role)
    where not has_table_privilege(w.role, r.oid, g.privilege)
  union all
  select 'search path', '', p.oid::regprocedure::text, '', '', false, format('alter function %s reset search_path', p.oid::regprocedure)
    from pg_proc p where p.pronamespace = 'guard'::regnamespace
  union all
  select 'execute', '', p.oid::regprocedure::text, '', '', false, format('grant execute on function %s to public', p.oid::regprocedure)
    from pg_proc p where p.pronamespace = 'guard'::regnamespace)
select kind, concat_ws(' ', kind, concat_ws('.', nullif(t, ''), nullif(n, '')), case when kind = 'grant' then role end) as what,
  t as "table", n as name, role, commands, restrictive, remove
from guard order by 2`

/** 逐条列出：每条策略（拆、放宽）、每张表的强制与开启、每个键、每个触发器、每一种多给的授权、每个守护函数的查找路径与执行权。 */
export async function listGuards(client: Client): Promise<DatabaseGuard[]> {
  return (await client.query<DatabaseGuard>(LIST)).rows
}
