-- 升班：一校一学年一次。专干备好，校长或教育局确认，整校一个事务里办完；没有人在上面接着办事之前可以撤销。
CREATE TABLE "app"."school_roll_over" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "takes_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'prepared',
    "promoted" INTEGER NOT NULL,
    "leavers" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(6),
    "undone_by_id" UUID,
    "undone_at" TIMESTAMPTZ(6),
    "undone_why" TEXT,

    CONSTRAINT "school_roll_over_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "school_roll_over_tenant_id_school_id_year_idx" ON "app"."school_roll_over"("tenant_id", "school_id", "year");

CREATE TABLE "app"."roll_over_class" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "roll_over_id" UUID NOT NULL,
    "class_id" UUID,
    "pupils" INTEGER NOT NULL,
    "new_class_id" UUID,
    "grade_no" INTEGER,
    "class_no" INTEGER,
    "grade_code" TEXT,
    "grade_name" TEXT,
    "code" TEXT,
    "name" TEXT,
    "to_school_id" UUID,
    "stay_class_id" UUID,

    CONSTRAINT "roll_over_class_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "roll_over_class_tenant_id_roll_over_id_class_id_key" ON "app"."roll_over_class"("tenant_id", "roll_over_id", "class_id");

CREATE TABLE "app"."school_leaver" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "roll_over_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "from_school_id" UUID NOT NULL,
    "to_school_id" UUID,
    "status_before" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "school_leaver_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "school_leaver_tenant_id_roll_over_id_child_id_key" ON "app"."school_leaver"("tenant_id", "roll_over_id", "child_id");
CREATE INDEX "school_leaver_tenant_id_child_id_idx" ON "app"."school_leaver"("tenant_id", "child_id");
CREATE INDEX "school_leaver_tenant_id_to_school_id_idx" ON "app"."school_leaver"("tenant_id", "to_school_id");
-- 班的历史随班走：新班认得它的前身。
CREATE INDEX "unit_tenant_id_successor_id_idx" ON "app"."unit"("tenant_id", "successor_id");

ALTER TABLE "app"."school_roll_over" ADD CONSTRAINT "school_roll_over_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."school_roll_over" ADD CONSTRAINT "school_roll_over_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."school_roll_over" ADD CONSTRAINT "school_roll_over_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."school_roll_over" ADD CONSTRAINT "school_roll_over_tenant_id_confirmed_by_id_fkey" FOREIGN KEY ("tenant_id", "confirmed_by_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."school_roll_over" ADD CONSTRAINT "school_roll_over_tenant_id_undone_by_id_fkey" FOREIGN KEY ("tenant_id", "undone_by_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."roll_over_class" ADD CONSTRAINT "roll_over_class_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."roll_over_class" ADD CONSTRAINT "roll_over_class_tenant_id_roll_over_id_fkey" FOREIGN KEY ("tenant_id", "roll_over_id") REFERENCES "app"."school_roll_over"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."roll_over_class" ADD CONSTRAINT "roll_over_class_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."roll_over_class" ADD CONSTRAINT "roll_over_class_tenant_id_to_school_id_fkey" FOREIGN KEY ("tenant_id", "to_school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."school_leaver" ADD CONSTRAINT "school_leaver_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."school_leaver" ADD CONSTRAINT "school_leaver_tenant_id_roll_over_id_fkey" FOREIGN KEY ("tenant_id", "roll_over_id") REFERENCES "app"."school_roll_over"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."school_leaver" ADD CONSTRAINT "school_leaver_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."school_leaver" ADD CONSTRAINT "school_leaver_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."school_leaver" ADD CONSTRAINT "school_leaver_tenant_id_from_school_id_fkey" FOREIGN KEY ("tenant_id", "from_school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."school_leaver" ADD CONSTRAINT "school_leaver_tenant_id_to_school_id_fkey" FOREIGN KEY ("tenant_id", "to_school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.school_roll_over ADD CHECK (state IN ('prepared', 'confirmed', 'undone')), ADD CHECK (year BETWEEN 2000 AND 2100),
  ADD CHECK ((state = 'prepared') = (confirmed_at IS NULL)), ADD CHECK ((state = 'undone') = (undone_at IS NOT NULL)),
  ADD CHECK ((state = 'undone') <= (length(undone_why) > 0)), ADD CHECK (confirmed_by_id IS DISTINCT FROM person_id);
ALTER TABLE app.roll_over_class ADD CHECK ((new_class_id IS NULL) = (code IS NULL)), ADD CHECK (class_id IS NOT NULL OR new_class_id IS NOT NULL),
  ADD CHECK (to_school_id IS NULL OR new_class_id IS NULL);
-- 一校一学年只有一次算数的。
CREATE UNIQUE INDEX one_roll_over_a_year ON app.school_roll_over (tenant_id, school_id, year) WHERE state = 'confirmed';

SELECT guard.protect(t) FROM unnest(ARRAY['school_roll_over', 'roll_over_class', 'school_leaver']) AS t;
SELECT guard.reach('school_roll_over', $q$CASE (SELECT guard.ctx_role()) WHEN 'bureau' THEN true WHEN 'clock' THEN true
  WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[]) WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
  WHEN 'inspector' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[]) ELSE false END$q$, 'officer');
