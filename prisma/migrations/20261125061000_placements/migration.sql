-- 缓学、休学、送教上门（L1-11、DT-4.5.3、附件6）与残疾儿童就学登记（LX-2.6.5）。
CREATE TABLE "app"."placement_application" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "case_id" UUID,
    "kind" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "applicant_name" TEXT NOT NULL,
    "applicant_relation" TEXT NOT NULL,
    "condition" TEXT NOT NULL,
    "hospital" TEXT NOT NULL,
    "proof_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "renews_id" UUID,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "placement_application_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "app"."placement_opinion" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "placement_opinion_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "app"."placement" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "case_id" UUID,
    "kind" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "app"."placement_end" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "ended_on" DATE NOT NULL,
    "why" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "placement_end_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "app"."home_teaching_plan" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "teachers" TEXT NOT NULL,
    "lessons_per_week" INTEGER NOT NULL,
    "lessons_per_year" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "home_teaching_plan_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "app"."home_teaching_session" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "teachers" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "guardian_name" TEXT NOT NULL,
    "signature_id" UUID,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "home_teaching_session_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "app"."disability_schooling" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "disability" TEXT NOT NULL,
    "level" INTEGER,
    "schooling" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "proof_id" UUID,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "disability_schooling_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE INDEX "placement_application_tenant_id_case_id_idx" ON "app"."placement_application"("tenant_id", "case_id");

CREATE UNIQUE INDEX "placement_application_tenant_id_child_id_round_key" ON "app"."placement_application"("tenant_id", "child_id", "round");

CREATE UNIQUE INDEX "placement_opinion_tenant_id_application_id_stage_key" ON "app"."placement_opinion"("tenant_id", "application_id", "stage");

CREATE INDEX "placement_tenant_id_child_id_idx" ON "app"."placement"("tenant_id", "child_id");

CREATE INDEX "placement_tenant_id_until_on_idx" ON "app"."placement"("tenant_id", "until_on");

CREATE UNIQUE INDEX "placement_tenant_id_application_id_key" ON "app"."placement"("tenant_id", "application_id");

CREATE UNIQUE INDEX "placement_end_tenant_id_placement_id_key" ON "app"."placement_end"("tenant_id", "placement_id");

CREATE INDEX "home_teaching_plan_tenant_id_placement_id_idx" ON "app"."home_teaching_plan"("tenant_id", "placement_id");

CREATE INDEX "home_teaching_session_tenant_id_placement_id_day_idx" ON "app"."home_teaching_session"("tenant_id", "placement_id", "day");

CREATE INDEX "disability_schooling_tenant_id_child_id_idx" ON "app"."disability_schooling"("tenant_id", "child_id");

ALTER TABLE "app"."placement_application" ADD CONSTRAINT "placement_application_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement_application" ADD CONSTRAINT "placement_application_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement_application" ADD CONSTRAINT "placement_application_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement_application" ADD CONSTRAINT "placement_application_tenant_id_proof_id_fkey" FOREIGN KEY ("tenant_id", "proof_id") REFERENCES "app"."attachment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement_application" ADD CONSTRAINT "placement_application_tenant_id_renews_id_fkey" FOREIGN KEY ("tenant_id", "renews_id") REFERENCES "app"."placement"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement_application" ADD CONSTRAINT "placement_application_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement_opinion" ADD CONSTRAINT "placement_opinion_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement_opinion" ADD CONSTRAINT "placement_opinion_tenant_id_application_id_fkey" FOREIGN KEY ("tenant_id", "application_id") REFERENCES "app"."placement_application"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement_opinion" ADD CONSTRAINT "placement_opinion_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement" ADD CONSTRAINT "placement_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement" ADD CONSTRAINT "placement_tenant_id_application_id_fkey" FOREIGN KEY ("tenant_id", "application_id") REFERENCES "app"."placement_application"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement" ADD CONSTRAINT "placement_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement" ADD CONSTRAINT "placement_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement" ADD CONSTRAINT "placement_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement_end" ADD CONSTRAINT "placement_end_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement_end" ADD CONSTRAINT "placement_end_tenant_id_placement_id_fkey" FOREIGN KEY ("tenant_id", "placement_id") REFERENCES "app"."placement"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."placement_end" ADD CONSTRAINT "placement_end_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."home_teaching_plan" ADD CONSTRAINT "home_teaching_plan_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."home_teaching_plan" ADD CONSTRAINT "home_teaching_plan_tenant_id_placement_id_fkey" FOREIGN KEY ("tenant_id", "placement_id") REFERENCES "app"."placement"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."home_teaching_plan" ADD CONSTRAINT "home_teaching_plan_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."home_teaching_session" ADD CONSTRAINT "home_teaching_session_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."home_teaching_session" ADD CONSTRAINT "home_teaching_session_tenant_id_placement_id_fkey" FOREIGN KEY ("tenant_id", "placement_id") REFERENCES "app"."placement"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."home_teaching_session" ADD CONSTRAINT "home_teaching_session_tenant_id_signature_id_fkey" FOREIGN KEY ("tenant_id", "signature_id") REFERENCES "app"."attachment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."home_teaching_session" ADD CONSTRAINT "home_teaching_session_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."disability_schooling" ADD CONSTRAINT "disability_schooling_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."disability_schooling" ADD CONSTRAINT "disability_schooling_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."disability_schooling" ADD CONSTRAINT "disability_schooling_tenant_id_proof_id_fkey" FOREIGN KEY ("tenant_id", "proof_id") REFERENCES "app"."attachment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."disability_schooling" ADD CONSTRAINT "disability_schooling_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE app.placement_application ADD CHECK (kind IN ('deferral', 'study_leave', 'home_teaching')), ADD CHECK (until_on > from_on),
  ADD CHECK (kind <> 'deferral' OR case_id IS NOT NULL);
