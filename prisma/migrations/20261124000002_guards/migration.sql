-- 数据自守：谁在问、能看见哪些行、哪些行写下就不改、时间由谁盖、账怎样连成链。
-- 角色由迁移引擎先行建立：baoxue_owner、baoxue_guard、baoxue_web、baoxue_worker。

-- 1. 归属：表归 baoxue_owner，任何登录角色都不是属主。 ------------------------------------------------
ALTER SCHEMA app OWNER TO baoxue_owner;
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'app' LOOP
    EXECUTE format('ALTER TABLE app.%I OWNER TO baoxue_owner', t.tablename);
  END LOOP;
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA guard AUTHORIZATION baoxue_guard;
REVOKE ALL ON SCHEMA guard FROM PUBLIC;

-- 2. 谁在问：签名的上下文。SQL 读不到密钥，伪造不出；过期即废。 ------------------------------------
CREATE TABLE guard.context_key (id int PRIMARY KEY CHECK (id = 1), key bytea NOT NULL CHECK (length(key) = 32));
ALTER TABLE guard.context_key OWNER TO baoxue_guard;
REVOKE ALL ON guard.context_key FROM PUBLIC;

-- HMAC-SHA256，只用内建 sha256。
CREATE FUNCTION guard.hmac(message bytea, key bytea) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT
SET search_path = guard, pg_temp AS $$
DECLARE inner_pad bytea := ''; outer_pad bytea := ''; padded bytea := key || decode(repeat('00', 64 - length(key)), 'hex');
BEGIN
  inner_pad := decode(repeat('36', 64), 'hex'); outer_pad := decode(repeat('5c', 64), 'hex');
  FOR i IN 0..63 LOOP
    inner_pad := set_byte(inner_pad, i, get_byte(inner_pad, i) # get_byte(padded, i));
    outer_pad := set_byte(outer_pad, i, get_byte(outer_pad, i) # get_byte(padded, i));
  END LOOP;
  RETURN sha256(outer_pad || sha256(inner_pad || message));
END $$;

-- 两个垫块预先算好，免得每次查询逐字节异或。
ALTER TABLE guard.context_key ADD COLUMN inner_pad bytea, ADD COLUMN outer_pad bytea;
CREATE FUNCTION guard.fill_pads() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
DECLARE padded bytea := NEW.key || decode(repeat('00', 32), 'hex');
BEGIN
  NEW.inner_pad := decode(repeat('36', 64), 'hex'); NEW.outer_pad := decode(repeat('5c', 64), 'hex');
  FOR i IN 0..63 LOOP
    NEW.inner_pad := set_byte(NEW.inner_pad, i, get_byte(NEW.inner_pad, i) # get_byte(padded, i));
    NEW.outer_pad := set_byte(NEW.outer_pad, i, get_byte(NEW.outer_pad, i) # get_byte(padded, i));
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER fill_pads BEFORE INSERT OR UPDATE ON guard.context_key FOR EACH ROW EXECUTE FUNCTION guard.fill_pads();
DROP FUNCTION guard.hmac(bytea, bytea);

-- app.context = 租户|身份|岗位|人|任职|单位,单位|到期毫秒|签名
CREATE FUNCTION guard.context() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = guard, pg_temp AS $$
DECLARE
  whole text := current_setting('app.context', true);
  claim text; parts text[]; k guard.context_key;
BEGIN
  IF whole IS NULL OR whole = '' THEN
    RAISE EXCEPTION 'no security context' USING ERRCODE = '28000';
  END IF;
  claim := left(whole, length(whole) - 65);
  SELECT * INTO k FROM guard.context_key WHERE id = 1;
  IF NOT FOUND OR encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(claim, 'UTF8'))), 'hex') <> right(whole, 64) THEN
    RAISE EXCEPTION 'forged security context' USING ERRCODE = '28000';
  END IF;
  parts := string_to_array(claim, '|');
  IF parts[7]::bigint < extract(epoch FROM clock_timestamp()) * 1000 THEN
    RAISE EXCEPTION 'stale security context' USING ERRCODE = '28000';
  END IF;
  -- 网页进程拿不到时钟的身份，即使它知道密钥。
  IF parts[2] = 'clock' AND session_user = 'baoxue_web' THEN
    RAISE EXCEPTION 'not the clock' USING ERRCODE = '28000';
  END IF;
  RETURN parts;
END $$;
CREATE FUNCTION guard.ctx_tenant() RETURNS uuid LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$ SELECT ((guard.context())[1])::uuid $$;
CREATE FUNCTION guard.ctx_role() RETURNS text LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$
  SELECT CASE c[2] WHEN 'official' THEN c[3] ELSE c[2] END FROM guard.context() AS c $$;
CREATE FUNCTION guard.ctx_person() RETURNS uuid LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$ SELECT nullif((guard.context())[4], '')::uuid $$;
CREATE FUNCTION guard.ctx_units() RETURNS uuid[] LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$
  SELECT string_to_array(nullif((guard.context())[6], ''), ',')::uuid[] $$;
ALTER FUNCTION guard.context() OWNER TO baoxue_guard;

-- 3. 每张租户表：强制行级安全，限制性的租户策略。 -------------------------------------------------
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' AND a.attname = 'tenant_id' LOOP
    EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY own_tenant ON app.%I AS RESTRICTIVE USING (tenant_id = (SELECT guard.ctx_tenant())) WITH CHECK (tenant_id = (SELECT guard.ctx_tenant()))', t.relname);
  END LOOP;
END $$;

-- 4. 每类名词的可及范围，说一次；lib/data/reach.ts 再说一次；枚举测试证明两者与白话相等。 ------------
-- writers：可写此表的岗位；person：写入者只能署自己的名。
CREATE FUNCTION pg_temp.reach(tbl text, can_see text, writers text, signed boolean DEFAULT true, updatable boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
DECLARE may_write text; own text := '';
BEGIN
  may_write := format('((SELECT guard.ctx_role()) = ANY (%L::text[]))', '{' || writers || '}');
  IF signed THEN own := ' AND ((SELECT guard.ctx_role()) = ''clock'' OR person_id = (SELECT guard.ctx_person()))'; END IF;
  EXECUTE format('CREATE POLICY see ON app.%I FOR SELECT USING (%s)', tbl, can_see);
  EXECUTE format('CREATE POLICY write ON app.%I FOR INSERT WITH CHECK (%s AND (%s)%s)', tbl, may_write, can_see, own);
  IF updatable THEN
    EXECUTE format('CREATE POLICY change ON app.%I FOR UPDATE USING (%s AND (%s)) WITH CHECK (%s AND (%s))', tbl, may_write, can_see, may_write, can_see);
  END IF;
END $$;

DO $$ DECLARE
  classroom text := $q$CASE (SELECT guard.ctx_role())
    WHEN 'teacher' THEN class_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'inspector' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END$q$;
  kase text := $q$CASE (SELECT guard.ctx_role())
    WHEN 'teacher' THEN class_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'inspector' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'village' THEN township_since IS NOT NULL AND village_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'township' THEN township_since IS NOT NULL AND township_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'township_leader' THEN township_since IS NOT NULL AND township_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END$q$;
  child text := $q$CASE (SELECT guard.ctx_role())
    WHEN 'teacher' THEN class_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'inspector' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'village' THEN village_id = ANY ((SELECT guard.ctx_units())::uuid[])
      OR EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = child.tenant_id AND k.child_id = child.id)
    WHEN 'township' THEN township_id = ANY ((SELECT guard.ctx_units())::uuid[])
      OR EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = child.tenant_id AND k.child_id = child.id)
    WHEN 'township_leader' THEN township_id = ANY ((SELECT guard.ctx_units())::uuid[])
      OR EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = child.tenant_id AND k.child_id = child.id)
    WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END$q$;
  via_case text := $q$EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = %1$I.tenant_id AND k.id = %1$I.case_id)$q$;
  via_child text := $q$EXISTS (SELECT 1 FROM app.child c WHERE c.tenant_id = %1$I.tenant_id AND c.id = %1$I.child_id)$q$;
  -- 时限与事件：学校一侧按班、按校；乡镇、村随案可见。
  tracked text := $q$CASE (SELECT guard.ctx_role())
    WHEN 'teacher' THEN class_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'inspector' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'village' THEN EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = %1$I.tenant_id AND k.id = %1$I.case_id)
    WHEN 'township' THEN EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = %1$I.tenant_id AND k.id = %1$I.case_id)
    WHEN 'township_leader' THEN EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = %1$I.tenant_id AND k.id = %1$I.case_id)
    WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END$q$;
  school text := 'teacher,officer,principal';
  towns text := 'township,township_leader,village';
  t text;
