import type { Client } from 'pg'

/**
 * 在库里试：一句话、一个角色、一种身份，做完就撤。一趟来回试完一张表，不然时间都花在来回上。
 * 做成了答几行；策略拦下的答 `walled`；别的拒绝答代码与约束名，触发器的答它说的话。
 */
const FUNCTIONS = `
create function pg_temp.attempt(statement text) returns text language plpgsql as $$
declare n bigint; code text; said text; key text;
begin
  begin
    execute statement;
    get diagnostics n = row_count;
    raise exception using errcode = 'UNDO0', message = n::text;
  exception when others then
    get stacked diagnostics code = returned_sqlstate, said = message_text, key = constraint_name;
  end;
  return case
    when code = 'UNDO0' then said
    when code = '42501' and said like '%row-level security%' then 'walled'
    when code in ('42501', '40001', '22008', 'P0001') then code || ':' || replace(said, ' ', '_')
    else concat_ws(':', code, nullif(key, '')) end;
end $$;
create function pg_temp.ask(statements text[], as_role text, contexts text[]) returns text[] language plpgsql as $$
declare answers text[] := '{}'; one text; context text; said text[];
begin
  foreach context in array contexts loop
    said := '{}';
    begin
      if context is not null then perform set_config('app.context', context, true); end if;
      if as_role like 'session %' then perform set_config('session_authorization', split_part(as_role, ' ', 2), true);
      elsif as_role is not null then perform set_config('role', as_role, true); end if;
      foreach one in array statements loop said := said || pg_temp.attempt(one); end loop;
      raise exception using errcode = 'UNDO0';
    exception when sqlstate 'UNDO0' then null;
    end;
    answers := answers || array_to_string(said, ' ');
  end loop;
  return answers;
end $$;`

/** 一条连接上的试法；`as` 是数据库角色，写 `session …` 就连登录的人也换成它；`contexts` 是签了名的身份，各答一串。 */
export type ProbeSession = {
  ask(
    statements: readonly string[],
    as: string | null,
    contexts: readonly (string | null)[],
  ): Promise<string[]>
  /** 先做 `before`，答完就撤回。 */
  within<T>(before: string, work: () => Promise<T>): Promise<T>
  rows<T extends object>(sql: string, values?: readonly unknown[]): Promise<T[]>
}

/** 在已开的事务里备好试法。 */
export async function probeSession(client: Client): Promise<ProbeSession> {
  await client.query(FUNCTIONS)
  let depth = 0
  return {
    async ask(statements, as, contexts) {
      const { rows } = await client.query<{ said: string[] }>({
        text: 'select pg_temp.ask($1::text[], $2::text, $3::text[]) as said',
        values: [statements, as, contexts],
      })
      return rows[0]?.said ?? []
    },
    async within(before, work) {
      depth += 1
      const name = `depth_${depth}`
      await client.query(`savepoint ${name}`)
      try {
        await client.query(before)
        return await work()
      } finally {
        await client.query(`rollback to savepoint ${name}; release savepoint ${name}`)
        depth -= 1
      }
    },
    rows: async <T extends object>(sql: string, values: readonly unknown[] = []) =>
      (await client.query<T>(sql, [...values])).rows,
  }
}
