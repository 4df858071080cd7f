-- 劝返责任人与协助人的去留、三部分计划的各版、结对帮扶与帮扶活动（F20，DDK-4.2.2，DDK-4.7.1，LX-2.7.2）。
CREATE TABLE "app"."case_person" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "named_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "reason" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "case_person_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."case_plan" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "persuasion" TEXT NOT NULL,
    "care" TEXT NOT NULL,
    "support" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "case_plan_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."pairing" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "case_id" UUID,
    "kind" TEXT NOT NULL,
    "helper_id" UUID,
    "helper_name" TEXT NOT NULL,
    "helper_unit" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "aim" TEXT NOT NULL,
    "ended_on" DATE,
    "ended_why" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "pairing_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."support_activity" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "on_day" DATE NOT NULL,
    "content" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "support_activity_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."support_note" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "note_cipher" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "support_note_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "case_person_tenant_id_case_id_idx" ON "app"."case_person"("tenant_id", "case_id");
CREATE INDEX "case_person_tenant_id_named_id_idx" ON "app"."case_person"("tenant_id", "named_id");
CREATE UNIQUE INDEX "case_plan_tenant_id_case_id_version_key" ON "app"."case_plan"("tenant_id", "case_id", "version");
CREATE INDEX "pairing_tenant_id_child_id_idx" ON "app"."pairing"("tenant_id", "child_id");
CREATE INDEX "support_activity_tenant_id_pairing_id_idx" ON "app"."support_activity"("tenant_id", "pairing_id");
CREATE UNIQUE INDEX "support_note_tenant_id_activity_id_key" ON "app"."support_note"("tenant_id", "activity_id");
ALTER TABLE "app"."case_person" ADD CONSTRAINT "case_person_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."case_person" ADD CONSTRAINT "case_person_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."case_person" ADD CONSTRAINT "case_person_tenant_id_named_id_fkey" FOREIGN KEY ("tenant_id", "named_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."case_person" ADD CONSTRAINT "case_person_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."case_plan" ADD CONSTRAINT "case_plan_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."case_plan" ADD CONSTRAINT "case_plan_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."case_plan" ADD CONSTRAINT "case_plan_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."pairing" ADD CONSTRAINT "pairing_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."pairing" ADD CONSTRAINT "pairing_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."pairing" ADD CONSTRAINT "pairing_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."pairing" ADD CONSTRAINT "pairing_tenant_id_helper_id_fkey" FOREIGN KEY ("tenant_id", "helper_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."pairing" ADD CONSTRAINT "pairing_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."support_activity" ADD CONSTRAINT "support_activity_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."support_activity" ADD CONSTRAINT "support_activity_tenant_id_pairing_id_fkey" FOREIGN KEY ("tenant_id", "pairing_id") REFERENCES "app"."pairing"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."support_activity" ADD CONSTRAINT "support_activity_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."support_activity" ADD CONSTRAINT "support_activity_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."support_note" ADD CONSTRAINT "support_note_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."support_note" ADD CONSTRAINT "support_note_tenant_id_activity_id_fkey" FOREIGN KEY ("tenant_id", "activity_id") REFERENCES "app"."support_activity"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."support_note" ADD CONSTRAINT "support_note_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."support_note" ADD CONSTRAINT "support_note_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT guard.protect('case_person'), guard.protect('case_plan'), guard.protect('pairing'), guard.protect('support_activity'), guard.protect('support_note');
SELECT guard.reach('case_person', guard.reach_of('via_case', 'case_person'), 'officer,principal,township,township_leader'),
  guard.reach('case_plan', guard.reach_of('via_case', 'case_plan'), 'teacher,officer,principal,township,township_leader'),
  guard.reach('pairing', guard.reach_of('via_child', 'pairing'), 'teacher,officer,principal,village,township,township_leader,bureau', true, true),
  guard.reach('support_activity', guard.reach_of('via_child', 'support_activity'), 'teacher,officer,principal,village,township,township_leader,bureau'),
  guard.reach('support_note', guard.reach_of('via_child', 'support_note') || $q$ AND (person_id = (SELECT guard.ctx_person()) OR (SELECT guard.ctx_role()) = ANY ('{principal,bureau}'))$q$,
    'teacher,officer,principal,village,township,township_leader,bureau');
SELECT guard.append_only('case_person'), guard.append_only('case_plan'), guard.append_only('support_activity'), guard.append_only('support_note'), guard.never_deleted('pairing');
CREATE FUNCTION guard.end_pairing_once() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN IF OLD.ended_on IS NOT NULL THEN RAISE EXCEPTION 'an ended pairing stays ended' USING ERRCODE = '42501'; END IF; RETURN NEW; END $$;
REVOKE ALL ON FUNCTION guard.end_pairing_once() FROM PUBLIC;
CREATE TRIGGER end_once BEFORE UPDATE ON app.pairing FOR EACH ROW EXECUTE FUNCTION guard.end_pairing_once();

ALTER TABLE app.case_person ADD CHECK (part IN ('responsible', 'helper')), ADD CHECK (act IN ('named', 'released')), ADD CHECK (part = 'helper' OR act = 'named');
ALTER TABLE app.case_plan ADD CHECK (version > 0), ADD CHECK (length(persuasion) > 0 AND length(care) > 0 AND length(support) > 0);
ALTER TABLE app.pairing ADD CHECK (kind IN ('party_cadre', 'principal', 'teacher', 'proxy_parent', 'mass_organisation')),
  ADD CHECK (ended_on IS NULL OR ended_on >= from_on), ADD CHECK ((ended_on IS NULL) = (ended_why IS NULL));
ALTER TABLE app.support_activity ADD CHECK (kind IN ('talk', 'tutoring', 'psychological', 'study_help', 'hardship_relief')),
  ADD CHECK ((kind = 'psychological') = (content IS NULL));

GRANT SELECT ON app.case_person, app.case_plan, app.pairing, app.support_activity TO baoxue_web, baoxue_worker;
GRANT SELECT ON app.support_note TO baoxue_web;
GRANT INSERT ON app.case_person, app.case_plan, app.pairing, app.support_activity, app.support_note TO baoxue_web;
GRANT UPDATE (ended_on, ended_why) ON app.pairing TO baoxue_web;