BEGIN
  PERFORM pg_temp.reach('child', child, 'clock', false);
  FOREACH t IN ARRAY ARRAY['guardian', 'child_category', 'class_enrolment'] LOOP
    PERFORM pg_temp.reach(t, format(via_child, t), 'clock', false);
  END LOOP;
  PERFORM pg_temp.reach('restricted_label', format(via_child, 'restricted_label') || $q$ AND (SELECT guard.ctx_role()) = ANY ('{principal,bureau}')$q$, 'bureau', false);
  PERFORM pg_temp.reach('access_log', format(via_child, 'access_log'), school || ',' || towns || ',bureau,inspector');

  PERFORM pg_temp.reach('roll_call', classroom, school, true, true);
  PERFORM pg_temp.reach('absence', classroom, school, false);
  PERFORM pg_temp.reach('leave', classroom, school);
  PERFORM pg_temp.reach('guardian_contact', classroom, school);
  PERFORM pg_temp.reach('same_day_report', classroom, school);
  PERFORM pg_temp.reach('same_day_receipt', classroom, 'officer,principal');

  PERFORM pg_temp.reach('dropout_case', kase, school || ',' || towns || ',bureau,clock', false, true);
  FOREACH t IN ARRAY ARRAY['persuasion', 'case_return'] LOOP
    PERFORM pg_temp.reach(t, format(via_case, t), school);
  END LOOP;
  PERFORM pg_temp.reach('case_step', format(via_case, 'case_step'), school || ',' || towns || ',bureau,clock');
  PERFORM pg_temp.reach('written_report', format(via_case, 'written_report'), 'officer,principal,clock', false, true);
  PERFORM pg_temp.reach('report_recipient', 'EXISTS (SELECT 1 FROM app.written_report r WHERE r.tenant_id = report_recipient.tenant_id AND r.id = report_recipient.report_id)', 'officer,principal,clock', false);
  PERFORM pg_temp.reach('report_receipt', 'EXISTS (SELECT 1 FROM app.report_recipient r WHERE r.tenant_id = report_receipt.tenant_id AND r.id = report_receipt.recipient_id)', 'township,township_leader,bureau');
  PERFORM pg_temp.reach('countersignature', 'EXISTS (SELECT 1 FROM app.written_report r WHERE r.tenant_id = countersignature.tenant_id AND r.id = countersignature.report_id)', 'inspector');
  PERFORM pg_temp.reach('township_visit', format(via_case, 'township_visit'), towns);
  PERFORM pg_temp.reach('township_measure', format(via_case, 'township_measure'), 'township,township_leader,bureau');
  PERFORM pg_temp.reach('observation', format(via_case, 'observation'), 'clock', false);
  PERFORM pg_temp.reach('strike_off', format(via_case, 'strike_off'), 'officer,principal,township,township_leader,bureau');
  PERFORM pg_temp.reach('serial_counter', $q$(SELECT guard.ctx_role()) = ANY ('{clock,bureau}') OR school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    OR ((SELECT guard.ctx_role()) = 'teacher' AND EXISTS (SELECT 1 FROM app.unit u WHERE u.tenant_id = serial_counter.tenant_id AND u.id = ANY ((SELECT guard.ctx_units())::uuid[])
      AND u.parent_id IN (SELECT g.id FROM app.unit g WHERE g.tenant_id = serial_counter.tenant_id AND (g.id = serial_counter.school_id OR g.parent_id = serial_counter.school_id))))$q$, school || ',clock', false, true);

  PERFORM pg_temp.reach('deadline', format(tracked, 'deadline'), school || ',' || towns || ',bureau,inspector,clock', false, true);
  FOREACH t IN ARRAY ARRAY['escalation', 'deadline_change'] LOOP
    PERFORM pg_temp.reach(t, format('EXISTS (SELECT 1 FROM app.deadline d WHERE d.tenant_id = %1$I.tenant_id AND d.id = %1$I.deadline_id)', t), school || ',clock', false);
  END LOOP;
  PERFORM pg_temp.reach('ledger_event', format(tracked, 'ledger_event'), school || ',' || towns || ',bureau,inspector,clock');
  PERFORM pg_temp.reach('ledger_link', 'EXISTS (SELECT 1 FROM app.ledger_event e WHERE e.tenant_id = ledger_link.tenant_id AND e.id = ledger_link.event_id)', '', false);
  PERFORM pg_temp.reach('ledger_head', $q$(SELECT guard.ctx_role()) <> 'gate'$q$, 'clock', false);

  -- 租户之内人人可读的底账：单位、人员、任职、日历、文件版本。
  FOREACH t IN ARRAY ARRAY['unit', 'person', 'appointment', 'school_term', 'policy_version'] LOOP
    PERFORM pg_temp.reach(t, 'true', '', false);
  END LOOP;
  PERFORM pg_temp.reach('calendar_day', 'true', 'bureau', false);

  -- 门口：账号、会话、登录尝试，只有 gate 碰得到。
  FOREACH t IN ARRAY ARRAY['account', 'session', 'sign_in_attempt'] LOOP
    PERFORM pg_temp.reach(t, $q$(SELECT guard.ctx_role()) = 'gate'$q$, 'gate', false, t = 'session');
  END LOOP;
  PERFORM pg_temp.reach('submission', 'person_id = (SELECT guard.ctx_person())', school || ',' || towns || ',bureau,inspector,admin,prefecture');
  PERFORM pg_temp.reach('outbox', $q$(SELECT guard.ctx_role()) <> 'gate'$q$, school || ',' || towns || ',bureau,inspector,clock', false, true);
