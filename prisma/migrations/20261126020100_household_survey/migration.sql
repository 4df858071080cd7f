-- 逐村逐户摸底：一轮、各村各镇各县的一份、每一户、户里的孩子、每次上门、逐级签报。
CREATE TABLE "app"."household_survey" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "season" TEXT NOT NULL,
    "opened_on" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "household_survey_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "household_survey_tenant_id_year_season_key" ON "app"."household_survey"("tenant_id", "year", "season");

CREATE TABLE "app"."survey_area" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "village_id" UUID,
    "township_id" UUID,

    CONSTRAINT "survey_area_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "survey_area_tenant_id_survey_id_unit_id_key" ON "app"."survey_area"("tenant_id", "survey_id", "unit_id");

CREATE TABLE "app"."survey_household" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "village_id" UUID NOT NULL,
    "township_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "head" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "survey_household_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "survey_household_tenant_id_area_id_number_key" ON "app"."survey_household"("tenant_id", "area_id", "number");

CREATE TABLE "app"."survey_child" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "child_id" UUID,
    "name" TEXT NOT NULL,
    "birth_on" DATE,
    "source" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "survey_child_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "survey_child_tenant_id_household_id_idx" ON "app"."survey_child"("tenant_id", "household_id");

CREATE TABLE "app"."survey_visit" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "visited_on" DATE NOT NULL,
    "outcome" TEXT NOT NULL,
    "learned" TEXT,
    "unlisted" INTEGER NOT NULL,
    "out_of_school" UUID[],
    "not_here" UUID[],
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "survey_visit_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "survey_visit_tenant_id_household_id_ordinal_key" ON "app"."survey_visit"("tenant_id", "household_id", "ordinal");

CREATE TABLE "app"."survey_sign_off" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "households" INTEGER NOT NULL,
    "childless" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "survey_sign_off_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "survey_sign_off_tenant_id_area_id_key" ON "app"."survey_sign_off"("tenant_id", "area_id");

ALTER TABLE "app"."household_survey" ADD CONSTRAINT "household_survey_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."household_survey" ADD CONSTRAINT "household_survey_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_area" ADD CONSTRAINT "survey_area_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_area" ADD CONSTRAINT "survey_area_tenant_id_survey_id_fkey" FOREIGN KEY ("tenant_id", "survey_id") REFERENCES "app"."household_survey"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_area" ADD CONSTRAINT "survey_area_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_household" ADD CONSTRAINT "survey_household_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_household" ADD CONSTRAINT "survey_household_tenant_id_area_id_fkey" FOREIGN KEY ("tenant_id", "area_id") REFERENCES "app"."survey_area"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_household" ADD CONSTRAINT "survey_household_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_child" ADD CONSTRAINT "survey_child_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_child" ADD CONSTRAINT "survey_child_tenant_id_household_id_fkey" FOREIGN KEY ("tenant_id", "household_id") REFERENCES "app"."survey_household"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_child" ADD CONSTRAINT "survey_child_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_visit" ADD CONSTRAINT "survey_visit_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_visit" ADD CONSTRAINT "survey_visit_tenant_id_household_id_fkey" FOREIGN KEY ("tenant_id", "household_id") REFERENCES "app"."survey_household"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_visit" ADD CONSTRAINT "survey_visit_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_sign_off" ADD CONSTRAINT "survey_sign_off_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_sign_off" ADD CONSTRAINT "survey_sign_off_tenant_id_area_id_fkey" FOREIGN KEY ("tenant_id", "area_id") REFERENCES "app"."survey_area"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."survey_sign_off" ADD CONSTRAINT "survey_sign_off_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.household_survey ADD CHECK (season IN ('spring', 'autumn')), ADD CHECK (year BETWEEN 2000 AND 2100);
ALTER TABLE app.survey_area ADD CHECK (level IN ('village', 'township', 'county')), ADD CHECK ((level = 'village') = (village_id IS NOT NULL)),
  ADD CHECK ((level = 'county') = (township_id IS NULL)), ADD CHECK (unit_id = CASE level WHEN 'village' THEN village_id WHEN 'township' THEN township_id ELSE unit_id END);
ALTER TABLE app.survey_household ADD CHECK (source IN ('list', 'added')), ADD CHECK (number > 0), ADD CHECK (length(head) > 0);
ALTER TABLE app.survey_child ADD CHECK (source IN ('register', 'population', 'survey')), ADD CHECK (length(name) > 0);
-- 迁走的要问去向，家中无人的要问邻里：问到什么，必须写。
ALTER TABLE app.survey_visit ADD CHECK (outcome IN ('found', 'moved', 'no_child', 'nobody_home')), ADD CHECK (unlisted BETWEEN 0 AND 20),
  ADD CHECK ((outcome IN ('moved', 'nobody_home')) <= (length(learned) > 0)), ADD CHECK ((unlisted > 0) <= (outcome = 'found'));
