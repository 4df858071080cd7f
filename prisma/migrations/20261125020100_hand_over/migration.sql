-- 移交（F19、F25）：乡镇给县内另一乡镇，县教育局给外县。提出、接收、退回并说明。
-- 接收方在接收之前只看得到移交单，看不到个案；接收那一刻个案才归它。

CREATE TABLE app.hand_over (
  tenant_id uuid NOT NULL REFERENCES app.tenant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  ordinal integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('township', 'county')),
  school_id uuid,
  class_id uuid,
  from_unit_id uuid NOT NULL,
  to_unit_id uuid,
  to_name text NOT NULL,
  to_division_code text,
  to_address text,
  sent_means text CHECK (sent_means IN ('post', 'courier', 'in_person', 'official_mail', 'fax')),
  tracking_number text,
  -- 移交单上写给接收方看的：姓名、学校、现住何处、为何移交。没有证件号、电话。
  summary jsonb NOT NULL,
  reason text NOT NULL CHECK (length(reason) > 0),
  person_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  recorded_at timestamptz(6) NOT NULL,
  settled_at timestamptz(6),
  CONSTRAINT hand_over_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT hand_over_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES app.dropout_case (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hand_over_tenant_id_from_unit_id_fkey FOREIGN KEY (tenant_id, from_unit_id) REFERENCES app.unit (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hand_over_tenant_id_to_unit_id_fkey FOREIGN KEY (tenant_id, to_unit_id) REFERENCES app.unit (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hand_over_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES app.person (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hand_over_to_check CHECK ((kind = 'county') = (to_unit_id IS NULL) AND (kind = 'county') = (to_division_code IS NOT NULL)),
  CONSTRAINT hand_over_elsewhere_check CHECK (to_unit_id IS DISTINCT FROM from_unit_id)
);
CREATE UNIQUE INDEX hand_over_tenant_id_case_id_ordinal_key ON app.hand_over (tenant_id, case_id, ordinal);
CREATE INDEX hand_over_tenant_id_to_unit_id_idx ON app.hand_over (tenant_id, to_unit_id);
CREATE INDEX hand_over_tenant_id_from_unit_id_idx ON app.hand_over (tenant_id, from_unit_id);
CREATE UNIQUE INDEX one_open_hand_over_per_case ON app.hand_over (tenant_id, case_id) WHERE settled_at IS NULL;

CREATE TABLE app.hand_over_answer (
  tenant_id uuid NOT NULL REFERENCES app.tenant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  id uuid NOT NULL,
  hand_over_id uuid NOT NULL,
  decision text NOT NULL CHECK (decision IN ('accepted', 'refused', 'withdrawn')),
  reason text,
  -- 外县答复的经办人或来文号。
  answered_by text,
  person_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  recorded_at timestamptz(6) NOT NULL,
  CONSTRAINT hand_over_answer_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT hand_over_answer_tenant_id_hand_over_id_fkey FOREIGN KEY (tenant_id, hand_over_id) REFERENCES app.hand_over (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hand_over_answer_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES app.person (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT hand_over_answer_reason_check CHECK (decision = 'accepted' OR length(reason) > 0)
);
CREATE UNIQUE INDEX hand_over_answer_tenant_id_hand_over_id_key ON app.hand_over_answer (tenant_id, hand_over_id);

SELECT guard.protect('hand_over');
SELECT guard.protect('hand_over_answer');
SELECT guard.never_deleted('hand_over');
SELECT guard.append_only('hand_over_answer');
-- 双方看得到移交单，与看不看得到个案无关；学校一侧按校，县教育局都看。
SELECT guard.reach('hand_over', $q$CASE (SELECT guard.ctx_role())
    WHEN 'teacher' THEN class_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'inspector' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'township' THEN from_unit_id = ANY ((SELECT guard.ctx_units())::uuid[]) OR to_unit_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'township_leader' THEN from_unit_id = ANY ((SELECT guard.ctx_units())::uuid[]) OR to_unit_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END$q$, 'township,township_leader,bureau', false, true);
-- 只能移交自己手里的个案。
CREATE POLICY of_own_case ON app.hand_over AS RESTRICTIVE FOR INSERT WITH CHECK (
  person_id = (SELECT guard.ctx_person())
  AND EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = hand_over.tenant_id AND k.id = hand_over.case_id));
SELECT guard.reach('hand_over_answer', 'EXISTS (SELECT 1 FROM app.hand_over h WHERE h.tenant_id = hand_over_answer.tenant_id AND h.id = hand_over_answer.hand_over_id)', 'township,township_leader,bureau');

CREATE FUNCTION guard.settle_once() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF OLD.settled_at IS NOT NULL THEN RAISE EXCEPTION 'a hand-over is settled once' USING ERRCODE = '40001'; END IF;
  IF guard.stamps() THEN NEW.settled_at := clock_timestamp(); END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard.settle_once() FROM PUBLIC;
CREATE TRIGGER settle_once BEFORE UPDATE ON app.hand_over FOR EACH ROW EXECUTE FUNCTION guard.settle_once();

GRANT SELECT, INSERT ON app.hand_over, app.hand_over_answer TO baoxue_web;
GRANT UPDATE (settled_at) ON app.hand_over TO baoxue_web;
GRANT SELECT ON app.hand_over, app.hand_over_answer TO baoxue_worker;

-- 接收方自己的答复时限：案还看不到，这一项看得到、办得了。
CREATE POLICY own_answer_see ON app.deadline FOR SELECT USING (
  (SELECT guard.ctx_role()) IN ('township', 'township_leader') AND duty = 'hand_over_answer' AND owner_unit_id = ANY ((SELECT guard.ctx_units())::uuid[]));
CREATE POLICY own_answer_change ON app.deadline FOR UPDATE USING (
  (SELECT guard.ctx_role()) IN ('township', 'township_leader') AND duty = 'hand_over_answer' AND owner_unit_id = ANY ((SELECT guard.ctx_units())::uuid[]));
-- 接收：凭一张送到本单位、还没有了结的移交单，把个案接过来。只有这一个口子，别的都过不去。
-- 移交方在走的时限就此停下：到期未办的仍是逾期；给出停下的各项，由接收方接着开。
CREATE FUNCTION guard.take_over(offer uuid, village uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = guard, pg_temp AS $$
DECLARE h app.hand_over; stopped jsonb;
BEGIN
  SELECT * INTO h FROM app.hand_over o WHERE o.tenant_id = (SELECT guard.ctx_tenant()) AND o.id = offer AND o.kind = 'township'
    AND o.settled_at IS NULL AND o.to_unit_id = ANY ((SELECT guard.ctx_units())::uuid[]);
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF village IS NOT NULL AND NOT EXISTS (SELECT 1 FROM app.unit u WHERE u.tenant_id = h.tenant_id AND u.id = village AND u.parent_id = h.to_unit_id AND u.kind = 'village') THEN
    RAISE EXCEPTION 'that village is not of the receiving township' USING ERRCODE = '23514';
  END IF;
  SELECT coalesce(jsonb_agg(jsonb_build_object('duty', d.duty, 'round', d.round)), '[]'::jsonb) INTO stopped FROM app.deadline d
   WHERE d.tenant_id = h.tenant_id AND d.subject_id = h.case_id AND d.status IN ('running', 'paused') AND d.owner_role IN ('township', 'township_leader', 'village');
  UPDATE app.deadline SET status = 'void', ended_at = clock_timestamp(), ended_why = '已移交' || h.to_name
   WHERE tenant_id = h.tenant_id AND subject_id = h.case_id AND status IN ('running', 'paused') AND owner_role IN ('township', 'township_leader', 'village');
  UPDATE app.dropout_case SET township_id = h.to_unit_id, village_id = village, version = version + 1
   WHERE tenant_id = h.tenant_id AND id = h.case_id AND closed_at IS NULL;
  RETURN stopped;
END $$;
ALTER FUNCTION guard.take_over(uuid, uuid) OWNER TO baoxue_guard;
REVOKE ALL ON FUNCTION guard.take_over(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.take_over(uuid, uuid) TO baoxue_web;
GRANT EXECUTE ON FUNCTION guard.context(), guard.ctx_tenant(), guard.ctx_role(), guard.ctx_units() TO baoxue_guard;
GRANT SELECT ON app.hand_over, app.unit TO baoxue_guard;
GRANT SELECT (tenant_id, id, version, township_id, village_id, closed_at, class_id, school_id, township_since), UPDATE (township_id, village_id, version) ON app.dropout_case TO baoxue_guard;
GRANT SELECT (case_id, subject_id, duty, round, owner_role, status, tenant_id), UPDATE (status, ended_at, ended_why) ON app.deadline TO baoxue_guard;
CREATE POLICY taken_over_see ON app.dropout_case FOR SELECT TO baoxue_guard USING (
  EXISTS (SELECT 1 FROM app.hand_over h WHERE h.tenant_id = dropout_case.tenant_id AND h.case_id = dropout_case.id AND h.settled_at IS NULL AND h.to_unit_id = ANY ((SELECT guard.ctx_units())::uuid[])));
CREATE POLICY taken_over_change ON app.dropout_case FOR UPDATE TO baoxue_guard USING (
  EXISTS (SELECT 1 FROM app.hand_over h WHERE h.tenant_id = dropout_case.tenant_id AND h.case_id = dropout_case.id AND h.settled_at IS NULL AND h.to_unit_id = ANY ((SELECT guard.ctx_units())::uuid[])));
CREATE POLICY taken_over_see ON app.deadline FOR SELECT TO baoxue_guard USING (
  EXISTS (SELECT 1 FROM app.hand_over h WHERE h.tenant_id = deadline.tenant_id AND h.case_id = deadline.case_id AND h.settled_at IS NULL AND h.to_unit_id = ANY ((SELECT guard.ctx_units())::uuid[])));
CREATE POLICY taken_over_change ON app.deadline FOR UPDATE TO baoxue_guard USING (
  EXISTS (SELECT 1 FROM app.hand_over h WHERE h.tenant_id = deadline.tenant_id AND h.case_id = deadline.case_id AND h.settled_at IS NULL AND h.to_unit_id = ANY ((SELECT guard.ctx_units())::uuid[])));