END $$;
-- 待发消息只给时钟看；写的人写完就看不见。
DROP POLICY see ON app.outbox;
CREATE POLICY see ON app.outbox FOR SELECT USING ((SELECT guard.ctx_role()) = 'clock');
DROP POLICY change ON app.outbox;
CREATE POLICY change ON app.outbox FOR UPDATE USING ((SELECT guard.ctx_role()) = 'clock') WITH CHECK ((SELECT guard.ctx_role()) = 'clock');

-- 5. 唯一的事就让数据库保证唯一。 -----------------------------------------------------------------
CREATE UNIQUE INDEX one_open_case_per_child_and_line ON app.dropout_case (tenant_id, child_id, line) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX one_current_roll_call ON app.roll_call (tenant_id, class_id, day, session) WHERE replaced_by_id IS NULL;
CREATE UNIQUE INDEX one_current_class ON app.class_enrolment (tenant_id, child_id) WHERE to_on IS NULL;
CREATE UNIQUE INDEX one_main_guardian ON app.guardian (tenant_id, child_id) WHERE main;
CREATE INDEX running_deadlines ON app.deadline (tenant_id, due_at) WHERE status = 'running';
CREATE INDEX undelivered ON app.outbox (tenant_id, created_at) WHERE delivered_at IS NULL;
-- 更正：先让旧行指向新行，再插入新行。
ALTER TABLE app.roll_call ALTER CONSTRAINT roll_call_tenant_id_replaced_by_id_fkey DEFERRABLE INITIALLY DEFERRED;