ALTER TABLE app.survey_sign_off ADD CHECK (households >= 0), ADD CHECK (childless >= 0);

SELECT guard.protect(t) FROM unnest(ARRAY['household_survey', 'survey_area', 'survey_household', 'survey_child', 'survey_visit', 'survey_sign_off']) AS t;
SELECT guard.reach('household_survey', $q$(SELECT guard.ctx_role()) = ANY ('{village,township,township_leader,bureau,clock}')$q$, 'bureau');
DO $$ DECLARE
  here text := $q$CASE (SELECT guard.ctx_role()) WHEN 'village' THEN village_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'township' THEN township_id = ANY ((SELECT guard.ctx_units())::uuid[]) WHEN 'township_leader' THEN township_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END$q$;
  in_household text := 'EXISTS (SELECT 1 FROM app.survey_household h WHERE h.tenant_id = %1$I.tenant_id AND h.id = %1$I.household_id)';
BEGIN
  PERFORM guard.reach('survey_area', here, 'bureau', false);
  PERFORM guard.reach('survey_household', here, 'bureau,village,township,township_leader');
  PERFORM guard.reach('survey_child', format(in_household, 'survey_child'), 'bureau,village,township,township_leader', false);
  PERFORM guard.reach('survey_visit', format(in_household, 'survey_visit'), 'village,township,township_leader');
  PERFORM guard.reach('survey_sign_off', 'EXISTS (SELECT 1 FROM app.survey_area a WHERE a.tenant_id = survey_sign_off.tenant_id AND a.id = survey_sign_off.area_id)',
    'village,township,township_leader,bureau');
END $$;
-- 各级签各级的：村签村的，乡镇签乡镇的，县签县的。
CREATE POLICY own_level ON app.survey_sign_off AS RESTRICTIVE FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM app.survey_area a
  WHERE a.tenant_id = survey_sign_off.tenant_id AND a.id = survey_sign_off.area_id AND a.level = CASE (SELECT guard.ctx_role())
    WHEN 'village' THEN 'village' WHEN 'bureau' THEN 'county' ELSE 'township' END));
-- 签了的村，户与上门都不再添。
CREATE FUNCTION guard.survey_still_open() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM app.survey_household h JOIN app.survey_sign_off s ON s.tenant_id = h.tenant_id AND s.area_id = h.area_id
    WHERE h.tenant_id = NEW.tenant_id AND h.id = NEW.household_id) THEN
    RAISE EXCEPTION 'a signed village is closed' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard.survey_still_open() FROM PUBLIC;
CREATE TRIGGER still_open BEFORE INSERT ON app.survey_visit FOR EACH ROW EXECUTE FUNCTION guard.survey_still_open();
SELECT guard.append_only(t) FROM unnest(ARRAY['household_survey', 'survey_area', 'survey_household', 'survey_child', 'survey_visit', 'survey_sign_off']) AS t;

-- 摸底的时限不随个案：欠的那个村、那个乡镇看得到，也只有它办得结。
CREATE POLICY see_survey ON app.deadline FOR SELECT USING ((SELECT guard.ctx_role()) = ANY ('{village,township,township_leader}')
  AND duty LIKE 'survey\_%' AND case_id IS NULL AND owner_unit_id = ANY ((SELECT guard.ctx_units())::uuid[]));
CREATE POLICY change_survey ON app.deadline FOR UPDATE USING ((SELECT guard.ctx_role()) = ANY ('{village,township,township_leader}')
  AND duty LIKE 'survey\_%' AND case_id IS NULL AND owner_unit_id = ANY ((SELECT guard.ctx_units())::uuid[]));
-- 村、乡镇的摸底也进账。
DROP POLICY write_of_towns ON app.ledger_event;
CREATE POLICY write_of_towns ON app.ledger_event FOR INSERT WITH CHECK (
  (SELECT guard.ctx_role()) = ANY ('{village,township,township_leader}') AND person_id = (SELECT guard.ctx_person())
  AND case_id IS NULL AND class_id IS NULL AND school_id IS NULL
  AND subject_kind = ANY ('{attachment,child,placement,enrolment_notice,survey_household,survey_area}'));
GRANT SELECT, INSERT ON app.household_survey, app.survey_area, app.survey_household, app.survey_child, app.survey_visit, app.survey_sign_off TO baoxue_web;
GRANT SELECT ON app.household_survey, app.survey_area TO baoxue_worker;
