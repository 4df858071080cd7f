-- 学生家长签字（DDK-5.2.4）、包保责任（NA-3.2，DDK-4.2.1）、年度责任书（NA-2.2）、责任区（LX-2.1.1）、留守儿童档案卡（LX-2.7.1）。
CREATE TABLE "app"."signature" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "signer" TEXT NOT NULL,
    "signer_name" TEXT NOT NULL,
    "means" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "place" TEXT,
    "image" BYTEA,
    "digest" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "signature_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."responsibility_post" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "holder_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "ended_on" DATE,
    "ended_why" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "responsibility_post_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."pledge" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "township_id" UUID NOT NULL,
    "signed_on" DATE NOT NULL,
    "paper_number" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "pledge_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."zone" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "holder_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "ended_on" DATE,
    "ended_why" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "zone_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."zone_village" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "zone_id" UUID NOT NULL,
    "village_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "zone_village_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."left_behind_card" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body_cipher" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "left_behind_card_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "signature_tenant_id_case_id_idx" ON "app"."signature"("tenant_id", "case_id");
CREATE INDEX "responsibility_post_tenant_id_school_id_idx" ON "app"."responsibility_post"("tenant_id", "school_id");
CREATE UNIQUE INDEX "pledge_tenant_id_year_township_id_key" ON "app"."pledge"("tenant_id", "year", "township_id");
CREATE INDEX "zone_tenant_id_holder_id_idx" ON "app"."zone"("tenant_id", "holder_id");
CREATE INDEX "zone_village_tenant_id_village_id_idx" ON "app"."zone_village"("tenant_id", "village_id");
CREATE UNIQUE INDEX "zone_village_tenant_id_zone_id_village_id_key" ON "app"."zone_village"("tenant_id", "zone_id", "village_id");
CREATE UNIQUE INDEX "left_behind_card_tenant_id_child_id_version_key" ON "app"."left_behind_card"("tenant_id", "child_id", "version");
ALTER TABLE "app"."signature" ADD CONSTRAINT "signature_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."signature" ADD CONSTRAINT "signature_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."signature" ADD CONSTRAINT "signature_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."responsibility_post" ADD CONSTRAINT "responsibility_post_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."responsibility_post" ADD CONSTRAINT "responsibility_post_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."responsibility_post" ADD CONSTRAINT "responsibility_post_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."responsibility_post" ADD CONSTRAINT "responsibility_post_tenant_id_holder_id_fkey" FOREIGN KEY ("tenant_id", "holder_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."responsibility_post" ADD CONSTRAINT "responsibility_post_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."pledge" ADD CONSTRAINT "pledge_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."pledge" ADD CONSTRAINT "pledge_tenant_id_township_id_fkey" FOREIGN KEY ("tenant_id", "township_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."pledge" ADD CONSTRAINT "pledge_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."zone" ADD CONSTRAINT "zone_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."zone" ADD CONSTRAINT "zone_tenant_id_holder_id_fkey" FOREIGN KEY ("tenant_id", "holder_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."zone" ADD CONSTRAINT "zone_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."zone_village" ADD CONSTRAINT "zone_village_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."zone_village" ADD CONSTRAINT "zone_village_tenant_id_zone_id_fkey" FOREIGN KEY ("tenant_id", "zone_id") REFERENCES "app"."zone"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."zone_village" ADD CONSTRAINT "zone_village_tenant_id_village_id_fkey" FOREIGN KEY ("tenant_id", "village_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."zone_village" ADD CONSTRAINT "zone_village_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."left_behind_card" ADD CONSTRAINT "left_behind_card_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."left_behind_card" ADD CONSTRAINT "left_behind_card_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."left_behind_card" ADD CONSTRAINT "left_behind_card_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT guard.protect('signature'), guard.protect('responsibility_post'), guard.protect('pledge'), guard.protect('zone'), guard.protect('zone_village'), guard.protect('left_behind_card');
SELECT guard.reach('signature', guard.reach_of('via_case', 'signature'), 'teacher,officer,principal,village,township,township_leader'),
  guard.reach('left_behind_card', guard.reach_of('via_child', 'left_behind_card'), 'teacher,officer,principal,village,township,township_leader'),
  guard.reach('pledge', $q$(SELECT guard.ctx_role()) = ANY ('{bureau,clock}') OR township_id = ANY ((SELECT guard.ctx_units())::uuid[])$q$, 'bureau'),
  guard.reach('zone', 'true', 'bureau', true, true), guard.reach('zone_village', 'true', 'bureau');
-- 包保是人事底账，全县可读（乡镇、督学的纸面上要印责任链）；只有本校专干、校长写得了本校的。
SELECT guard.reach('responsibility_post', 'true', '', true);
DROP POLICY write ON app.responsibility_post;
CREATE POLICY write ON app.responsibility_post FOR INSERT WITH CHECK ((SELECT guard.ctx_role()) = ANY ('{officer,principal}')
  AND school_id = ANY ((SELECT guard.ctx_units())::uuid[]) AND person_id = (SELECT guard.ctx_person()));
CREATE POLICY change ON app.responsibility_post FOR UPDATE USING ((SELECT guard.ctx_role()) = ANY ('{officer,principal}') AND school_id = ANY ((SELECT guard.ctx_units())::uuid[]))
  WITH CHECK (school_id = ANY ((SELECT guard.ctx_units())::uuid[]));
SELECT guard.append_only('signature'), guard.append_only('pledge'), guard.append_only('zone_village'), guard.append_only('left_behind_card'),
  guard.never_deleted('responsibility_post'), guard.never_deleted('zone');
CREATE FUNCTION guard.end_once() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN IF OLD.ended_on IS NOT NULL THEN RAISE EXCEPTION 'what has ended stays ended' USING ERRCODE = '42501'; END IF; RETURN NEW; END $$;
REVOKE ALL ON FUNCTION guard.end_once() FROM PUBLIC;
CREATE TRIGGER end_once BEFORE UPDATE ON app.responsibility_post FOR EACH ROW EXECUTE FUNCTION guard.end_once();
CREATE TRIGGER end_once BEFORE UPDATE ON app.zone FOR EACH ROW EXECUTE FUNCTION guard.end_once();

ALTER TABLE app.signature ADD CHECK (signer IN ('student', 'guardian')), ADD CHECK (means IN ('screen', 'paper')),
  ADD CHECK ((means = 'screen') = (image IS NOT NULL)), ADD CHECK ((image IS NULL) = (digest IS NULL)), ADD CHECK ((means = 'paper') <= (length(place) > 0)),
  ADD CHECK (image IS NULL OR octet_length(image) <= 65536), ADD CHECK (digest IS NULL OR digest = encode(sha256(image), 'hex'));
ALTER TABLE app.responsibility_post ADD CHECK (ended_on IS NULL OR ended_on >= from_on), ADD CHECK ((ended_on IS NULL) = (ended_why IS NULL));
ALTER TABLE app.zone ADD CHECK (ended_on IS NULL OR ended_on >= from_on), ADD CHECK ((ended_on IS NULL) = (ended_why IS NULL));
ALTER TABLE app.pledge ADD CHECK (year BETWEEN 2000 AND 2100), ADD CHECK (length(paper_number) > 0);

GRANT SELECT ON app.responsibility_post, app.pledge, app.zone, app.zone_village TO baoxue_web, baoxue_worker;
GRANT SELECT ON app.signature, app.left_behind_card TO baoxue_web;
GRANT INSERT ON app.signature, app.responsibility_post, app.pledge, app.zone, app.zone_village, app.left_behind_card TO baoxue_web;
GRANT UPDATE (ended_on, ended_why) ON app.responsibility_post, app.zone TO baoxue_web;