-- 6. 不合理的状态存不进去。 -------------------------------------------------------------------------
ALTER TABLE app.unit ADD CHECK (tree IN ('education', 'territory')), ADD CHECK (valid_to IS NULL OR valid_to >= valid_from);
ALTER TABLE app.appointment ADD CHECK (to_on IS NULL OR to_on >= from_on);
ALTER TABLE app.child ADD CHECK (gender IN ('male', 'female'));
ALTER TABLE app.roll_call ADD CHECK (present_count BETWEEN 0 AND enrolled_count), ADD CHECK (all_present = (present_count = enrolled_count));
ALTER TABLE app.absence ADD CHECK (reason IN ('unexcused', 'sick', 'personal', 'late'));
ALTER TABLE app.leave ADD CHECK (to_on >= from_on), ADD CHECK (kind IN ('sick', 'personal'));
ALTER TABLE app.dropout_case ADD CHECK ((state = 'struck_off') <= (closed_at IS NOT NULL)), ADD CHECK ((closed_at IS NULL) = (close_reason IS NULL)),
  ADD CHECK (line IN ('truancy', 'never_enrolled')), ADD CHECK (close_reason IS DISTINCT FROM 'lost_contact');
ALTER TABLE app.written_report ADD CHECK ((signed_at IS NULL) = (serial IS NULL)), ADD CHECK ((signed_at IS NULL) = (signed_by_id IS NULL)), ADD CHECK ((signed_at IS NULL) = (digest IS NULL));
ALTER TABLE app.report_receipt ADD CHECK (decision IN ('received', 'sent_back')), ADD CHECK ((decision = 'sent_back') <= (length(reason) > 0));
ALTER TABLE app.deadline ADD CHECK (due_at >= start_at), ADD CHECK (status IN ('running', 'met', 'paused', 'moved', 'void')),
  ADD CHECK ((status = 'met') = (met_at IS NOT NULL)), ADD CHECK ((status IN ('moved', 'void')) <= (ended_at IS NOT NULL));
