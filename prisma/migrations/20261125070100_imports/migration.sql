-- 导入：一批文件、逐行的打算、写下之前的样子。文件与每行的全文都是密文；未经确认，登记一行不动。
CREATE TABLE "app"."import_batch" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "list" TEXT,
    "school_id" UUID,
    "file_name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "file_sealed" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "creates" INTEGER NOT NULL DEFAULT 0,
    "changes" INTEGER NOT NULL DEFAULT 0,
    "sames" INTEGER NOT NULL DEFAULT 0,
    "conflicts" INTEGER NOT NULL DEFAULT 0,
    "errors" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "progress_at" TIMESTAMPTZ(6),
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "written_at" TIMESTAMPTZ(6),
    "undo_by_id" UUID,
    "undo_asked_at" TIMESTAMPTZ(6),
    "undone_at" TIMESTAMPTZ(6),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."import_row" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "row_no" INTEGER NOT NULL,
    "plan" TEXT NOT NULL,
    "child_id" UUID,
    "child_version" INTEGER,
    "name" TEXT NOT NULL,
    "gender" TEXT,
    "birth_on" DATE,
    "place" TEXT NOT NULL,
    "household_code" TEXT NOT NULL,
    "guardian_name" TEXT NOT NULL,
    "id_index" BYTEA,
    "changed" TEXT[],
    "notes" JSONB NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."import_change" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "version_after" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "import_change_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "import_batch_tenant_id_recorded_at_idx" ON "app"."import_batch"("tenant_id", "recorded_at");
CREATE UNIQUE INDEX "import_row_tenant_id_batch_id_attempt_row_no_key" ON "app"."import_row"("tenant_id", "batch_id", "attempt", "row_no");
CREATE INDEX "import_row_tenant_id_batch_id_attempt_plan_row_no_idx" ON "app"."import_row"("tenant_id", "batch_id", "attempt", "plan", "row_no");
CREATE UNIQUE INDEX "import_change_tenant_id_batch_id_child_id_key" ON "app"."import_change"("tenant_id", "batch_id", "child_id");
ALTER TABLE "app"."import_batch" ADD CONSTRAINT "import_batch_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."import_batch" ADD CONSTRAINT "import_batch_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."import_batch" ADD CONSTRAINT "import_batch_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."import_batch" ADD CONSTRAINT "import_batch_tenant_id_decided_by_id_fkey" FOREIGN KEY ("tenant_id", "decided_by_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."import_batch" ADD CONSTRAINT "import_batch_tenant_id_undo_by_id_fkey" FOREIGN KEY ("tenant_id", "undo_by_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."import_row" ADD CONSTRAINT "import_row_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."import_row" ADD CONSTRAINT "import_row_tenant_id_batch_id_fkey" FOREIGN KEY ("tenant_id", "batch_id") REFERENCES "app"."import_batch"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."import_row" ADD CONSTRAINT "import_row_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."import_change" ADD CONSTRAINT "import_change_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."import_change" ADD CONSTRAINT "import_change_tenant_id_batch_id_fkey" FOREIGN KEY ("tenant_id", "batch_id") REFERENCES "app"."import_batch"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."import_change" ADD CONSTRAINT "import_change_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE app.import_batch ADD CHECK (kind IN ('roll', 'population', 'register')), ADD CHECK ((kind = 'register') = (list IS NOT NULL)),
  ADD CHECK (state IN ('waiting', 'reading', 'refused', 'previewed', 'confirmed', 'written', 'undo_asked', 'undone')), ADD CHECK ((state = 'refused') = (fault IS NOT NULL));
ALTER TABLE app.import_row ADD CHECK (plan IN ('create', 'change', 'same', 'conflict', 'error'));
ALTER TABLE app.import_change ADD CHECK (kind IN ('create', 'change'));

SELECT guard.protect(t) FROM unnest(ARRAY['import_batch', 'import_row', 'import_change']) AS t;
SELECT guard.reach('import_batch', $q$CASE (SELECT guard.ctx_role()) WHEN 'bureau' THEN true WHEN 'clock' THEN true
  WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[]) WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[]) ELSE false END$q$,
  'bureau,officer,principal', true, false);
