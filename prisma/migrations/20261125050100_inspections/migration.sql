-- 督导登记、抽样核对、督导意见与整改、约谈通报诫勉（L6-14、L6-16、L6-17、L6-21、L6-22，DDK-4.6.1，DDK-5.3.4，DDK-5.3.5）。
CREATE TABLE "app"."inspection" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "school_id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "noticed_on" DATE,
    "members" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "inspection_tenant_id_visit_id_school_id_key" ON "app"."inspection"("tenant_id", "visit_id", "school_id");
CREATE INDEX "inspection_tenant_id_school_id_held_on_idx" ON "app"."inspection"("tenant_id", "school_id", "held_on");

CREATE TABLE "app"."sample_draw" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seed" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "per_school" INTEGER NOT NULL,
    "school_ids" UUID[] NOT NULL,
    "population" INTEGER NOT NULL,
    "population_digest" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sample_draw_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "app"."sample_item" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "draw_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "school_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,

    CONSTRAINT "sample_item_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "sample_item_tenant_id_draw_id_ordinal_key" ON "app"."sample_item"("tenant_id", "draw_id", "ordinal");

CREATE TABLE "app"."sample_check" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sample_check_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "sample_check_tenant_id_item_id_idx" ON "app"."sample_check"("tenant_id", "item_id");

CREATE TABLE "app"."finding" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "case_id" UUID,
    "item_id" UUID,
    "content" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "finding_tenant_id_school_id_idx" ON "app"."finding"("tenant_id", "school_id");

CREATE TABLE "app"."finding_step" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "new_due_on" DATE,
    "role" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "finding_step_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "finding_step_tenant_id_finding_id_ordinal_key" ON "app"."finding_step"("tenant_id", "finding_id", "ordinal");

CREATE TABLE "app"."censure" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "school_id" UUID NOT NULL,
    "finding_id" UUID,
    "held_on" DATE NOT NULL,
    "content" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "censure_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "censure_tenant_id_school_id_idx" ON "app"."censure"("tenant_id", "school_id");

ALTER TABLE "app"."inspection" ADD CONSTRAINT "inspection_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."inspection" ADD CONSTRAINT "inspection_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."inspection" ADD CONSTRAINT "inspection_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."sample_draw" ADD CONSTRAINT "sample_draw_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."sample_draw" ADD CONSTRAINT "sample_draw_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."sample_item" ADD CONSTRAINT "sample_item_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."sample_item" ADD CONSTRAINT "sample_item_tenant_id_draw_id_fkey" FOREIGN KEY ("tenant_id", "draw_id") REFERENCES "app"."sample_draw"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."sample_item" ADD CONSTRAINT "sample_item_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."sample_item" ADD CONSTRAINT "sample_item_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."sample_check" ADD CONSTRAINT "sample_check_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."sample_check" ADD CONSTRAINT "sample_check_tenant_id_item_id_fkey" FOREIGN KEY ("tenant_id", "item_id") REFERENCES "app"."sample_item"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."sample_check" ADD CONSTRAINT "sample_check_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."finding" ADD CONSTRAINT "finding_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."finding" ADD CONSTRAINT "finding_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."finding" ADD CONSTRAINT "finding_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."finding" ADD CONSTRAINT "finding_tenant_id_item_id_fkey" FOREIGN KEY ("tenant_id", "item_id") REFERENCES "app"."sample_item"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."finding" ADD CONSTRAINT "finding_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."finding_step" ADD CONSTRAINT "finding_step_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."finding_step" ADD CONSTRAINT "finding_step_tenant_id_finding_id_fkey" FOREIGN KEY ("tenant_id", "finding_id") REFERENCES "app"."finding"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."finding_step" ADD CONSTRAINT "finding_step_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."censure" ADD CONSTRAINT "censure_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."censure" ADD CONSTRAINT "censure_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."censure" ADD CONSTRAINT "censure_tenant_id_finding_id_fkey" FOREIGN KEY ("tenant_id", "finding_id") REFERENCES "app"."finding"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."censure" ADD CONSTRAINT "censure_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- 专项须事先书面通知（L6-17）；整改的答复、复查各有其人。
ALTER TABLE app.inspection ADD CHECK (kind IN ('special', 'regular')), ADD CHECK ((kind = 'special') <= (noticed_on IS NOT NULL)),
  ADD CHECK (noticed_on IS NULL OR noticed_on <= held_on);
ALTER TABLE app.sample_draw ADD CHECK (subject IN ('case', 'persuasion', 'report')), ADD CHECK (per_school BETWEEN 1 AND 50), ADD CHECK (to_on >= from_on),
  ADD CHECK (length(seed) BETWEEN 1 AND 40);
ALTER TABLE app.sample_check ADD CHECK (verdict IN ('matches', 'differs', 'paper_missing', 'system_missing')), ADD CHECK ((verdict <> 'matches') <= (length(note) > 0));
ALTER TABLE app.finding_step ADD CHECK (kind IN ('answered', 'passed', 'failed', 'reported')), ADD CHECK ((kind = 'failed') = (new_due_on IS NOT NULL)),
  ADD CHECK ((kind IN ('answered', 'reported')) = (role IN ('officer', 'principal'))), ADD CHECK ((kind IN ('passed', 'failed')) = (role = 'inspector'));
ALTER TABLE app.censure ADD CHECK (kind IN ('talk', 'circular', 'admonition'));

DO $$ DECLARE
  t text;
  school_desk text := $q$CASE (SELECT guard.ctx_role())
    WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'inspector' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END$q$;
  -- 抽到谁，被抽的学校事先不知道。
  inspector_only text := $q$CASE (SELECT guard.ctx_role())
    WHEN 'inspector' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[]) WHEN 'bureau' THEN true ELSE false END$q$;
BEGIN
  FOREACH t IN ARRAY ARRAY['inspection', 'sample_draw', 'sample_item', 'sample_check', 'finding', 'finding_step', 'censure'] LOOP
    PERFORM guard.protect(t);
    PERFORM guard.append_only(t);
  END LOOP;
  PERFORM guard.reach('inspection', school_desk, 'inspector,bureau');
  PERFORM guard.reach('sample_draw', $q$CASE (SELECT guard.ctx_role()) WHEN 'inspector' THEN person_id = (SELECT guard.ctx_person()) WHEN 'bureau' THEN true ELSE false END$q$, 'inspector');
  PERFORM guard.reach('sample_item', inspector_only, 'inspector', false);
  PERFORM guard.reach('sample_check', 'EXISTS (SELECT 1 FROM app.sample_item i WHERE i.tenant_id = sample_check.tenant_id AND i.id = sample_check.item_id)', 'inspector');
  PERFORM guard.reach('finding', school_desk, 'inspector');
  PERFORM guard.reach('finding_step', 'EXISTS (SELECT 1 FROM app.finding f WHERE f.tenant_id = finding_step.tenant_id AND f.id = finding_step.finding_id)', 'officer,principal,inspector');
  PERFORM guard.reach('censure', school_desk, 'inspector,bureau');
END $$;
GRANT SELECT, INSERT ON app.inspection, app.sample_draw, app.sample_item, app.sample_check, app.finding, app.finding_step, app.censure TO baoxue_web;
