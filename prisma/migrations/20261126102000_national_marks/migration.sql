-- 国家的两个系统里办了没有：学籍系统标注辍学（NA-7.1），国家平台登记、销号（N24-1）。没有接口，由经办的人登记日子；写下不改，再登一行。
CREATE TABLE "app"."national_mark" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "on_day" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "national_mark_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "national_mark_tenant_id_case_id_idx" ON "app"."national_mark"("tenant_id", "case_id");
ALTER TABLE "app"."national_mark" ADD CONSTRAINT "national_mark_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."national_mark" ADD CONSTRAINT "national_mark_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."national_mark" ADD CONSTRAINT "national_mark_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.national_mark ADD CHECK (kind IN ('roll_marked', 'roll_cleared', 'platform_registered', 'platform_cleared'));

SELECT guard.protect('national_mark');
SELECT guard.reach('national_mark', guard.reach_of('via_case', 'national_mark'), 'officer,principal,bureau');
-- 学籍系统由学校标注，国家平台由县教育局登记。
CREATE POLICY whose_system ON app.national_mark AS RESTRICTIVE FOR INSERT WITH CHECK (
  (kind IN ('roll_marked', 'roll_cleared')) = ((SELECT guard.ctx_role()) = ANY ('{officer,principal}')));
SELECT guard.append_only('national_mark');
GRANT SELECT, INSERT ON app.national_mark TO baoxue_web;
