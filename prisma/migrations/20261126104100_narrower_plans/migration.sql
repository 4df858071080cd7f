-- 可及范围的同一句话，写短。原先每个岗位一支，乡镇三支各带一个子查询；儿童、个案、时限的策略又套在几十张表里，
-- 一条语句的计划因此有上千个节点，光是起动执行就要几毫秒（ADR 0074）。说的还是同一批行：reach.db.test.ts 用白话对过。
CREATE FUNCTION pg_temp.narrow(tbl text, can_see text, writers text, signed boolean, updatable boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE may_write text; own text := '';
BEGIN
  may_write := format('((SELECT guard.ctx_role()) = ANY (%L::text[]))', '{' || writers || '}');
  IF signed THEN own := ' AND ((SELECT guard.ctx_role()) = ''clock'' OR person_id = (SELECT guard.ctx_person()))'; END IF;
  EXECUTE format('ALTER POLICY see ON app.%I USING (%s)', tbl, can_see);
  EXECUTE format('ALTER POLICY write ON app.%I WITH CHECK (%s AND (%s)%s)', tbl, may_write, can_see, own);
  IF updatable THEN
    EXECUTE format('ALTER POLICY change ON app.%I USING (%s AND (%s)) WITH CHECK (%s AND (%s))', tbl, may_write, can_see, may_write, can_see);
  END IF;
END $$;

DO $$ DECLARE
  -- 教师按班，校内与督学按校；乡镇、村从 %s 里取自己的那一列；教育局与时钟看全县。
  ours text := $q$CASE (SELECT guard.ctx_role()) WHEN 'bureau' THEN true WHEN 'clock' THEN true
    ELSE CASE (SELECT guard.ctx_role()) WHEN 'teacher' THEN class_id WHEN 'officer' THEN school_id WHEN 'principal' THEN school_id WHEN 'inspector' THEN school_id
      %s END = ANY ((SELECT guard.ctx_units())::uuid[]) %s END$q$;
  of_towns text := $q$WHEN 'village' THEN village_id WHEN 'township' THEN township_id WHEN 'township_leader' THEN township_id$q$;
  in_towns text := $q$(SELECT guard.ctx_role()) = ANY ('{village,township,township_leader}'::text[])$q$;
  classroom text := format(ours, '', '');
  kase text := format(ours, 'ELSE CASE WHEN township_since IS NOT NULL THEN CASE (SELECT guard.ctx_role()) ' || of_towns || ' END END', '');
  child text := format(ours, of_towns, 'OR (' || in_towns || ' AND EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = child.tenant_id AND k.child_id = child.id))');
  via_case text := 'OR (' || in_towns || ' AND EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = %1$I.tenant_id AND k.id = %1$I.case_id))';
  tracked text := format(ours, '', format(via_case, 'deadline'));
  told text := format(ours, '', format(via_case, 'ledger_event'));
  moved text := $q$CASE (SELECT guard.ctx_role()) WHEN 'bureau' THEN true WHEN 'clock' THEN true WHEN 'teacher' THEN from_class_id = ANY ((SELECT guard.ctx_units())::uuid[]) OR to_class_id = ANY ((SELECT guard.ctx_units())::uuid[])
    ELSE CASE WHEN (SELECT guard.ctx_role()) = ANY ('{village,township,township_leader}'::text[]) THEN EXISTS (SELECT 1 FROM app.child c WHERE c.tenant_id = transfer.tenant_id AND c.id = transfer.child_id)
      WHEN (SELECT guard.ctx_role()) = ANY ('{officer,principal,inspector}'::text[]) THEN from_school_id = ANY ((SELECT guard.ctx_units())::uuid[]) OR to_school_id = ANY ((SELECT guard.ctx_units())::uuid[]) ELSE false END END$q$;
  school text := 'teacher,officer,principal';
  towns text := 'township,township_leader,village';
BEGIN
  PERFORM pg_temp.narrow('child', child, 'clock', false, false);
  PERFORM pg_temp.narrow('dropout_case', kase, school || ',' || towns || ',bureau,clock', false, true);
  PERFORM pg_temp.narrow('deadline', tracked, school || ',' || towns || ',bureau,inspector,clock', false, true);
  PERFORM pg_temp.narrow('transfer', moved, 'officer,principal,bureau,clock', false, true);
  PERFORM pg_temp.narrow('roll_call', classroom, school, true, true);
  PERFORM pg_temp.narrow('absence', classroom, school, false, false);
  PERFORM pg_temp.narrow('leave', classroom, school, true, false);
  PERFORM pg_temp.narrow('guardian_contact', classroom, school, true, false);
  PERFORM pg_temp.narrow('same_day_report', classroom, school, true, false);
  PERFORM pg_temp.narrow('same_day_receipt', classroom, 'officer,principal', true, false);
  PERFORM pg_temp.narrow('early_sign', classroom, school, true, true);
  -- 台账的写入另许乡镇、村记没有个案的事。
  EXECUTE format('ALTER POLICY see ON app.ledger_event USING (%s)', told);
  EXECUTE format($q$ALTER POLICY write ON app.ledger_event WITH CHECK (((SELECT guard.ctx_role()) = ANY (%L::text[])) AND ((%s) OR (case_id IS NULL AND %s))
    AND ((SELECT guard.ctx_role()) = 'clock' OR person_id = (SELECT guard.ctx_person())))$q$,
    '{' || school || ',' || towns || ',bureau,inspector,clock}', told, in_towns);
END $$;