SELECT guard.reach('roll_over_class', 'EXISTS (SELECT 1 FROM app.school_roll_over o WHERE o.tenant_id = roll_over_class.tenant_id AND o.id = roll_over_class.roll_over_id)', 'officer', false);
-- 名单由小学交到初中：两边都看得到这一行；孩子本人，谁在管谁看得到。
SELECT guard.reach('school_leaver', $q$CASE (SELECT guard.ctx_role()) WHEN 'bureau' THEN true WHEN 'clock' THEN true
  WHEN 'officer' THEN from_school_id = ANY ((SELECT guard.ctx_units())::uuid[]) OR to_school_id = ANY ((SELECT guard.ctx_units())::uuid[])
  WHEN 'principal' THEN from_school_id = ANY ((SELECT guard.ctx_units())::uuid[]) OR to_school_id = ANY ((SELECT guard.ctx_units())::uuid[])
  WHEN 'inspector' THEN from_school_id = ANY ((SELECT guard.ctx_units())::uuid[]) OR to_school_id = ANY ((SELECT guard.ctx_units())::uuid[]) ELSE false END$q$, '', false);
SELECT guard.append_only(t) FROM unnest(ARRAY['school_roll_over', 'roll_over_class']) AS t;
-- 确认与撤销经由下面两个函数：网页自己改不了这张表。
DROP TRIGGER append_only ON app.school_roll_over;
CREATE FUNCTION guard.roll_over_only() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_user = 'baoxue_guard' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% on % is forbidden (append-only)', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON app.school_roll_over FOR EACH STATEMENT EXECUTE FUNCTION guard.roll_over_only();
SELECT guard.append_only('school_leaver');
REVOKE ALL ON FUNCTION guard.roll_over_only() FROM PUBLIC;
GRANT SELECT, INSERT ON app.school_roll_over, app.roll_over_class TO baoxue_web;
GRANT SELECT ON app.school_leaver TO baoxue_web;
GRANT SELECT ON app.school_roll_over, app.roll_over_class, app.school_leaver TO baoxue_worker;

-- 换班只有两条路：从没有班到本校的一个班；或整校升班。
CREATE OR REPLACE FUNCTION guard.class_of_own_school() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF session_user = 'baoxue_web' AND current_user <> 'baoxue_guard' AND (OLD.class_id IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM app.class_enrolment e WHERE e.tenant_id = NEW.tenant_id AND e.child_id = NEW.id AND e.class_id = NEW.class_id AND e.to_on IS NULL))
  THEN RAISE EXCEPTION 'a child enters one class of the school, once' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;

