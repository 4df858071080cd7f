-- 转学（J25-15，DT-4.4.3，NA-7.2，LX-2.6.2）：县内两校之间、转往与转来外县、转往系统之外的县。
-- 对方接收之前，孩子、个案、时限都在转出一方；网页谁也动不了名册，接收之后由时钟在一个事务里过名册。
CREATE TABLE "app"."transfer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "route" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "child_id" UUID,
    "case_id" UUID,
    "from_school_id" UUID,
    "from_class_id" UUID,
    "to_school_id" UUID,
    "to_class_id" UUID,
    "peer_code" TEXT,
    "peer_name" TEXT NOT NULL,
    "school_named" TEXT NOT NULL,
    "to_address" TEXT,
    "sent_means" TEXT,
    "tracking_number" TEXT,
    "reason" TEXT NOT NULL,
    "applicant_name" TEXT NOT NULL,
    "applicant_relation" TEXT NOT NULL,
    "proof_id" UUID,
    "summary" JSONB NOT NULL,
    "id_cipher" BYTEA,
    "id_index" BYTEA,
    "id_tail4_index" BYTEA,
    "id_tail6_index" BYTEA,
    "student_number_cipher" BYTEA,
    "student_number_index" BYTEA,
    "phone_cipher" BYTEA,
    "phone_index" BYTEA,
    "from_on" DATE,
    "carried_at" TIMESTAMPTZ(6),
    "person_id" UUID,
    "appointment_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "app"."transfer_step" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "transfer_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "reason" TEXT,
    "answered_by" TEXT,
    "role" TEXT NOT NULL,
    "person_id" UUID,
    "appointment_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "transfer_step_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE INDEX "transfer_tenant_id_child_id_idx" ON "app"."transfer"("tenant_id", "child_id");

CREATE INDEX "transfer_tenant_id_from_school_id_idx" ON "app"."transfer"("tenant_id", "from_school_id");

CREATE INDEX "transfer_tenant_id_to_school_id_idx" ON "app"."transfer"("tenant_id", "to_school_id");

CREATE INDEX "transfer_tenant_id_state_idx" ON "app"."transfer"("tenant_id", "state");

CREATE UNIQUE INDEX "transfer_step_tenant_id_transfer_id_ordinal_key" ON "app"."transfer_step"("tenant_id", "transfer_id", "ordinal");

