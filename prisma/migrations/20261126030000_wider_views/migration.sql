-- 临时查看（F61，L12-36）：凭准确的号码看范围之外的一个孩子，先记后给，限时，只看不写，督学与教育局随时可收回。
CREATE TABLE "app"."wider_view" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID,
    "school_id" UUID,
    "asked_by" TEXT NOT NULL,
    "asked_index" BYTEA,
    "reason" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(6),
    "role" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "wider_view_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "wider_view_tenant_id_school_id_idx" ON "app"."wider_view"("tenant_id", "school_id");
CREATE INDEX "wider_view_tenant_id_person_id_recorded_at_idx" ON "app"."wider_view"("tenant_id", "person_id", "recorded_at");

CREATE TABLE "app"."wider_view_mark" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "view_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "wider_view_mark_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "wider_view_mark_tenant_id_view_id_kind_person_id_key" ON "app"."wider_view_mark"("tenant_id", "view_id", "kind", "person_id");
CREATE UNIQUE INDEX wider_view_ended_once ON app.wider_view_mark (tenant_id, view_id) WHERE kind = 'ended';

ALTER TABLE "app"."access_log" ADD COLUMN "view_id" UUID;

ALTER TABLE "app"."wider_view" ADD CONSTRAINT "wider_view_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."wider_view" ADD CONSTRAINT "wider_view_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."wider_view" ADD CONSTRAINT "wider_view_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."wider_view" ADD CONSTRAINT "wider_view_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."wider_view_mark" ADD CONSTRAINT "wider_view_mark_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."wider_view_mark" ADD CONSTRAINT "wider_view_mark_tenant_id_view_id_fkey" FOREIGN KEY ("tenant_id", "view_id") REFERENCES "app"."wider_view"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."wider_view_mark" ADD CONSTRAINT "wider_view_mark_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."access_log" ADD CONSTRAINT "access_log_tenant_id_view_id_fkey" FOREIGN KEY ("tenant_id", "view_id") REFERENCES "app"."wider_view"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.wider_view ADD CHECK (asked_by IN ('id_number', 'student_number')), ADD CHECK (length(reason) > 0), ADD CHECK (minutes BETWEEN 1 AND 240),
  ADD CHECK (role IN ('teacher', 'officer', 'principal', 'village', 'township', 'township_leader', 'inspector')),
  ADD CHECK ((child_id IS NULL) = (expires_at IS NULL)), ADD CHECK (expires_at <= recorded_at + interval '240 minutes');
ALTER TABLE app.wider_view_mark ADD CHECK (kind IN ('ended', 'reviewed')), ADD CHECK (kind = 'reviewed' OR length(reason) > 0);

SELECT guard.protect('wider_view');
SELECT guard.protect('wider_view_mark');
-- 谁问的谁看得到自己问过什么；责任督学看关于本校孩子的，教育局看全部。
SELECT guard.reach('wider_view', $q$CASE (SELECT guard.ctx_role())
    WHEN 'bureau' THEN true WHEN 'clock' THEN true WHEN 'gate' THEN false WHEN 'admin' THEN false WHEN 'prefecture' THEN false
    WHEN 'inspector' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[]) OR person_id = (SELECT guard.ctx_person())
    ELSE person_id = (SELECT guard.ctx_person()) END$q$,
  'teacher,officer,principal,village,township,township_leader,inspector');
SELECT guard.reach('wider_view_mark',
  'EXISTS (SELECT 1 FROM app.wider_view v WHERE v.tenant_id = wider_view_mark.tenant_id AND v.id = wider_view_mark.view_id)',
  'teacher,officer,principal,village,township,township_leader,inspector,bureau');
SELECT guard.append_only('wider_view');
SELECT guard.append_only('wider_view_mark');

-- 是谁由数据库凭盲索引认，认不认得都已经记下一行；索引认完就扔。示范数据由属主直接写明。
CREATE FUNCTION guard.resolve_view() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = guard, pg_temp AS $$
BEGIN
  IF NOT guard.stamps() THEN RETURN NEW; END IF;
  NEW.child_id := NULL; NEW.school_id := NULL; NEW.expires_at := NULL;
  SELECT c.id, c.school_id INTO NEW.child_id, NEW.school_id FROM app.child c
   WHERE c.tenant_id = NEW.tenant_id AND c.status <> 'retired'
     AND CASE NEW.asked_by WHEN 'id_number' THEN c.id_index = NEW.asked_index ELSE c.student_number_index = NEW.asked_index END;
  IF NEW.child_id IS NOT NULL THEN NEW.expires_at := clock_timestamp() + make_interval(mins => NEW.minutes); END IF;
  NEW.asked_index := NULL;
  RETURN NEW;
