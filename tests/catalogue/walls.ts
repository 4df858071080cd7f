/** 库里每一道墙的写法，一行一条：强制、策略、触发器、约束、唯一索引、守护函数。`t` 是哪张表，函数的是空。 */
export const WALLS_SQL = `
select c.relname as t, concat_ws(' ', 'row security', case when relrowsecurity then 'on' else 'OFF' end, case when relforcerowsecurity then 'forced' else 'NOT FORCED' end) as wall
  from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
union all
select c.relname, concat_ws(' ', 'policy', p.polname, case when p.polpermissive then 'permissive' else 'restrictive' end,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    case when p.polroles <> '{0}' then 'to ' || p.polroles::regrole[]::text end,
    'using (' || pg_get_expr(p.polqual, p.polrelid) || ')', 'check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
  from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'app'::regnamespace
union all
select c.relname, concat_ws(' ', case t.tgenabled when 'O' then 'trigger' else 'DISABLED' end, pg_get_triggerdef(t.oid))
  from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'app'::regnamespace and not t.tgisinternal
union all
select c.relname, concat_ws(' ', case k.contype when 'c' then 'check' when 'f' then 'foreign' else 'key' end, pg_get_constraintdef(k.oid), case when not k.convalidated then 'NOT VALID' end)
  from pg_constraint k join pg_class c on c.oid = k.conrelid where c.relnamespace = 'app'::regnamespace and k.contype in ('p', 'u', 'f', 'c', 'x')
union all
select c.relname, 'index ' || replace(pg_get_indexdef(i.indexrelid), ' ' || x.relname || ' ON ', ' ON ')
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
 where c.relnamespace = 'app'::regnamespace and i.indisunique and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
union all
select '', concat_ws(' ', 'function', p.oid::regprocedure, 'owner', p.proowner::regrole, case when p.prosecdef then 'definer' end, p.provolatile, p.proconfig::text,
    'execute', (select string_agg(case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end, ',' order by 1)
      from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.privilege_type = 'EXECUTE' and a.grantee <> p.proowner),
    'body', md5(p.prosrc))
  from pg_proc p where p.pronamespace = 'guard'::regnamespace`

export type Wall = { readonly t: string; readonly wall: string }

/** 同样写法的并成一条，下面列出是哪些表：表名在写法里记作 `◻`。 */
export function wallLines(walls: readonly Wall[]): string[] {
  const tables = new Map<string, string[]>()
  for (const { t, wall } of walls) {
    const flat = wall.replace(/\s+/g, ' ')
    const shape = t ? flat.replace(new RegExp(`\\b(app\\.)?${t}\\b(?=\\.| |$)`, 'g'), '◻') : flat
    tables.set(shape, [...(tables.get(shape) ?? []), t])
  }
  return [...tables].map(([shape, of]) => `${shape}${of[0] ? `\n    ${of.sort().join(' ')}` : ''}`).sort()
}