ALTER TABLE app.placement_opinion ADD CHECK (stage IN ('village', 'school', 'township', 'bureau')), ADD CHECK (decision IN ('agree', 'disagree')),
  ADD CHECK (decision = 'agree' OR length(words) > 0);
ALTER TABLE app.placement ADD CHECK (kind IN ('deferral', 'study_leave', 'home_teaching')), ADD CHECK (until_on > from_on);
ALTER TABLE app.placement_end ADD CHECK (why IN ('expired', 'renewed', 'resumed', 'lapsed')), ADD CHECK ((role = 'clock') = (person_id IS NULL));
ALTER TABLE app.home_teaching_plan ADD CHECK (lessons_per_week BETWEEN 1 AND 40), ADD CHECK (lessons_per_year BETWEEN 1 AND 2000);
ALTER TABLE app.home_teaching_session ADD CHECK (minutes BETWEEN 10 AND 480);
ALTER TABLE app.disability_schooling ADD CHECK (level BETWEEN 1 AND 4),
  ADD CHECK (disability IN ('visual', 'hearing', 'intellectual', 'speech', 'physical', 'mental', 'multiple', 'other')),
  ADD CHECK (schooling IN ('incapable', 'inclusive', 'special_class', 'special_school', 'home_teaching', 'none_yet'));

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['placement_application', 'placement_opinion', 'placement', 'placement_end', 'home_teaching_plan', 'home_teaching_session', 'disability_schooling'] LOOP
    PERFORM guard.protect(t);
    PERFORM guard.append_only(t);
  END LOOP;
END $$;

-- 申请写着病情：出具意见的与批准的看得到；教师、督学只见下面 placement 的起止（F35）。
SELECT guard.reach('placement_application', format($q$(SELECT guard.ctx_role()) = ANY ('{officer,principal,village,township,township_leader,bureau,clock}') AND %s$q$,
  guard.reach_of('via_child', 'placement_application')), 'officer,principal,village,township,township_leader');
-- 案是这个儿童的案，凭据是这个儿童的凭据。
CREATE POLICY same_child ON app.placement_application AS RESTRICTIVE FOR INSERT WITH CHECK (
  (case_id IS NULL OR EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = placement_application.tenant_id AND k.id = placement_application.case_id AND k.child_id = placement_application.child_id))
  AND EXISTS (SELECT 1 FROM app.attachment a WHERE a.tenant_id = placement_application.tenant_id AND a.id = placement_application.proof_id AND a.child_id = placement_application.child_id
    AND a.kind IN ('medical_proof', 'disability_proof')));

SELECT guard.reach('placement_opinion', 'EXISTS (SELECT 1 FROM app.placement_application p WHERE p.tenant_id = placement_opinion.tenant_id AND p.id = placement_opinion.application_id)',
  'village,officer,principal,township_leader,bureau');