-- 谁可以确认、撤销：本校校长，或县教育局；备的人不确认自己备的。
CREATE FUNCTION guard.may_roll_over(school uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$
  SELECT CASE guard.ctx_role() WHEN 'bureau' THEN true WHEN 'principal' THEN school = ANY (guard.ctx_units()) ELSE false END $$;

-- 没有读完的（休学中，疑似辍学、辍学未回来）不毕业：编进接上来的毕业班，个案与时限都跟着他。
CREATE FUNCTION guard.unfinished(tenant uuid, child uuid, status text) RETURNS boolean LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$
  SELECT status = 'study_leave' OR EXISTS (SELECT 1 FROM app.dropout_case d WHERE d.tenant_id = tenant AND d.child_id = child
    AND d.line = 'truancy' AND d.closed_at IS NULL AND d.state <> ALL ('{returned,observed}')) $$;

CREATE FUNCTION guard.roll_over(asked uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = guard, pg_temp AS $$
DECLARE
  tenant uuid := guard.ctx_tenant();
  r app.school_roll_over;
  moved int; gone int;
BEGIN
  SELECT * INTO r FROM app.school_roll_over o WHERE o.tenant_id = tenant AND o.id = asked FOR UPDATE;
  IF NOT FOUND OR NOT guard.may_roll_over(r.school_id) OR r.person_id = guard.ctx_person() THEN
    RAISE EXCEPTION 'not theirs to confirm' USING ERRCODE = '42501';
  END IF;
  IF r.state <> 'prepared' THEN RETURN false; END IF;

  INSERT INTO app.unit (tenant_id, id, parent_id, tree, kind, code, name, stage, grade_no, valid_from)
  SELECT DISTINCT ON (c.grade_no) tenant, gen_random_uuid(), r.school_id, 'education', 'grade', c.grade_code, c.grade_name,
    CASE WHEN c.grade_no <= 6 THEN 'primary' ELSE 'junior' END, c.grade_no, r.takes_on
  FROM app.roll_over_class c WHERE c.tenant_id = tenant AND c.roll_over_id = r.id AND c.new_class_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM app.unit g WHERE g.tenant_id = tenant AND g.parent_id = r.school_id AND g.kind = 'grade' AND g.grade_no = c.grade_no AND g.valid_to IS NULL);
  INSERT INTO app.unit (tenant_id, id, parent_id, tree, kind, code, name, stage, grade_no, class_no, valid_from)
  SELECT tenant, c.new_class_id, g.id, 'education', 'class', c.code, c.name, CASE WHEN c.grade_no <= 6 THEN 'primary' ELSE 'junior' END, c.grade_no, c.class_no, r.takes_on
  FROM app.roll_over_class c JOIN app.unit g ON g.tenant_id = tenant AND g.parent_id = r.school_id AND g.kind = 'grade' AND g.grade_no = c.grade_no AND g.valid_to IS NULL
  WHERE c.tenant_id = tenant AND c.roll_over_id = r.id AND c.new_class_id IS NOT NULL;
  UPDATE app.unit u SET valid_to = greatest(u.valid_from, r.takes_on - 1), successor_id = c.new_class_id
  FROM app.roll_over_class c WHERE c.tenant_id = tenant AND c.roll_over_id = r.id AND u.tenant_id = tenant AND u.id = c.class_id AND u.valid_to IS NULL;

  -- 毕业的：小学的名单交初中，初中的离册。
  INSERT INTO app.school_leaver (tenant_id, id, roll_over_id, child_id, class_id, from_school_id, to_school_id, status_before, recorded_at)
  SELECT tenant, gen_random_uuid(), r.id, k.id, c.class_id, r.school_id, c.to_school_id, k.status, now()
  FROM app.roll_over_class c JOIN app.child k ON k.tenant_id = tenant AND k.class_id = c.class_id
  WHERE c.tenant_id = tenant AND c.roll_over_id = r.id AND c.new_class_id IS NULL AND NOT guard.unfinished(tenant, k.id, k.status);
  GET DIAGNOSTICS gone = ROW_COUNT;

  WITH closed AS (
    UPDATE app.class_enrolment e SET to_on = greatest(e.from_on, r.takes_on - 1)
    FROM app.roll_over_class c WHERE c.tenant_id = tenant AND c.roll_over_id = r.id AND e.tenant_id = tenant AND e.class_id = c.class_id AND e.to_on IS NULL
    RETURNING e.child_id, e.seat_no, coalesce(c.new_class_id, c.stay_class_id) AS next_class)
  INSERT INTO app.class_enrolment (tenant_id, id, child_id, class_id, seat_no, from_on)
  SELECT tenant, gen_random_uuid(), o.child_id, o.next_class, o.seat_no, r.takes_on FROM closed o
  WHERE NOT EXISTS (SELECT 1 FROM app.school_leaver l WHERE l.tenant_id = tenant AND l.roll_over_id = r.id AND l.child_id = o.child_id);

  -- 未结的个案与在走的时限：跟着孩子进新班；毕业而仍在观察的，随名单到初中。
  UPDATE app.dropout_case d SET class_id = coalesce(c.new_class_id, c.stay_class_id), version = d.version + 1
  FROM app.roll_over_class c, app.child k WHERE c.tenant_id = tenant AND c.roll_over_id = r.id AND k.tenant_id = tenant AND k.class_id = c.class_id
    AND d.tenant_id = tenant AND d.child_id = k.id AND d.class_id = c.class_id AND d.closed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM app.school_leaver l WHERE l.tenant_id = tenant AND l.roll_over_id = r.id AND l.child_id = k.id);
  UPDATE app.dropout_case d SET school_id = coalesce(l.to_school_id, d.school_id), class_id = NULL, version = d.version + 1
  FROM app.school_leaver l WHERE l.tenant_id = tenant AND l.roll_over_id = r.id AND d.tenant_id = tenant AND d.child_id = l.child_id
    AND d.class_id = l.class_id AND d.closed_at IS NULL;
  UPDATE app.deadline t SET class_id = d.class_id, school_id = d.school_id,
    owner_unit_id = CASE WHEN t.owner_unit_id = r.school_id THEN d.school_id ELSE t.owner_unit_id END
  FROM app.dropout_case d WHERE d.tenant_id = tenant AND d.closed_at IS NULL AND t.tenant_id = tenant AND t.case_id = d.id AND t.status IN ('running', 'paused')
    AND t.class_id IN (SELECT c.class_id FROM app.roll_over_class c WHERE c.tenant_id = tenant AND c.roll_over_id = r.id);

  UPDATE app.child k SET class_id = coalesce(c.new_class_id, c.stay_class_id), version = k.version + 1
  FROM app.roll_over_class c WHERE c.tenant_id = tenant AND c.roll_over_id = r.id AND k.tenant_id = tenant AND k.class_id = c.class_id
    AND NOT EXISTS (SELECT 1 FROM app.school_leaver l WHERE l.tenant_id = tenant AND l.roll_over_id = r.id AND l.child_id = k.id);
  GET DIAGNOSTICS moved = ROW_COUNT;
  UPDATE app.child k SET class_id = NULL, version = k.version + 1,
    school_id = CASE WHEN u.stage = 'junior' THEN NULL ELSE coalesce(l.to_school_id, k.school_id) END,
    status = CASE WHEN u.stage = 'junior' THEN 'graduated' WHEN k.status = 'home_teaching' THEN k.status ELSE 'never_enrolled' END
  FROM app.school_leaver l JOIN app.unit u ON u.tenant_id = l.tenant_id AND u.id = l.class_id
  WHERE l.tenant_id = tenant AND l.roll_over_id = r.id AND k.tenant_id = tenant AND k.id = l.child_id;

  -- 班主任、包班的人随班；毕业班的到此为止。
  INSERT INTO app.appointment (tenant_id, id, person_id, role, unit_id, from_on, title)
  SELECT tenant, gen_random_uuid(), a.person_id, a.role, c.new_class_id, r.takes_on, a.title
  FROM app.roll_over_class c JOIN app.appointment a ON a.tenant_id = tenant AND a.unit_id = c.class_id AND a.to_on IS NULL
  WHERE c.tenant_id = tenant AND c.roll_over_id = r.id AND c.new_class_id IS NOT NULL;
  UPDATE app.appointment a SET to_on = greatest(a.from_on, r.takes_on - 1)
  FROM app.roll_over_class c WHERE c.tenant_id = tenant AND c.roll_over_id = r.id AND a.tenant_id = tenant AND a.unit_id = c.class_id AND a.to_on IS NULL;
  INSERT INTO app.responsibility_post (tenant_id, id, unit_id, school_id, holder_id, title, from_on, person_id, appointment_id, recorded_at)
  SELECT tenant, gen_random_uuid(), c.new_class_id, p.school_id, p.holder_id, p.title, r.takes_on, p.person_id, p.appointment_id, now()
  FROM app.roll_over_class c JOIN app.responsibility_post p ON p.tenant_id = tenant AND p.unit_id = c.class_id AND p.ended_on IS NULL
  WHERE c.tenant_id = tenant AND c.roll_over_id = r.id AND c.new_class_id IS NOT NULL;
  UPDATE app.responsibility_post p SET ended_on = greatest(p.from_on, r.takes_on - 1), ended_why = '升班'
  FROM app.roll_over_class c WHERE c.tenant_id = tenant AND c.roll_over_id = r.id AND p.tenant_id = tenant AND p.unit_id = c.class_id AND p.ended_on IS NULL;

  UPDATE app.school_roll_over o SET state = 'confirmed', confirmed_by_id = guard.ctx_person(), confirmed_at = clock_timestamp(), promoted = moved, leavers = gone
  WHERE o.tenant_id = tenant AND o.id = r.id;
  RETURN true;