END $$;
ALTER FUNCTION guard.resolve_view() OWNER TO baoxue_guard;
CREATE TRIGGER resolve BEFORE INSERT ON app.wider_view FOR EACH ROW EXECUTE FUNCTION guard.resolve_view();

-- 上下文的第八格：正在用哪一次临时查看。没有这一格的，与从前一样。
CREATE FUNCTION guard.ctx_view() RETURNS uuid LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$
  SELECT nullif((guard.context())[8], '')::uuid $$;
-- 在临时查看里，不论何种岗位，一行也写不进。
CREATE FUNCTION guard.ctx_writing_tenant() RETURNS uuid LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$
  SELECT CASE WHEN coalesce(c[8], '') = '' THEN c[1]::uuid END FROM guard.context() AS c $$;
-- 这一次给看的孩子：本人以同一任职问的、没到时、没收回的；否则没有。
CREATE FUNCTION guard.ctx_viewed_child() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = guard, pg_temp AS $$
DECLARE c text[] := guard.context(); seen uuid;
BEGIN
  IF c[2] <> 'official' OR coalesce(c[8], '') = '' THEN RETURN NULL; END IF;
  SELECT v.child_id INTO seen FROM app.wider_view v
   WHERE v.tenant_id = c[1]::uuid AND v.id = c[8]::uuid AND v.role = c[3] AND v.person_id = c[4]::uuid AND v.appointment_id = c[5]::uuid
     AND v.expires_at > clock_timestamp()
     AND NOT EXISTS (SELECT 1 FROM app.wider_view_mark m WHERE m.tenant_id = v.tenant_id AND m.view_id = v.id AND m.kind = 'ended');
  RETURN seen;
END $$;
ALTER FUNCTION guard.ctx_viewed_child() OWNER TO baoxue_guard;
GRANT SELECT (tenant_id, id, role, person_id, appointment_id, child_id, expires_at) ON app.wider_view TO baoxue_guard;
GRANT SELECT (tenant_id, view_id, kind) ON app.wider_view_mark TO baoxue_guard;
GRANT SELECT (tenant_id, id, school_id, status, id_index, student_number_index) ON app.child TO baoxue_guard;
REVOKE ALL ON FUNCTION guard.resolve_view(), guard.ctx_view(), guard.ctx_writing_tenant(), guard.ctx_viewed_child() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.ctx_view(), guard.ctx_writing_tenant(), guard.ctx_viewed_child() TO baoxue_web, baoxue_worker, baoxue_auditor, baoxue_owner;

-- 只给看：孩子、个案、时限三张表；监护人、劝返、报告等随着它们。
CREATE POLICY wider_view ON app.child FOR SELECT USING (id = (SELECT guard.ctx_viewed_child()));
CREATE POLICY wider_view ON app.dropout_case FOR SELECT USING (child_id = (SELECT guard.ctx_viewed_child()));
CREATE POLICY wider_view ON app.deadline FOR SELECT USING (case_id IS NOT NULL AND child_id = (SELECT guard.ctx_viewed_child()));
-- 限阅的、写着病情的、盖着手印的，临时查看里没有。
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['restricted_label', 'support_note', 'attachment', 'left_behind_card', 'signature', 'placement_application', 'placement_opinion', 'disability_schooling'] LOOP
    EXECUTE format('CREATE POLICY not_in_wider_view ON app.%I AS RESTRICTIVE FOR SELECT USING ((SELECT guard.ctx_view()) IS NULL)', t);
  END LOOP;
END $$;

-- 租户策略的写一侧改成：没有在临时查看。只有查阅记录例外，而且必须写明是哪一次。
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT c.relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE p.polname = 'own_tenant' AND c.relnamespace = 'app'::regnamespace LOOP
    EXECUTE format('ALTER POLICY own_tenant ON app.%I WITH CHECK (tenant_id = (SELECT guard.ctx_writing_tenant()))', t.relname);
  END LOOP;
END $$;
ALTER POLICY own_tenant ON app.access_log WITH CHECK (tenant_id = (SELECT guard.ctx_tenant()) AND view_id IS NOT DISTINCT FROM (SELECT guard.ctx_view()));
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
END $$;

GRANT SELECT, INSERT ON app.wider_view, app.wider_view_mark TO baoxue_web;
GRANT SELECT ON app.wider_view, app.wider_view_mark TO baoxue_worker;