ALTER TABLE app.session ADD CHECK (expires_at > created_at);

-- 7. 时间由数据库盖。属主（迁移、装载示范数据）之外，谁写的时间都不算数。 -------------------------------
CREATE FUNCTION guard.stamps() RETURNS boolean LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$ SELECT NOT pg_has_role(session_user, 'baoxue_owner', 'MEMBER') $$;
CREATE FUNCTION guard.stamp_recorded() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN IF guard.stamps() OR NEW.recorded_at IS NULL THEN NEW.recorded_at := clock_timestamp(); END IF; RETURN NEW; END $$;
CREATE FUNCTION guard.stamp_created() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN IF guard.stamps() OR NEW.created_at IS NULL THEN NEW.created_at := clock_timestamp(); END IF; RETURN NEW; END $$;
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' AND a.attname IN ('recorded_at', 'created_at') LOOP
    EXECUTE format('CREATE TRIGGER stamp BEFORE INSERT ON app.%I FOR EACH ROW EXECUTE FUNCTION guard.stamp_%s()', t.relname, split_part(t.attname, '_', 1));
  END LOOP;
END $$;
CREATE FUNCTION guard.stamp_case() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF NOT guard.stamps() THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN NEW.opened_at := clock_timestamp();
  ELSE
    IF NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL THEN NEW.closed_at := clock_timestamp(); END IF;
    IF NEW.township_since IS NOT NULL AND OLD.township_since IS NULL THEN NEW.township_since := clock_timestamp(); END IF;
    IF OLD.closed_at IS NOT NULL THEN RAISE EXCEPTION 'a struck-off case is closed' USING ERRCODE = '42501'; END IF;
    IF NEW.version <> OLD.version + 1 THEN RAISE EXCEPTION 'a case moves one version at a time' USING ERRCODE = '40001'; END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON app.dropout_case FOR EACH ROW EXECUTE FUNCTION guard.stamp_case();
CREATE FUNCTION guard.stamp_report() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.signed_at IS NOT NULL THEN RAISE EXCEPTION 'a signed report does not change' USING ERRCODE = '42501'; END IF;
  IF guard.stamps() THEN
    IF TG_OP = 'INSERT' THEN NEW.drafted_at := clock_timestamp(); END IF;
    IF NEW.signed_at IS NOT NULL THEN NEW.signed_at := clock_timestamp(); END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON app.written_report FOR EACH ROW EXECUTE FUNCTION guard.stamp_report();