END $$;

-- 有人接着办了的：新班点过名、进过人、立过案、换过班主任，或毕业的孩子已经编班、立案。
CREATE FUNCTION guard.built_on_roll_over(tenant uuid, asked uuid) RETURNS text LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$
  WITH r AS (SELECT * FROM app.school_roll_over o WHERE o.tenant_id = tenant AND o.id = asked),
    c AS (SELECT k.* FROM app.roll_over_class k WHERE k.tenant_id = tenant AND k.roll_over_id = asked AND k.new_class_id IS NOT NULL)
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM app.roll_call x, c WHERE x.tenant_id = tenant AND x.class_id = c.new_class_id) THEN 'roll_call'
    WHEN EXISTS (SELECT 1 FROM app.class_enrolment n, c WHERE n.tenant_id = tenant AND n.class_id = c.new_class_id AND NOT EXISTS (
      SELECT 1 FROM app.class_enrolment e JOIN app.roll_over_class o ON o.tenant_id = tenant AND o.roll_over_id = asked AND o.class_id = e.class_id
      WHERE e.tenant_id = tenant AND e.child_id = n.child_id)) THEN 'admitted'
    WHEN EXISTS (SELECT 1 FROM app.dropout_case d, c WHERE d.tenant_id = tenant AND d.class_id = c.new_class_id AND d.opened_at > (SELECT confirmed_at FROM r)) THEN 'case'
    WHEN EXISTS (SELECT 1 FROM app.school_leaver l JOIN app.child k ON k.tenant_id = tenant AND k.id = l.child_id
      WHERE l.tenant_id = tenant AND l.roll_over_id = asked AND k.class_id IS NOT NULL) THEN 'arrived'
    WHEN EXISTS (SELECT 1 FROM app.school_leaver l JOIN app.dropout_case d ON d.tenant_id = tenant AND d.child_id = l.child_id
      WHERE l.tenant_id = tenant AND l.roll_over_id = asked AND d.opened_at > (SELECT confirmed_at FROM r)) THEN 'case'
    WHEN EXISTS (SELECT 1 FROM app.appointment a, c WHERE a.tenant_id = tenant AND a.unit_id = c.new_class_id
      AND (a.to_on IS NOT NULL OR c.class_id IS NULL OR NOT EXISTS (SELECT 1 FROM app.appointment b WHERE b.tenant_id = tenant AND b.unit_id = c.class_id AND b.person_id = a.person_id))) THEN 'post'
    WHEN EXISTS (SELECT 1 FROM app.school_roll_over o, r WHERE o.tenant_id = tenant AND o.school_id = r.school_id AND o.year > r.year AND o.state = 'confirmed') THEN 'roll_over'
    END $$;

