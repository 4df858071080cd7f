-- 线索（DT-3.3.1）：村里、乡镇看见在册的孩子没有上学，反馈乡镇与教育局；乡镇核实。点名的学校看不到谁反馈的。
CREATE TABLE "app"."lead" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "village_id" UUID,
    "township_id" UUID NOT NULL,
    "noticed_on" DATE NOT NULL,
    "whereabouts" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "lead_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."lead_check" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "checked_on" DATE NOT NULL,
    "done" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "lead_check_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "lead_tenant_id_child_id_idx" ON "app"."lead"("tenant_id", "child_id");
CREATE INDEX "lead_tenant_id_township_id_idx" ON "app"."lead"("tenant_id", "township_id");
CREATE UNIQUE INDEX "lead_check_tenant_id_lead_id_key" ON "app"."lead_check"("tenant_id", "lead_id");
ALTER TABLE "app"."lead" ADD CONSTRAINT "lead_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."lead" ADD CONSTRAINT "lead_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."lead" ADD CONSTRAINT "lead_tenant_id_village_id_fkey" FOREIGN KEY ("tenant_id", "village_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."lead" ADD CONSTRAINT "lead_tenant_id_township_id_fkey" FOREIGN KEY ("tenant_id", "township_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."lead" ADD CONSTRAINT "lead_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."lead_check" ADD CONSTRAINT "lead_check_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."lead_check" ADD CONSTRAINT "lead_check_tenant_id_lead_id_fkey" FOREIGN KEY ("tenant_id", "lead_id") REFERENCES "app"."lead"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."lead_check" ADD CONSTRAINT "lead_check_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.lead ADD CHECK (length(said) > 0), ADD CHECK (length(whereabouts) > 0);
ALTER TABLE app.lead_check ADD CHECK (outcome IN ('not_attending', 'attending', 'excused')), ADD CHECK (length(done) > 0);

SELECT guard.protect('lead'), guard.protect('lead_check');
-- 村看本村的，乡镇看辖下的，县教育局全看；学校、督学没有：反馈的人不必怕被反馈的学校知道。
SELECT guard.reach('lead', $q$CASE (SELECT guard.ctx_role()) WHEN 'village' THEN village_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'township' THEN township_id = ANY ((SELECT guard.ctx_units())::uuid[]) WHEN 'township_leader' THEN township_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END$q$, 'village,township,township_leader'),
  guard.reach('lead_check', $q$EXISTS (SELECT 1 FROM app.lead l WHERE l.tenant_id = lead_check.tenant_id AND l.id = lead_check.lead_id)$q$,
    'township,township_leader,bureau');
-- 反馈到孩子常住的村、乡镇，不能反馈到别处。
CREATE POLICY of_own_village ON app.lead AS RESTRICTIVE FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM app.child c
  WHERE c.tenant_id = lead.tenant_id AND c.id = lead.child_id AND c.township_id = lead.township_id AND c.village_id IS NOT DISTINCT FROM lead.village_id));
SELECT guard.append_only('lead'), guard.append_only('lead_check');
-- 核实的时限不随个案：欠着的那个乡镇看得到、办得结；反馈的人（村里看不到它）起得了自己那一条的。
CREATE POLICY of_own_lead ON app.deadline FOR ALL USING (
  (SELECT guard.ctx_role()) = ANY ('{township,township_leader}') AND duty = 'lead_check' AND case_id IS NULL AND owner_unit_id = ANY ((SELECT guard.ctx_units())::uuid[]));
CREATE POLICY start_lead ON app.deadline FOR INSERT WITH CHECK ((SELECT guard.ctx_role()) = 'village'
  AND duty = 'lead_check' AND case_id IS NULL AND school_id IS NULL AND class_id IS NULL
  AND EXISTS (SELECT 1 FROM app.lead l WHERE l.tenant_id = deadline.tenant_id AND l.id = deadline.subject_id
    AND l.township_id = deadline.owner_unit_id AND l.person_id = (SELECT guard.ctx_person())));
GRANT SELECT, INSERT ON app.lead, app.lead_check TO baoxue_web;
GRANT SELECT ON app.lead, app.lead_check TO baoxue_worker;
-- 核实属实而在返校观察中的，时钟记作复辍。
GRANT UPDATE (relapses, returned_on) ON app.dropout_case TO baoxue_worker;