CREATE FUNCTION guard.stamp_deadline() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF OLD.status IN ('met', 'void', 'moved') AND (NEW.status, NEW.met_at, NEW.due_at) IS DISTINCT FROM (OLD.status, OLD.met_at, OLD.due_at)
    AND NOT (OLD.status = 'moved' AND NEW.status = 'met') THEN
    RAISE EXCEPTION 'an ended deadline does not run again' USING ERRCODE = '42501';
  END IF;
  IF OLD.broken_at IS NOT NULL AND NEW.broken_at IS DISTINCT FROM OLD.broken_at THEN
    RAISE EXCEPTION 'a broken deadline stays broken' USING ERRCODE = '42501';
  END IF;
  IF guard.stamps() THEN
    IF NEW.met_at IS NOT NULL AND OLD.met_at IS NULL THEN NEW.met_at := clock_timestamp(); END IF;
    IF NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL THEN NEW.ended_at := clock_timestamp(); END IF;
    -- 过了时点才办：办了，也仍是逾期。
    IF NEW.met_at IS NOT NULL AND OLD.met_at IS NULL AND NEW.met_at > NEW.due_at AND NEW.broken_at IS NULL THEN NEW.broken_at := NEW.due_at; END IF;
    -- 过了时点才作废（返校了、转走了），后台还没来得及记的，也仍是逾期。
    IF NEW.status = 'void' AND OLD.status = 'running' AND NEW.due_at < clock_timestamp() AND NEW.broken_at IS NULL AND NOT NEW.warning THEN NEW.broken_at := NEW.due_at; END IF;
    IF NEW.broken_at IS NOT NULL AND NEW.broken_at > clock_timestamp() THEN RAISE EXCEPTION 'not broken yet' USING ERRCODE = '42501'; END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stamp_change BEFORE UPDATE ON app.deadline FOR EACH ROW EXECUTE FUNCTION guard.stamp_deadline();