-- 撤销：各归各班。作废的新班与编班留着痕迹：到期日在起始日，从未生效。
CREATE FUNCTION guard.undo_roll_over(asked uuid, why text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = guard, pg_temp AS $$
DECLARE
  tenant uuid := guard.ctx_tenant();
  r app.school_roll_over;
  built text;
  children uuid[]; old_classes uuid[]; new_classes uuid[]; statuses text[];
BEGIN
  SELECT * INTO r FROM app.school_roll_over o WHERE o.tenant_id = tenant AND o.id = asked FOR UPDATE;
  IF NOT FOUND OR NOT guard.may_roll_over(r.school_id) THEN RAISE EXCEPTION 'not theirs to undo' USING ERRCODE = '42501'; END IF;
  IF r.state <> 'confirmed' THEN RETURN 'state'; END IF;
  built := guard.built_on_roll_over(tenant, asked);
  IF built IS NOT NULL THEN RETURN built; END IF;

  SELECT array_agg(child_id), array_agg(old_class), array_agg(new_class), array_agg(status) INTO children, old_classes, new_classes, statuses FROM (
    SELECT k.id AS child_id, k.class_id AS new_class, NULL::text AS status, coalesce((SELECT e.class_id FROM app.class_enrolment e
      JOIN app.roll_over_class p ON p.tenant_id = tenant AND p.roll_over_id = asked AND p.class_id = e.class_id
      WHERE e.tenant_id = tenant AND e.child_id = k.id ORDER BY e.to_on DESC LIMIT 1), o.class_id) AS old_class
    FROM app.roll_over_class o JOIN app.child k ON k.tenant_id = tenant AND k.class_id = o.new_class_id
    WHERE o.tenant_id = tenant AND o.roll_over_id = asked
    UNION ALL SELECT l.child_id, NULL, l.status_before, l.class_id FROM app.school_leaver l WHERE l.tenant_id = tenant AND l.roll_over_id = asked) g;

  UPDATE app.class_enrolment e SET to_on = e.from_on - 1 FROM unnest(children, old_classes, new_classes, statuses) AS b (child_id, old_class, new_class, status)
   WHERE e.tenant_id = tenant AND e.child_id = b.child_id AND e.class_id = b.new_class AND e.to_on IS NULL;
  UPDATE app.class_enrolment e SET to_on = NULL FROM unnest(children, old_classes, new_classes, statuses) AS b (child_id, old_class, new_class, status)
   WHERE e.tenant_id = tenant AND e.child_id = b.child_id AND e.class_id = b.old_class AND e.to_on = greatest(e.from_on, r.takes_on - 1);
  UPDATE app.dropout_case d SET class_id = b.old_class, school_id = r.school_id, version = d.version + 1 FROM unnest(children, old_classes, new_classes, statuses) AS b (child_id, old_class, new_class, status)
   WHERE d.tenant_id = tenant AND d.child_id = b.child_id AND d.closed_at IS NULL AND d.line = 'truancy' AND d.class_id IS NOT DISTINCT FROM b.new_class;
  UPDATE app.deadline t SET class_id = b.old_class, school_id = r.school_id,
    owner_unit_id = CASE WHEN t.owner_unit_id = t.school_id THEN r.school_id ELSE t.owner_unit_id END
   FROM unnest(children, old_classes, new_classes, statuses) AS b (child_id, old_class, new_class, status), app.dropout_case d WHERE d.tenant_id = tenant AND d.child_id = b.child_id AND d.closed_at IS NULL AND d.line = 'truancy'
    AND t.tenant_id = tenant AND t.case_id = d.id AND t.status IN ('running', 'paused') AND t.class_id IS NOT DISTINCT FROM b.new_class;
  UPDATE app.child k SET class_id = b.old_class, school_id = r.school_id, status = coalesce(b.status, k.status), version = k.version + 1
   FROM unnest(children, old_classes, new_classes, statuses) AS b (child_id, old_class, new_class, status) WHERE k.tenant_id = tenant AND k.id = b.child_id;
  UPDATE app.appointment a SET to_on = NULL FROM app.roll_over_class o
   WHERE o.tenant_id = tenant AND o.roll_over_id = asked AND a.tenant_id = tenant AND a.unit_id = o.class_id AND a.to_on = greatest(a.from_on, r.takes_on - 1);
  UPDATE app.appointment a SET to_on = a.from_on FROM app.roll_over_class o
   WHERE o.tenant_id = tenant AND o.roll_over_id = asked AND a.tenant_id = tenant AND a.unit_id = o.new_class_id;
  UPDATE app.responsibility_post p SET ended_on = NULL, ended_why = NULL FROM app.roll_over_class o
   WHERE o.tenant_id = tenant AND o.roll_over_id = asked AND p.tenant_id = tenant AND p.unit_id = o.class_id AND p.ended_why = '升班' AND p.ended_on = greatest(p.from_on, r.takes_on - 1);
  UPDATE app.responsibility_post p SET ended_on = p.from_on, ended_why = '撤销升班' FROM app.roll_over_class o
   WHERE o.tenant_id = tenant AND o.roll_over_id = asked AND p.tenant_id = tenant AND p.unit_id = o.new_class_id AND p.ended_on IS NULL;
  UPDATE app.unit u SET valid_to = NULL, successor_id = NULL FROM app.roll_over_class o
   WHERE o.tenant_id = tenant AND o.roll_over_id = asked AND u.tenant_id = tenant AND u.id = o.class_id;
  UPDATE app.unit u SET valid_to = u.valid_from, code = u.code || '-' || left(asked::text, 8) FROM app.roll_over_class o
   WHERE o.tenant_id = tenant AND o.roll_over_id = asked AND u.tenant_id = tenant AND u.id = o.new_class_id;

  UPDATE app.school_roll_over o SET state = 'undone', undone_by_id = guard.ctx_person(), undone_at = clock_timestamp(), undone_why = why
   WHERE o.tenant_id = tenant AND o.id = asked;
  RETURN NULL;
END $$;

ALTER FUNCTION guard.roll_over(uuid) OWNER TO baoxue_guard;
ALTER FUNCTION guard.undo_roll_over(uuid, text) OWNER TO baoxue_guard;
REVOKE ALL ON FUNCTION guard.may_roll_over(uuid), guard.unfinished(uuid, uuid, text), guard.roll_over(uuid), guard.built_on_roll_over(uuid, uuid),
  guard.undo_roll_over(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.may_roll_over(uuid), guard.unfinished(uuid, uuid, text), guard.built_on_roll_over(uuid, uuid), guard.ctx_tenant(), guard.ctx_role(),
  guard.ctx_person(), guard.ctx_units(), guard.school_of(uuid, uuid), guard.fold_name(text) TO baoxue_guard;
GRANT EXECUTE ON FUNCTION guard.roll_over(uuid), guard.undo_roll_over(uuid, text), guard.unfinished(uuid, uuid, text) TO baoxue_web;
GRANT SELECT, UPDATE ON app.school_roll_over TO baoxue_guard;
GRANT SELECT ON app.roll_over_class, app.roll_call, app.child, app.unit, app.class_enrolment, app.dropout_case, app.deadline, app.appointment, app.responsibility_post, app.school_leaver TO baoxue_guard;
GRANT INSERT ON app.school_leaver, app.unit, app.class_enrolment, app.appointment, app.responsibility_post TO baoxue_guard;
GRANT UPDATE (valid_to, successor_id, code) ON app.unit TO baoxue_guard;
GRANT UPDATE (to_on) ON app.class_enrolment, app.appointment TO baoxue_guard;
GRANT UPDATE (class_id, school_id, version) ON app.dropout_case TO baoxue_guard;
GRANT UPDATE (class_id, school_id, owner_unit_id) ON app.deadline TO baoxue_guard;
GRANT UPDATE (class_id, school_id, status, version) ON app.child TO baoxue_guard;
GRANT UPDATE (ended_on, ended_why) ON app.responsibility_post TO baoxue_guard;
