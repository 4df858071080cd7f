-- 人员名册的导入：管理员交来、确认、请求撤销，后台写入。管理员看不到别的名册，别的岗位看不到人员名册。
ALTER TABLE app.import_batch DROP CONSTRAINT import_batch_kind_check;
ALTER TABLE app.import_batch ADD CHECK (kind IN ('roll', 'population', 'register', 'staff'));
CREATE TABLE "app"."staff_change" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "new_person" BOOLEAN NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "staff_change_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "staff_change_tenant_id_batch_id_appointment_id_key" ON "app"."staff_change"("tenant_id", "batch_id", "appointment_id");
ALTER TABLE "app"."staff_change" ADD CONSTRAINT "staff_change_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."staff_change" ADD CONSTRAINT "staff_change_tenant_id_batch_id_fkey" FOREIGN KEY ("tenant_id", "batch_id") REFERENCES "app"."import_batch"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."staff_change" ADD CONSTRAINT "staff_change_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."staff_change" ADD CONSTRAINT "staff_change_tenant_id_appointment_id_fkey" FOREIGN KEY ("tenant_id", "appointment_id") REFERENCES "app"."appointment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- 人员名册只归管理员；学籍、人口、部门名单管理员一行也看不到。
CREATE POLICY staff_apart ON app.import_batch AS RESTRICTIVE USING ((SELECT guard.ctx_role()) = 'clock' OR (kind = 'staff') = ((SELECT guard.ctx_role()) = 'admin'))
  WITH CHECK ((SELECT guard.ctx_role()) = 'clock' OR (kind = 'staff') = ((SELECT guard.ctx_role()) = 'admin'));
CREATE POLICY admin_sees ON app.import_batch FOR SELECT USING ((SELECT guard.ctx_role()) = 'admin');
CREATE POLICY admin_writes ON app.import_batch FOR INSERT WITH CHECK ((SELECT guard.ctx_role()) = 'admin' AND person_id = (SELECT guard.ctx_person()) AND school_id IS NULL);
CREATE POLICY admin_changes ON app.import_batch FOR UPDATE USING ((SELECT guard.ctx_role()) = 'admin');
CREATE POLICY import_of_admin ON app.ledger_event FOR INSERT WITH CHECK (
  (SELECT guard.ctx_role()) = 'admin' AND person_id = (SELECT guard.ctx_person())
  AND case_id IS NULL AND class_id IS NULL AND school_id IS NULL AND subject_kind = 'import_batch');

SELECT guard.protect('staff_change');
SELECT guard.reach('staff_change', 'EXISTS (SELECT 1 FROM app.import_batch b WHERE b.tenant_id = staff_change.tenant_id AND b.id = staff_change.batch_id)', 'clock', false);
SELECT guard.append_only('staff_change');

-- 后台只照有人确认过的人员名册写人与任职，只写学校与乡镇、村的岗位；管理员、教育局、督学、市州的任职永远由人来任命。
CREATE POLICY clock_writes ON app.person FOR INSERT WITH CHECK ((SELECT guard.ctx_role()) = 'clock' AND EXISTS (SELECT 1 FROM app.import_batch b
  WHERE b.tenant_id = person.tenant_id AND b.kind = 'staff' AND b.state = 'written' AND b.decided_by_id IS NOT NULL));
CREATE POLICY clock_writes ON app.appointment FOR INSERT WITH CHECK ((SELECT guard.ctx_role()) = 'clock'
  AND role IN ('teacher', 'officer', 'principal', 'village', 'township', 'township_leader') AND EXISTS (SELECT 1 FROM app.import_batch b
  WHERE b.tenant_id = appointment.tenant_id AND b.kind = 'staff' AND b.state = 'written' AND b.decided_by_id IS NOT NULL));
-- 撤销：只止得住由导入写下的任职。
CREATE POLICY clock_ends ON app.appointment FOR UPDATE USING ((SELECT guard.ctx_role()) = 'clock' AND EXISTS (SELECT 1 FROM app.staff_change s
  WHERE s.tenant_id = appointment.tenant_id AND s.appointment_id = appointment.id));
GRANT SELECT ON app.staff_change TO baoxue_web;
GRANT SELECT, INSERT ON app.staff_change TO baoxue_worker;
GRANT INSERT ON app.person, app.appointment TO baoxue_worker;
GRANT UPDATE (to_on) ON app.appointment TO baoxue_worker;
