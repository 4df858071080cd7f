-- 原始记录的封存：总账只记“谁在何时办了什么”，行里的字另有摘要入账，有全权的人改一行也藏不住（ADR 0109）。
CREATE TABLE "app"."record_seal" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(6) NOT NULL,
    "until_at" TIMESTAMPTZ(6) NOT NULL,
    "row_count" BIGINT NOT NULL,
    "parts" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "record_seal_pkey" PRIMARY KEY ("tenant_id","id")
);
-- 一段接着一段，不重叠、不留空：两个后台同时封，只成一个。
CREATE UNIQUE INDEX "record_seal_tenant_id_from_at_key" ON "app"."record_seal"("tenant_id", "from_at");
ALTER TABLE "app"."record_seal" ADD CONSTRAINT "record_seal_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE app.record_seal ADD CHECK (from_at < until_at), ADD CHECK (row_count > 0);

SELECT guard.protect('record_seal');
SELECT guard.reach('record_seal', $q$(SELECT guard.ctx_role()) = 'clock'$q$, 'clock', false);
SELECT guard.append_only('record_seal');
GRANT SELECT, INSERT ON app.record_seal TO baoxue_worker;

-- 每五分钟只读新写的几页；新行总在表尾，块范围索引几乎不占地方，也几乎不拖慢写入。
CREATE INDEX "absence_recorded_at_idx" ON "app"."absence" USING BRIN ("recorded_at");
CREATE INDEX "access_log_recorded_at_idx" ON "app"."access_log" USING BRIN ("recorded_at");
CREATE INDEX "case_step_recorded_at_idx" ON "app"."case_step" USING BRIN ("recorded_at");
CREATE INDEX "child_recorded_at_idx" ON "app"."child" USING BRIN ("recorded_at");
CREATE INDEX "guardian_contact_recorded_at_idx" ON "app"."guardian_contact" USING BRIN ("recorded_at");
CREATE INDEX "import_change_recorded_at_idx" ON "app"."import_change" USING BRIN ("recorded_at");
CREATE INDEX "interface_read_recorded_at_idx" ON "app"."interface_read" USING BRIN ("recorded_at");
CREATE INDEX "leave_recorded_at_idx" ON "app"."leave" USING BRIN ("recorded_at");
CREATE INDEX "reminder_read_recorded_at_idx" ON "app"."reminder_read" USING BRIN ("recorded_at");
CREATE INDEX "roll_call_recorded_at_idx" ON "app"."roll_call" USING BRIN ("recorded_at");
CREATE INDEX "same_day_receipt_recorded_at_idx" ON "app"."same_day_receipt" USING BRIN ("recorded_at");
CREATE INDEX "same_day_report_recorded_at_idx" ON "app"."same_day_report" USING BRIN ("recorded_at");
CREATE INDEX "submission_recorded_at_idx" ON "app"."submission" USING BRIN ("recorded_at");
CREATE INDEX "survey_child_recorded_at_idx" ON "app"."survey_child" USING BRIN ("recorded_at");
CREATE INDEX "survey_household_recorded_at_idx" ON "app"."survey_household" USING BRIN ("recorded_at");

-- 一张表要封的列：由数据库盖时间的表里，谁也没有改写权的列；不封的表给空。总账自己有链，封存的记录不封自己。
CREATE FUNCTION guard.sealed_columns(tbl text) RETURNS text[] LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$
  SELECT array_agg(a.attname::text ORDER BY a.attname)
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   WHERE c.relnamespace = 'app'::regnamespace AND c.relname = tbl AND tbl NOT IN ('ledger_event', 'record_seal')
     AND EXISTS (SELECT 1 FROM pg_catalog.pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'stamp')
     AND NOT EXISTS (SELECT 1 FROM unnest(ARRAY['baoxue_web', 'baoxue_worker', 'baoxue_guard']) AS r WHERE has_column_privilege(r, c.oid, a.attnum, 'UPDATE'))
  HAVING 'recorded_at' = ANY (array_agg(a.attname::text)) $$;
