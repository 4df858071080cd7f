-- 守夜：到点五分钟还没有人接的时限、没送出的消息、没封存的账，逐县一行；只有数，没有儿童。
-- 由守护角色跑，因为网页进程拿不到时钟的身份，而这几个数要在后台停摆时也看得见。
CREATE FUNCTION guard.watch() RETURNS TABLE (tenant_code text, unmoved bigint, oldest_due timestamptz, undelivered bigint, oldest_message timestamptz, unsealed bigint, oldest_unsealed timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = guard, pg_temp AS $$
  SELECT t.code, d.n, d.oldest, o.n, o.oldest, l.n, l.oldest
    FROM app.tenant t
    CROSS JOIN LATERAL (SELECT count(*) AS n, min(due_at) AS oldest FROM app.deadline
      WHERE tenant_id = t.id AND status = 'running' AND broken_at IS NULL AND due_at < clock_timestamp() - interval '5 minutes') d
    CROSS JOIN LATERAL (SELECT count(*) AS n, min(created_at) AS oldest FROM app.outbox WHERE tenant_id = t.id AND delivered_at IS NULL) o
    CROSS JOIN LATERAL (SELECT count(*) AS n, min(linked_at) AS oldest FROM app.ledger_link
      WHERE tenant_id = t.id AND seq > coalesce((SELECT max(h.seq) FROM app.ledger_head h WHERE h.tenant_id = t.id), 0)) l
   ORDER BY t.code $$;
ALTER FUNCTION guard.watch() OWNER TO baoxue_guard;
REVOKE ALL ON FUNCTION guard.watch() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.watch() TO baoxue_web, baoxue_worker;
GRANT SELECT (id, code) ON app.tenant TO baoxue_guard;
GRANT SELECT (tenant_id, status, broken_at, due_at) ON app.deadline TO baoxue_guard;
GRANT SELECT (tenant_id, created_at, delivered_at) ON app.outbox TO baoxue_guard;
GRANT SELECT (tenant_id, seq) ON app.ledger_head TO baoxue_guard;

-- 数据库升到哪一项了：程序据此说自己能不能接活。
CREATE FUNCTION guard.newest_migration() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = guard, pg_temp AS $$
DECLARE found text;
BEGIN
  SELECT max(migration_name) INTO found FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL;
  RETURN found;
END $$;
ALTER FUNCTION guard.newest_migration() OWNER TO baoxue_guard;
REVOKE ALL ON FUNCTION guard.newest_migration() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.newest_migration() TO baoxue_web, baoxue_worker;
DO $$ BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    GRANT USAGE ON SCHEMA public TO baoxue_guard;
    GRANT SELECT ON public._prisma_migrations TO baoxue_guard;
  END IF;
END $$;
