/** 目录里不该有的：每一问答出的每一行都是一处缺口。`catalogue` 测试要求一行也没有；拆防线的程序要求拆了就有。 */
export const FINDINGS: Readonly<Record<string, string>> = {
  没有强制行级安全: `
    select c.relname as found from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
  缺租户策略: `
    select c.relname as found from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not exists (
      select 1 from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*'
        and pg_get_expr(p.polqual, p.polrelid) like '%tenant_id = ( SELECT guard.ctx_tenant()%'
        and pg_get_expr(p.polwithcheck, p.polrelid) like case c.relname when 'access_log'
          then '%tenant_id = ( SELECT guard.ctx_tenant()%view_id IS DISTINCT FROM ( SELECT guard.ctx_view()%'
          else '%tenant_id = ( SELECT guard.ctx_writing_tenant()%' end)`,
  有授权而没有策略: `
    select c.relname || ' ' || want.cmd as found from pg_class c
    join lateral (values ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE')) as want (cmd, privilege) on true
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
      and (has_any_column_privilege('baoxue_web', c.oid, want.privilege) or has_any_column_privilege('baoxue_worker', c.oid, want.privilege))
      and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in (want.cmd::"char", '*'))`,
  不以租户打头的键: `
    select i.indexrelid::regclass::text as found from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     where c.relnamespace = 'app'::regnamespace and i.indisunique and c.relname <> all ('{national_day,tenant}') and a.attname <> 'tenant_id'
    union all
    select k.conrelid::regclass || '.' || k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
     where c.relnamespace = 'app'::regnamespace and k.contype = 'f' and a.attname <> 'tenant_id'`,
  没有主键: `
    select c.relname as found from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`,
  有时间列而没有人盖: `
    select c.relname as found from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('recorded_at', 'created_at')
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
      and (has_any_column_privilege('baoxue_web', c.oid, 'INSERT') or has_any_column_privilege('baoxue_worker', c.oid, 'INSERT'))
      and not exists (select 1 from pg_trigger t join pg_proc p on p.oid = t.tgfoid
        where t.tgrelid = c.oid and t.tgenabled = 'O' and not t.tgisinternal and p.pronamespace = 'guard'::regnamespace and p.proname like 'stamp%')`,
  只增的表没有拦改的触发器: `
    select c.relname as found from pg_class c
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
      and (has_any_column_privilege('baoxue_web', c.oid, 'INSERT') or has_any_column_privilege('baoxue_worker', c.oid, 'INSERT'))
      and not has_any_column_privilege('baoxue_web', c.oid, 'UPDATE') and not has_any_column_privilege('baoxue_worker', c.oid, 'UPDATE')
      and c.relname <> all ('{calendar_day}')
      and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'append_only' and t.tgenabled = 'O')`,
  少了专管一件事的触发器: `
    select m.relation || '.' || m.trigger as found from (values ('child', 'keep_history'), ('roll_call', 'no_future_day'), ('roll_call', 'replace_once'),
      ('sign_in_attempt', 'stamp'), ('dropout_case', 'stamp'), ('written_report', 'stamp'), ('deadline', 'stamp_change'), ('wider_view', 'resolve'), ('same_day_report', 'stamp_then_judge')) m (relation, trigger)
    where not exists (select 1 from pg_trigger t where t.tgrelid = ('app.' || m.relation)::regclass and t.tgname = m.trigger and t.tgenabled = 'O')`,
  签名的钥没有垫块的触发器: `
    select 'context_key' as found where not exists (select 1 from pg_trigger t
      where t.tgrelid = 'guard.context_key'::regclass and t.tgname = 'fill_pads' and t.tgenabled = 'O')`,
  台账没有接链的触发器: `
    select 'ledger_event' as found where not exists (select 1 from pg_trigger t
      where t.tgrelid = 'app.ledger_event'::regclass and t.tgname = 'link' and t.tgenabled = 'O' and t.tgdeferrable)`,
  守护函数没有固定查找路径: `
    select p.oid::regprocedure::text as found from pg_proc p where p.pronamespace = 'guard'::regnamespace and not coalesce(p.proconfig::text like '%search_path=guard%', false)`,
  人人可用的守护函数: `
    select p.oid::regprocedure::text as found from pg_proc p where p.pronamespace = 'guard'::regnamespace
      and exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
}

/**
 * 现有的授权，一行一条，与 grants.txt 同样写法；`t` 是哪张表。
 * 从系统目录读，不从 information_schema 读：表一多，那里的视图要读上半分钟。
 */
export const GRANTS_SQL = `
select c.relname as t, a.grantee::regrole || ' ' || a.privilege_type || ' ' || c.relname as found
   from pg_class c, aclexplode(c.relacl) a
  where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and a.grantee <> c.relowner
 union select c.relname, a.grantee::regrole || ' ' || a.privilege_type || ' ' || c.relname || '.' || t.attname
   from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
  where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and a.grantee <> c.relowner`
