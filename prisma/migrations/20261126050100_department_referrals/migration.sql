-- 个案转部门办理（DT-3.2.5 至 3.2.7，LX-2.8.1、2.8.3、2.8.5）：转办单与部门的答复。部门没有账号，由转的一方登记。
CREATE TABLE "app"."department_referral" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "department" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "asked_on" DATE NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "department_referral_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."department_answer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "answered_on" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "department_answer_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "department_referral_tenant_id_case_id_idx" ON "app"."department_referral"("tenant_id", "case_id");
CREATE UNIQUE INDEX "department_answer_tenant_id_referral_id_key" ON "app"."department_answer"("tenant_id", "referral_id");
ALTER TABLE "app"."department_referral" ADD CONSTRAINT "department_referral_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."department_referral" ADD CONSTRAINT "department_referral_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."department_referral" ADD CONSTRAINT "department_referral_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."department_referral" ADD CONSTRAINT "department_referral_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."department_answer" ADD CONSTRAINT "department_answer_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."department_answer" ADD CONSTRAINT "department_answer_tenant_id_referral_id_fkey" FOREIGN KEY ("tenant_id", "referral_id") REFERENCES "app"."department_referral"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."department_answer" ADD CONSTRAINT "department_answer_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.department_referral ADD CHECK (department IN ('civil_affairs', 'agriculture', 'human_resources', 'public_security', 'culture', 'urban_management',
    'justice', 'market', 'health', 'union', 'youth_league', 'women', 'disabled_federation', 'rescue_station')),
  ADD CHECK (length(matter) > 0), ADD CHECK (role IN ('township', 'township_leader', 'bureau'));
ALTER TABLE app.department_answer ADD CHECK (decision IN ('handled', 'partly', 'unfit')), ADD CHECK (length(content) > 0);

-- 写着家境与病情：只有转的两家与责任督学看得到，且案须在其可及范围之内。
SELECT guard.protect('department_referral'), guard.protect('department_answer');
SELECT guard.reach('department_referral', $q$(SELECT guard.ctx_role()) = ANY ('{township,township_leader,bureau,inspector,clock}') AND $q$ || guard.reach_of('via_case', 'department_referral'), 'township,township_leader,bureau'),
  guard.reach('department_answer', 'EXISTS (SELECT 1 FROM app.department_referral r WHERE r.tenant_id = department_answer.tenant_id AND r.id = department_answer.referral_id)', 'township,township_leader,bureau');
-- 临时查看里没有。
CREATE POLICY not_in_wider_view ON app.department_referral AS RESTRICTIVE FOR SELECT USING ((SELECT guard.ctx_view()) IS NULL);
CREATE POLICY not_in_wider_view ON app.department_answer AS RESTRICTIVE FOR SELECT USING ((SELECT guard.ctx_view()) IS NULL);
SELECT guard.append_only('department_referral'), guard.append_only('department_answer');
GRANT SELECT, INSERT ON app.department_referral, app.department_answer TO baoxue_web;