-- 确认、撤销的可以是同校、同局的另一位；读取与写入只有后台。
CREATE POLICY change ON app.import_batch FOR UPDATE
  USING (CASE (SELECT guard.ctx_role()) WHEN 'bureau' THEN true WHEN 'clock' THEN true
    WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[]) WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[]) ELSE false END);
SELECT guard.reach(t, format('EXISTS (SELECT 1 FROM app.import_batch b WHERE b.tenant_id = %1$I.tenant_id AND b.id = %1$I.batch_id)', t), 'clock', false)
  FROM unnest(ARRAY['import_row', 'import_change']) AS t;
SELECT guard.append_only(t) FROM unnest(ARRAY['import_row', 'import_change']) AS t;
SELECT guard.never_deleted('import_batch');

-- 处境只许照这几步走；网页只能确认、请求撤销。
CREATE FUNCTION guard.move_import() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF NEW.state IS DISTINCT FROM OLD.state THEN
    IF NOT (OLD.state, NEW.state) IN (('waiting', 'reading'), ('reading', 'previewed'), ('reading', 'refused'), ('previewed', 'confirmed'),
      ('confirmed', 'written'), ('written', 'undo_asked'), ('undo_asked', 'undone')) THEN
      RAISE EXCEPTION 'an import does not go from % to %', OLD.state, NEW.state USING ERRCODE = '42501';
    END IF;
    IF session_user = 'baoxue_web' AND NEW.state NOT IN ('confirmed', 'undo_asked') THEN
      RAISE EXCEPTION 'only the clock reads and writes an import' USING ERRCODE = '42501';
    END IF;
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard.move_import() FROM PUBLIC;
CREATE TRIGGER move BEFORE UPDATE ON app.import_batch FOR EACH ROW EXECUTE FUNCTION guard.move_import();

GRANT SELECT, INSERT ON app.import_batch TO baoxue_web;
GRANT UPDATE (state, decided_by_id, decided_at, undo_by_id, undo_asked_at) ON app.import_batch TO baoxue_web;
GRANT SELECT ON app.import_row, app.import_change TO baoxue_web;
GRANT SELECT ON app.import_batch TO baoxue_worker;
GRANT UPDATE (state, attempt, fault, rows_done, creates, changes, sames, conflicts, errors, skipped, progress_at, written_at, undone_at) ON app.import_batch TO baoxue_worker;
GRANT SELECT, INSERT ON app.import_row, app.import_change TO baoxue_worker;

-- 后台照确认的打算写登记；儿童登记的改动由 child_history 留底。
CREATE POLICY clock_changes ON app.child FOR UPDATE USING ((SELECT guard.ctx_role()) = 'clock') WITH CHECK ((SELECT guard.ctx_role()) = 'clock');
CREATE POLICY clock_changes ON app.guardian FOR UPDATE USING ((SELECT guard.ctx_role()) = 'clock') WITH CHECK ((SELECT guard.ctx_role()) = 'clock');
CREATE POLICY clock_changes ON app.class_enrolment FOR UPDATE USING ((SELECT guard.ctx_role()) = 'clock') WITH CHECK ((SELECT guard.ctx_role()) = 'clock');
CREATE POLICY clock_changes ON app.child_category FOR UPDATE USING ((SELECT guard.ctx_role()) = 'clock') WITH CHECK ((SELECT guard.ctx_role()) = 'clock');
GRANT INSERT ON app.child, app.guardian, app.class_enrolment, app.child_category TO baoxue_worker;
GRANT UPDATE (id_kind, id_cipher, id_index, student_number_cipher, student_number_index, address_cipher, household_code, household_township_id,
  township_id, village_id, school_id, class_id, status, version) ON app.child TO baoxue_worker;
GRANT UPDATE (phone_cipher, phone_index) ON app.guardian TO baoxue_worker;
GRANT UPDATE (to_on) ON app.class_enrolment, app.child_category TO baoxue_worker;
CREATE POLICY clock_writes ON app.child_category FOR INSERT WITH CHECK ((SELECT guard.ctx_role()) = 'clock');