ALTER TABLE "app"."transfer" ADD CONSTRAINT "transfer_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."transfer" ADD CONSTRAINT "transfer_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."transfer" ADD CONSTRAINT "transfer_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."transfer" ADD CONSTRAINT "transfer_tenant_id_from_school_id_fkey" FOREIGN KEY ("tenant_id", "from_school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."transfer" ADD CONSTRAINT "transfer_tenant_id_from_class_id_fkey" FOREIGN KEY ("tenant_id", "from_class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."transfer" ADD CONSTRAINT "transfer_tenant_id_to_school_id_fkey" FOREIGN KEY ("tenant_id", "to_school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."transfer" ADD CONSTRAINT "transfer_tenant_id_to_class_id_fkey" FOREIGN KEY ("tenant_id", "to_class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."transfer" ADD CONSTRAINT "transfer_tenant_id_proof_id_fkey" FOREIGN KEY ("tenant_id", "proof_id") REFERENCES "app"."attachment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."transfer" ADD CONSTRAINT "transfer_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."transfer_step" ADD CONSTRAINT "transfer_step_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."transfer_step" ADD CONSTRAINT "transfer_step_tenant_id_transfer_id_fkey" FOREIGN KEY ("tenant_id", "transfer_id") REFERENCES "app"."transfer"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."transfer_step" ADD CONSTRAINT "transfer_step_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.transfer ADD CHECK (route IN ('within', 'to_county', 'to_outside', 'from_county')),
  ADD CHECK (state IN ('asked', 'sent', 'placed', 'accepted', 'moved', 'refused', 'held_back', 'recalled', 'withdrawn')),
  ADD CHECK (sent_means IN ('post', 'courier', 'in_person', 'official_mail', 'fax')), ADD CHECK (length(reason) > 0),
  -- 外县送来的没有本县的经办人、原学校；本县提出的都有，孩子也有。
  ADD CHECK ((route = 'from_county') = (person_id IS NULL)), ADD CHECK ((route = 'from_county') = (from_school_id IS NULL)),
  ADD CHECK (route = 'from_county' OR child_id IS NOT NULL), ADD CHECK (route = 'from_county' OR (id_cipher IS NULL AND student_number_cipher IS NULL AND phone_cipher IS NULL)),
  ADD CHECK ((route = 'within') <= (to_school_id IS NOT NULL AND to_school_id <> from_school_id)),
  ADD CHECK ((route IN ('to_county', 'from_county')) = (peer_code IS NOT NULL AND route <> 'to_outside')),
  -- 过了名册的，起始日与孩子都在。
  ADD CHECK ((state = 'moved') = (from_on IS NOT NULL)), ADD CHECK ((state = 'moved') <= (child_id IS NOT NULL));
ALTER TABLE app.transfer_step ADD CHECK (act IN ('release', 'hold_back', 'place', 'accept', 'refuse', 'recall', 'move', 'reject')),
  ADD CHECK (act IN ('release', 'place', 'accept', 'move') OR length(reason) > 0), ADD CHECK ((role = 'clock') = (person_id IS NULL));
-- 一个孩子同时只有一份没有了结的。
CREATE UNIQUE INDEX one_open_transfer_per_child ON app.transfer (tenant_id, child_id) WHERE child_id IS NOT NULL AND state IN ('asked', 'sent', 'placed', 'accepted', 'recalled');

SELECT guard.protect('transfer');
SELECT guard.protect('transfer_step');
SELECT guard.never_deleted('transfer');
SELECT guard.append_only('transfer_step');

-- 两校都看得到自己的一份；乡镇、村随儿童；外县送来的，安排到学校之前只有教育局看得到。
SELECT guard.reach('transfer', $q$CASE (SELECT guard.ctx_role())
    WHEN 'teacher' THEN from_class_id = ANY ((SELECT guard.ctx_units())::uuid[]) OR to_class_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'officer' THEN from_school_id = ANY ((SELECT guard.ctx_units())::uuid[]) OR to_school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'principal' THEN from_school_id = ANY ((SELECT guard.ctx_units())::uuid[]) OR to_school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'inspector' THEN from_school_id = ANY ((SELECT guard.ctx_units())::uuid[]) OR to_school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'village' THEN EXISTS (SELECT 1 FROM app.child c WHERE c.tenant_id = transfer.tenant_id AND c.id = transfer.child_id)
    WHEN 'township' THEN EXISTS (SELECT 1 FROM app.child c WHERE c.tenant_id = transfer.tenant_id AND c.id = transfer.child_id)
    WHEN 'township_leader' THEN EXISTS (SELECT 1 FROM app.child c WHERE c.tenant_id = transfer.tenant_id AND c.id = transfer.child_id)
    WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END$q$, 'officer,principal,bureau,clock', false, true);
SELECT guard.reach('transfer_step', 'EXISTS (SELECT 1 FROM app.transfer t WHERE t.tenant_id = transfer_step.tenant_id AND t.id = transfer_step.transfer_id)', 'officer,principal,bureau,clock');

-- 谁写得进第一行：学校写自己名册上的孩子，监护人申请的凭据是这个孩子的；外县来的只有时钟写得进。
CREATE POLICY of_own_roll ON app.transfer AS RESTRICTIVE FOR INSERT TO baoxue_web WITH CHECK (
  (SELECT guard.ctx_role()) IN ('officer', 'principal') AND person_id = (SELECT guard.ctx_person()) AND route <> 'from_county'
  AND state = CASE route WHEN 'within' THEN 'placed' ELSE 'asked' END AND to_class_id IS NULL AND from_on IS NULL AND carried_at IS NULL
  AND from_school_id = ANY ((SELECT guard.ctx_units())::uuid[])
  AND EXISTS (SELECT 1 FROM app.child c WHERE c.tenant_id = transfer.tenant_id AND c.id = transfer.child_id AND c.school_id = transfer.from_school_id AND c.class_id = transfer.from_class_id)
  AND (case_id IS NULL OR EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = transfer.tenant_id AND k.id = transfer.case_id AND k.child_id = transfer.child_id))
  AND EXISTS (SELECT 1 FROM app.attachment a WHERE a.tenant_id = transfer.tenant_id AND a.id = transfer.proof_id AND a.child_id = transfer.child_id));
CREATE POLICY carried_here ON app.transfer AS RESTRICTIVE FOR INSERT TO baoxue_worker WITH CHECK (
  (SELECT guard.ctx_role()) = 'clock' AND route = 'from_county' AND state = 'sent' AND child_id IS NULL AND to_school_id IS NULL);

-- 步骤表（lib/rules/placements/transfer.ts）的数据库说法；测试证明两张表一样。
CREATE FUNCTION guard.transfer_moves() RETURNS TABLE (route text, from_state text, act text, to_state text, hand text) LANGUAGE sql IMMUTABLE SET search_path = guard, pg_temp AS $$
  VALUES ('to_county', 'asked', 'release', 'sent', 'bureau'), ('to_outside', 'asked', 'release', 'sent', 'bureau'),
    ('to_county', 'asked', 'hold_back', 'held_back', 'bureau'), ('to_outside', 'asked', 'hold_back', 'held_back', 'bureau'),
    ('to_county', 'asked', 'recall', 'withdrawn', 'from_school'), ('to_outside', 'asked', 'recall', 'withdrawn', 'from_school'),
    ('within', 'placed', 'recall', 'withdrawn', 'from_school'), ('to_county', 'sent', 'recall', 'recalled', 'bureau'), ('to_outside', 'sent', 'recall', 'withdrawn', 'bureau'),
    ('to_outside', 'sent', 'accept', 'accepted', 'bureau'), ('to_outside', 'sent', 'refuse', 'refused', 'bureau'),
    ('from_county', 'sent', 'place', 'placed', 'bureau'), ('from_county', 'sent', 'refuse', 'refused', 'bureau'),
    ('within', 'placed', 'accept', 'accepted', 'to_school'), ('from_county', 'placed', 'accept', 'accepted', 'to_school'),
    ('within', 'placed', 'refuse', 'refused', 'to_school'), ('from_county', 'placed', 'refuse', 'refused', 'to_school'),
    ('to_county', 'sent', 'accept', 'accepted', 'clock'), ('to_county', 'sent', 'refuse', 'refused', 'clock'),
    ('to_county', 'recalled', 'accept', 'accepted', 'clock'), ('to_county', 'recalled', 'refuse', 'refused', 'clock'), ('to_county', 'recalled', 'recall', 'withdrawn', 'clock'),
    ('from_county', 'sent', 'recall', 'withdrawn', 'clock'), ('from_county', 'placed', 'recall', 'withdrawn', 'clock'),
    ('within', 'accepted', 'move', 'moved', 'clock'), ('to_county', 'accepted', 'move', 'moved', 'clock'), ('to_outside', 'accepted', 'move', 'moved', 'clock'), ('from_county', 'accepted', 'move', 'moved', 'clock'),
    ('within', 'accepted', 'reject', 'refused', 'clock'), ('from_county', 'accepted', 'reject', 'refused', 'clock') $$;

-- 一次一步，照表；接收学校只在安排时定，班只在接收时定，班须是这所学校的。
CREATE FUNCTION guard.step_transfer() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
DECLARE hands text[]; units uuid[];
BEGIN
  IF NOT guard.stamps() THEN RETURN NEW; END IF;
  IF NEW.state = OLD.state THEN
    IF (SELECT guard.ctx_role()) <> 'clock' OR OLD.carried_at IS NOT NULL THEN RAISE EXCEPTION 'a transfer moves by its steps' USING ERRCODE = '42501'; END IF;
    RETURN NEW;
  END IF;
  units := (SELECT guard.ctx_units());
  hands := CASE (SELECT guard.ctx_role()) WHEN 'bureau' THEN ARRAY['bureau'] WHEN 'clock' THEN ARRAY['clock']
    ELSE array_remove(ARRAY[CASE WHEN OLD.from_school_id = ANY (units) THEN 'from_school' END, CASE WHEN OLD.to_school_id = ANY (units) THEN 'to_school' END], NULL) END;
  IF NOT EXISTS (SELECT 1 FROM guard.transfer_moves() m WHERE m.route = OLD.route AND m.from_state = OLD.state AND m.to_state = NEW.state AND m.hand = ANY (hands)) THEN
    RAISE EXCEPTION 'no such step of a transfer' USING ERRCODE = '42501';
  END IF;
  IF NEW.to_school_id IS DISTINCT FROM OLD.to_school_id AND NEW.state <> 'placed' THEN RAISE EXCEPTION 'the receiving school is named once' USING ERRCODE = '42501'; END IF;
  IF NEW.state = 'placed' AND NOT EXISTS (SELECT 1 FROM app.unit s WHERE s.tenant_id = NEW.tenant_id AND s.id = NEW.to_school_id AND s.kind = 'school' AND s.valid_to IS NULL) THEN
    RAISE EXCEPTION 'a transfer is placed at a school' USING ERRCODE = '42501'; END IF;
  IF NEW.to_class_id IS DISTINCT FROM OLD.to_class_id AND NEW.state <> 'accepted' THEN RAISE EXCEPTION 'the class is named on acceptance' USING ERRCODE = '42501'; END IF;
  IF NEW.state = 'accepted' AND NEW.route IN ('within', 'from_county') AND NOT EXISTS (
    SELECT 1 FROM app.unit k JOIN app.unit g ON g.tenant_id = k.tenant_id AND g.id = k.parent_id
     WHERE k.tenant_id = NEW.tenant_id AND k.id = NEW.to_class_id AND k.kind = 'class' AND NEW.to_school_id IN (g.id, g.parent_id)) THEN
    RAISE EXCEPTION 'a pupil is accepted into a class of the school' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER step_transfer BEFORE UPDATE ON app.transfer FOR EACH ROW EXECUTE FUNCTION guard.step_transfer();

-- 一天不在两本名册上。当天进、当天出的一行不算在过：那一天归后一行。
CREATE FUNCTION guard.one_roll_a_day() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF (NEW.to_on IS NULL OR NEW.to_on > NEW.from_on) AND EXISTS (
    SELECT 1 FROM app.class_enrolment e WHERE e.tenant_id = NEW.tenant_id AND e.child_id = NEW.child_id AND e.id <> NEW.id
      AND (e.to_on IS NULL OR e.to_on > e.from_on) AND (e.to_on IS NULL OR e.to_on >= NEW.from_on) AND (NEW.to_on IS NULL OR NEW.to_on >= e.from_on)) THEN
    RAISE EXCEPTION 'a child is on one roll a day' USING ERRCODE = '23P01';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER one_roll_a_day BEFORE INSERT OR UPDATE ON app.class_enrolment FOR EACH ROW EXECUTE FUNCTION guard.one_roll_a_day();

-- 县内转学，接收学校的答复时限由转出学校开：开得了，收回时也停得了，别的时限碰不到。
CREATE POLICY of_own_transfer ON app.deadline FOR ALL USING (
  (SELECT guard.ctx_role()) IN ('officer', 'principal') AND duty = 'transfer_receiving' AND EXISTS (
    SELECT 1 FROM app.transfer t WHERE t.tenant_id = deadline.tenant_id AND t.id = deadline.subject_id AND t.route = 'within'
      AND t.to_school_id = deadline.school_id AND t.from_school_id = ANY ((SELECT guard.ctx_units())::uuid[])));

REVOKE ALL ON FUNCTION guard.transfer_moves(), guard.step_transfer(), guard.one_roll_a_day() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.transfer_moves() TO baoxue_web, baoxue_worker, baoxue_owner;
GRANT SELECT, INSERT ON app.transfer, app.transfer_step TO baoxue_web, baoxue_worker;
GRANT UPDATE (state, to_school_id, to_class_id, sent_means, tracking_number) ON app.transfer TO baoxue_web;
GRANT UPDATE (state, child_id, from_on, carried_at) ON app.transfer TO baoxue_worker;
-- 案随学籍走：换学校、换班，或接收之后结案，都由时钟办。
GRANT UPDATE (school_id, class_id, responsible_id, close_reason, closed_at) ON app.dropout_case TO baoxue_worker;
GRANT UPDATE (school_id, class_id, owner_unit_id) ON app.deadline TO baoxue_worker;