CREATE FUNCTION guard.judge_same_day() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN NEW.late := (NEW.recorded_at AT TIME ZONE 'Asia/Shanghai')::date > NEW.day; RETURN NEW; END $$;
-- 触发器按名称先后：stamp 在前，判迟在后（DT-3.4.2）。
CREATE TRIGGER stamp_then_judge BEFORE INSERT ON app.same_day_report FOR EACH ROW EXECUTE FUNCTION guard.judge_same_day();
CREATE FUNCTION guard.replace_once() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN IF OLD.replaced_by_id IS NOT NULL THEN RAISE EXCEPTION 'already corrected' USING ERRCODE = '40001'; END IF; RETURN NEW; END $$;
CREATE TRIGGER replace_once BEFORE UPDATE ON app.roll_call FOR EACH ROW EXECUTE FUNCTION guard.replace_once();
CREATE FUNCTION guard.stamp_attempt() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN IF guard.stamps() THEN NEW.at := clock_timestamp(); END IF; RETURN NEW; END $$;
CREATE TRIGGER stamp BEFORE INSERT ON app.sign_in_attempt FOR EACH ROW EXECUTE FUNCTION guard.stamp_attempt();
-- 点名不能记未来的日子（按北京时间）。
CREATE FUNCTION guard.no_future_day() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF NEW.day > (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date THEN RAISE EXCEPTION 'a day that has not come' USING ERRCODE = '22008'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_future_day BEFORE INSERT ON app.roll_call FOR EACH ROW EXECUTE FUNCTION guard.no_future_day();

-- 8. 写下就不改：没有授权，还有触发器。 ----------------------------------------------------------------
CREATE FUNCTION guard.deny() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN RAISE EXCEPTION '% on % is forbidden (append-only)', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501'; END $$;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['absence', 'leave', 'guardian_contact', 'same_day_report', 'same_day_receipt', 'case_step', 'persuasion', 'report_recipient', 'report_receipt',
    'countersignature', 'township_visit', 'township_measure', 'case_return', 'observation', 'strike_off', 'escalation', 'deadline_change', 'ledger_event', 'ledger_link',
    'ledger_head', 'access_log', 'submission', 'sign_in_attempt'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON app.%I FOR EACH STATEMENT EXECUTE FUNCTION guard.deny()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['roll_call', 'dropout_case', 'written_report', 'deadline'] LOOP
    EXECUTE format('CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON app.%I FOR EACH STATEMENT EXECUTE FUNCTION guard.deny()', t);
  END LOOP;
END $$;

-- 9. 账：提交时逐租户接链。每个字段带长度，没有歧义。 -----------------------------------------------------
CREATE FUNCTION guard.field(v text) RETURNS bytea LANGUAGE sql IMMUTABLE SET search_path = guard, pg_temp AS $$
  SELECT CASE WHEN v IS NULL THEN '\x7e'::bytea ELSE convert_to(octet_length(convert_to(v, 'UTF8')) || ':' || v, 'UTF8') END $$;
CREATE FUNCTION guard.instant(v timestamptz) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = guard, pg_temp AS $$
  SELECT to_char(v AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;
CREATE FUNCTION guard.link_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = guard, pg_temp AS $$
DECLARE last app.ledger_link; next_seq bigint; prev bytea; at timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(20230928, hashtext(NEW.tenant_id::text));
  SELECT * INTO last FROM app.ledger_link WHERE tenant_id = NEW.tenant_id ORDER BY seq DESC LIMIT 1;
  next_seq := coalesce(last.seq, 0) + 1;
  prev := coalesce(last.hash, sha256(convert_to('baoxue-ledger-v1:' || NEW.tenant_id, 'UTF8')));
  -- 属主装载示范数据时，接链时间随记录时间；网页与后台永远是此刻。
  at := CASE WHEN guard.stamps() THEN clock_timestamp() ELSE NEW.recorded_at END;
  INSERT INTO app.ledger_link (tenant_id, seq, event_id, linked_at, previous_hash, hash) VALUES (NEW.tenant_id, next_seq, NEW.id, at, prev,
    sha256(prev || guard.field('v1') || guard.field(NEW.tenant_id::text) || guard.field(next_seq::text) || guard.field(NEW.id::text) || guard.field(NEW.verb)
      || guard.field(NEW.subject_kind) || guard.field(NEW.subject_id::text) || guard.field(NEW.case_id::text) || guard.field(NEW.class_id::text) || guard.field(NEW.school_id::text)
      || guard.field(NEW.person_id::text) || guard.field(NEW.appointment_id::text) || guard.field(NEW.role) || guard.field(to_char(NEW.happened_on, 'YYYY-MM-DD'))
      || guard.field(NEW.payload) || guard.field(guard.instant(NEW.recorded_at)) || guard.field(guard.instant(at))));
  RETURN NULL;
END $$;
ALTER FUNCTION guard.link_event() OWNER TO baoxue_guard;
GRANT USAGE ON SCHEMA app TO baoxue_guard;
GRANT SELECT, INSERT ON app.ledger_link TO baoxue_guard;
CREATE CONSTRAINT TRIGGER link AFTER INSERT ON app.ledger_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION guard.link_event();

-- 10. 授权清单：逐表逐列。没有 DELETE，没有 TRUNCATE。 ---------------------------------------------------
DO $$ DECLARE f record; BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig FROM pg_proc p WHERE p.pronamespace = 'guard'::regnamespace LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f.sig);
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA app, guard TO baoxue_web, baoxue_worker;
GRANT EXECUTE ON FUNCTION guard.context(), guard.ctx_tenant(), guard.ctx_role(), guard.ctx_person(), guard.ctx_units(), guard.stamps() TO baoxue_web, baoxue_worker, baoxue_owner;
GRANT USAGE ON SCHEMA guard TO baoxue_owner;
GRANT EXECUTE ON FUNCTION guard.field(text), guard.instant(timestamptz), guard.stamps() TO baoxue_guard;
GRANT EXECUTE ON FUNCTION guard.instant(timestamptz) TO baoxue_worker, baoxue_auditor;
-- 导出台账的人只读账，不读儿童。
GRANT USAGE ON SCHEMA app, guard TO baoxue_auditor;
GRANT EXECUTE ON FUNCTION guard.context(), guard.ctx_tenant(), guard.ctx_role(), guard.ctx_person(), guard.ctx_units() TO baoxue_auditor;
GRANT SELECT ON app.tenant, app.ledger_event, app.ledger_link, app.ledger_head TO baoxue_auditor;
-- 事件的策略经由个案判断乡镇可及，所以要读得到这几列；没有儿童，没有去向。
GRANT SELECT (tenant_id, id, class_id, school_id, village_id, township_id, township_since) ON app.dropout_case TO baoxue_auditor;

GRANT SELECT ON app.tenant, app.national_day TO baoxue_web, baoxue_worker;
GRANT SELECT ON app.unit, app.person, app.appointment, app.school_term, app.policy_version, app.calendar_day, app.child, app.guardian, app.child_category, app.class_enrolment,
  app.roll_call, app.absence, app.leave, app.guardian_contact, app.same_day_report, app.same_day_receipt, app.dropout_case, app.case_step, app.persuasion, app.written_report,
  app.serial_counter, app.report_recipient, app.report_receipt, app.countersignature, app.township_visit, app.township_measure, app.case_return, app.observation, app.strike_off,
  app.deadline, app.escalation, app.deadline_change, app.ledger_event, app.ledger_link, app.ledger_head TO baoxue_web, baoxue_worker;
GRANT SELECT ON app.account, app.session, app.sign_in_attempt, app.access_log, app.restricted_label, app.submission TO baoxue_web;
GRANT INSERT ON app.session, app.sign_in_attempt, app.access_log, app.submission, app.calendar_day, app.roll_call, app.absence, app.leave, app.guardian_contact, app.same_day_report,
  app.same_day_receipt, app.dropout_case, app.case_step, app.persuasion, app.written_report, app.serial_counter, app.report_recipient, app.report_receipt, app.countersignature,
  app.township_visit, app.township_measure, app.case_return, app.strike_off, app.deadline, app.deadline_change, app.ledger_event, app.outbox TO baoxue_web;
GRANT UPDATE (last_seen_at, revoked_at, role) ON app.session TO baoxue_web;
GRANT UPDATE (replaced_by_id) ON app.roll_call TO baoxue_web;
GRANT UPDATE (state, version, township_id, township_since, reason, whereabouts, responsible_id, returned_on, until_on, relapses, close_reason, closed_at) ON app.dropout_case TO baoxue_web;
GRANT UPDATE (body, year, serial, signed_by_id, signed_appointment_id, signed_at, digest) ON app.written_report TO baoxue_web;
GRANT UPDATE (last) ON app.serial_counter TO baoxue_web, baoxue_worker;
GRANT UPDATE (status, met_at, ended_at, ended_why) ON app.deadline TO baoxue_web;

GRANT SELECT, INSERT ON app.outbox TO baoxue_worker;
GRANT UPDATE (delivered_at) ON app.outbox TO baoxue_worker;
GRANT INSERT ON app.dropout_case, app.case_step, app.written_report, app.report_recipient, app.serial_counter, app.observation, app.deadline, app.escalation, app.deadline_change,
  app.ledger_event, app.ledger_head TO baoxue_worker;
GRANT UPDATE (state, version, township_id, township_since, school_failure, until_on) ON app.dropout_case TO baoxue_worker;
GRANT UPDATE (drafted_by_clock) ON app.written_report TO baoxue_worker;
GRANT UPDATE (status, due_at, provisional, derivation, broken_at, met_at, ended_at, ended_why, moved_to_id) ON app.deadline TO baoxue_worker;

-- 11. 慢的、挂起的、不放手的，都有上限。 -----------------------------------------------------------------
ALTER ROLE baoxue_web SET statement_timeout = '5s';
ALTER ROLE baoxue_web SET lock_timeout = '2s';
ALTER ROLE baoxue_web SET idle_in_transaction_session_timeout = '10s';
ALTER ROLE baoxue_worker SET statement_timeout = '60s';
ALTER ROLE baoxue_worker SET lock_timeout = '5s';
ALTER ROLE baoxue_worker SET idle_in_transaction_session_timeout = '60s';