-- 各写各的一栏；录入申请的人不批自己录的。
CREATE POLICY own_stage ON app.placement_opinion AS RESTRICTIVE FOR INSERT WITH CHECK (
  stage = CASE (SELECT guard.ctx_role()) WHEN 'village' THEN 'village' WHEN 'officer' THEN 'school' WHEN 'principal' THEN 'school' WHEN 'township_leader' THEN 'township' WHEN 'bureau' THEN 'bureau' END
  AND (stage IN ('village', 'school') OR EXISTS (SELECT 1 FROM app.placement_application p WHERE p.tenant_id = placement_opinion.tenant_id AND p.id = placement_opinion.application_id
    AND p.person_id <> (SELECT guard.ctx_person()))));

SELECT guard.reach('placement', guard.reach_of('via_child', 'placement'), 'township_leader,bureau');
-- 没有批准人的同意，批件写不进来；批件与申请一字不差。
CREATE POLICY approved ON app.placement AS RESTRICTIVE FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM app.placement_application p JOIN app.placement_opinion o ON o.tenant_id = p.tenant_id AND o.application_id = p.id
    WHERE p.tenant_id = placement.tenant_id AND p.id = placement.application_id AND p.child_id = placement.child_id AND p.case_id IS NOT DISTINCT FROM placement.case_id
      AND p.kind = placement.kind AND p.from_on = placement.from_on AND p.until_on = placement.until_on AND o.stage IN ('township', 'bureau') AND o.decision = 'agree'));

SELECT guard.reach('placement_end', 'EXISTS (SELECT 1 FROM app.placement p WHERE p.tenant_id = placement_end.tenant_id AND p.id = placement_end.placement_id)',
  'officer,principal,township_leader,bureau,clock');
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['home_teaching_plan', 'home_teaching_session'] LOOP
    PERFORM guard.reach(t, format('EXISTS (SELECT 1 FROM app.placement p WHERE p.tenant_id = %1$I.tenant_id AND p.id = %1$I.placement_id AND p.kind = ''home_teaching'')', t), 'teacher,officer,principal');
  END LOOP;
END $$;
CREATE TRIGGER no_future_day BEFORE INSERT ON app.home_teaching_session FOR EACH ROW EXECUTE FUNCTION guard.no_future_day();

SELECT guard.reach('disability_schooling', format($q$(SELECT guard.ctx_role()) = ANY ('{officer,principal,township,township_leader,bureau}') AND %s$q$,
  guard.reach_of('via_child', 'disability_schooling')), 'officer,principal,bureau');

-- 在籍儿童获批休学、送教的，期内的点名自动带出：批准的人据批件写下这一张假条，起止与批件一致。
CREATE POLICY write_of_placement ON app.leave FOR INSERT WITH CHECK (
  (SELECT guard.ctx_role()) = ANY ('{township_leader,bureau}') AND person_id = (SELECT guard.ctx_person()) AND kind = 'sick'
  AND EXISTS (SELECT 1 FROM app.placement p JOIN app.child c ON c.tenant_id = p.tenant_id AND c.id = p.child_id
    WHERE p.tenant_id = leave.tenant_id AND p.child_id = leave.child_id AND p.from_on = leave.from_on AND p.until_on = leave.to_on
      AND p.kind IN ('study_leave', 'home_teaching') AND c.class_id = leave.class_id AND c.school_id = leave.school_id));

-- 就学状态随批件与届满而变；别的列由各自的防线管。
CREATE POLICY change_of_status ON app.child FOR UPDATE USING (
  CASE (SELECT guard.ctx_role()) WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[]) WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'township_leader' THEN township_id = ANY ((SELECT guard.ctx_units())::uuid[])
      OR EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = child.tenant_id AND k.child_id = child.id)
    WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END)
  WITH CHECK (status = ANY ('{enrolled,never_enrolled,deferred,home_teaching,study_leave,away,over_age}'));

GRANT SELECT, INSERT ON app.placement_application, app.placement_opinion, app.placement, app.placement_end, app.home_teaching_plan, app.home_teaching_session, app.disability_schooling TO baoxue_web;
GRANT SELECT ON app.placement_application, app.placement_opinion, app.placement, app.placement_end, app.home_teaching_plan, app.home_teaching_session TO baoxue_worker;
GRANT INSERT ON app.placement_end TO baoxue_worker;
GRANT UPDATE (status, version) ON app.child TO baoxue_web, baoxue_worker;