CREATE FUNCTION guard.sealed_tables() RETURNS TABLE (name text, columns text[]) LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$
  SELECT c.relname::text, k.columns FROM pg_catalog.pg_class c CROSS JOIN LATERAL (SELECT guard.sealed_columns(c.relname) AS columns) AS k
   WHERE c.relnamespace = 'app'::regnamespace AND c.relkind IN ('r', 'p') AND k.columns IS NOT NULL ORDER BY c.relname $$;

-- 一张表在一段时间里写下的行：几行，合起来的摘要。行与行的先后不算，行里的每个字都算。
-- 第一段没有起点：更早的时间也算在里面，塞一行古老的进去同样露。
CREATE FUNCTION guard.seal_part(tbl text, columns text[], from_at timestamptz, until_at timestamptz) RETURNS TABLE (row_count bigint, digest text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = guard, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex' SET extra_float_digits = 1 AS $$
BEGIN
  IF guard.ctx_role() <> 'clock' OR (guard.sealed_columns(tbl) @> columns) IS NOT TRUE THEN
    RAISE EXCEPTION 'nothing to seal there' USING ERRCODE = '42501';
  END IF;
  RETURN QUERY EXECUTE format(
    'SELECT count(*), encode(sha256(coalesce(string_agg(s.line, '''' ORDER BY s.line), '''')::bytea), ''hex'') FROM (
       SELECT encode(sha256(convert_to(to_jsonb(r)::text, ''UTF8'')), ''hex'') AS line
         FROM (SELECT %s FROM app.%I WHERE tenant_id = $1 AND recorded_at <= $3 AND (recorded_at > $2 OR $2 = ''epoch'')) AS r) AS s',
    (SELECT string_agg(format('%I', c), ', ' ORDER BY c) FROM unnest(columns) AS c), tbl)
  USING guard.ctx_tenant(), from_at, until_at;
END $$;
ALTER FUNCTION guard.sealed_columns(text) OWNER TO baoxue_guard;
ALTER FUNCTION guard.sealed_tables() OWNER TO baoxue_guard;
ALTER FUNCTION guard.seal_part(text, text[], timestamptz, timestamptz) OWNER TO baoxue_guard;
REVOKE ALL ON FUNCTION guard.sealed_columns(text), guard.sealed_tables(), guard.seal_part(text, text[], timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.sealed_columns(text), guard.sealed_tables(), guard.seal_part(text, text[], timestamptz, timestamptz) TO baoxue_worker;

-- 只有守卫角色读得全每一张；它不能登录，只经名单上的函数。
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT name FROM guard.sealed_tables() LOOP
    EXECUTE format('GRANT SELECT ON app.%I TO baoxue_guard', t.name);
  END LOOP;
END $$;

-- 以后的新表，立防线的同一句里一并给守卫读：不会有哪张新表忘了封。
CREATE OR REPLACE FUNCTION guard.protect(tbl text) RETURNS void LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
DECLARE stamped text;
BEGIN
  EXECUTE format('ALTER TABLE app.%I OWNER TO baoxue_owner', tbl);
  EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', tbl);
  EXECUTE format('CREATE POLICY own_tenant ON app.%I AS RESTRICTIVE USING (tenant_id = (SELECT guard.ctx_tenant())) WITH CHECK (tenant_id = (SELECT guard.ctx_writing_tenant()))', tbl);
  SELECT split_part(a.attname, '_', 1) INTO stamped FROM pg_attribute a
   WHERE a.attrelid = format('app.%I', tbl)::regclass AND a.attname IN ('recorded_at', 'created_at') AND NOT a.attisdropped;
  IF stamped IS NOT NULL THEN
    EXECUTE format('CREATE TRIGGER stamp BEFORE INSERT ON app.%I FOR EACH ROW EXECUTE FUNCTION guard.stamp_%s()', tbl, stamped);
  END IF;
  IF stamped = 'recorded' THEN EXECUTE format('GRANT SELECT ON app.%I TO baoxue_guard', tbl); END IF;
END $$;
