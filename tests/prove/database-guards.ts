import type { Client } from 'pg'

/** 数据库里的一道防线，与拆掉它的一句。 */
export type DatabaseGuard = { readonly what: string; readonly table: string; readonly remove: string }

const LIST = `
select 'policy ' || c.relname || '.' || p.polname as what, c.relname as "table", format('drop policy %I on app.%I', p.polname, c.relname) as remove
  from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'app'::regnamespace
union all
select 'loose ' || c.relname || '.' || p.polname, c.relname,
    format('alter policy %I on app.%I %s', p.polname, c.relname, concat_ws(' ',
      case when p.polqual is not null then 'using (true)' end, case when p.polwithcheck is not null then 'with check (true)' end))
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where c.relnamespace = 'app'::regnamespace and coalesce(pg_get_expr(p.polqual, p.polrelid), '') <> 'true'
union all
select 'force ' || relname, relname, format('alter table app.%I no force row level security', relname)
  from pg_class where relnamespace = 'app'::regnamespace and relforcerowsecurity
union all
select 'rls ' || relname, relname, format('alter table app.%I disable row level security', relname)
  from pg_class where relnamespace = 'app'::regnamespace and relrowsecurity
union all
select 'primary key ' || c.relname, c.relname, format('alter table app.%I drop constraint %I cascade', c.relname, k.conname)
  from pg_constraint k join pg_class c on c.oid = k.conrelid where c.relnamespace = 'app'::regnamespace and k.contype = 'p'
union all
select 'foreign key ' || k.conname, c.relname,
    format('alter table app.%I drop constraint %I; alter table app.%I add foreign key (id) references app.tenant (id) not valid', c.relname, k.conname, c.relname)
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = 'app'::regnamespace and k.contype = 'f' and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'id')
union all
select 'trigger ' || c.relname || '.' || t.tgname, c.relname, format('alter table app.%I disable trigger %I', c.relname, t.tgname)
  from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'app'::regnamespace and not t.tgisinternal
union all
select 'grant ' || g.privilege || ' ' || c.relname || ' to ' || r.role, c.relname, format('grant %s on app.%I to %I', g.privilege, c.relname, r.role)
  from pg_class c cross join (values ('select'), ('insert'), ('update'), ('delete'), ('truncate')) g (privilege) cross join (values ('baoxue_web'), ('baoxue_worker')) r (role)
  where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not has_table_privilege(r.role, c.oid, g.privilege)
union all
select 'search path ' || p.oid::regprocedure, 'guard', format('alter function %s reset search_path', p.oid::regprocedure)
  from pg_proc p where p.pronamespace = 'guard'::regnamespace
union all
select 'execute ' || p.oid::regprocedure, 'guard', format('grant execute on function %s to public', p.oid::regprocedure)
  from pg_proc p where p.pronamespace = 'guard'::regnamespace
order by 1`

/** 逐条列出：每条策略（拆、放宽）、每张表的强制、每个主键与外键、每个触发器、每一种多给的授权、每个函数的查找路径。 */
export async function listGuards(client: Client): Promise<DatabaseGuard[]> {
  return (await client.query<DatabaseGuard>(LIST)).rows
}
