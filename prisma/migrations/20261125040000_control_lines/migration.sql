-- 县里按学年另定的控制线（C-09），与届别基数：产品上线之前入学的几届，招生与来去由县教育局按年报填。
-- 都只增不改：改主意是新的一行，后写的为准。
CREATE TABLE "app"."control_line" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "indicator" TEXT NOT NULL,
    "comparator" TEXT NOT NULL,
    "basis_points" INTEGER NOT NULL,
    "school_year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "control_line_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."cohort_base" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "span" TEXT NOT NULL,
    "entry_year" INTEGER NOT NULL,
    "admitted" INTEGER NOT NULL,
    "transferred_in" INTEGER NOT NULL,
    "transferred_out" INTEGER NOT NULL,
    "deceased" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "cohort_base_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "control_line_tenant_id_school_year_idx" ON "app"."control_line"("tenant_id", "school_year");
CREATE INDEX "cohort_base_tenant_id_span_entry_year_idx" ON "app"."cohort_base"("tenant_id", "span", "entry_year");
ALTER TABLE "app"."control_line" ADD CONSTRAINT "control_line_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."control_line" ADD CONSTRAINT "control_line_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."cohort_base" ADD CONSTRAINT "cohort_base_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."cohort_base" ADD CONSTRAINT "cohort_base_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- 辍学率往下守，巩固率、入学率往上守。
ALTER TABLE app.control_line ADD CHECK (indicator IN ('primary_dropout_rate', 'junior_dropout_rate', 'retention_rate', 'enrolment_rate')),
  ADD CHECK (comparator = CASE WHEN indicator IN ('primary_dropout_rate', 'junior_dropout_rate') THEN '<' ELSE '>=' END),
  ADD CHECK (basis_points BETWEEN 0 AND 10000), ADD CHECK (school_year BETWEEN 2000 AND 2100), ADD CHECK (length(source) > 0);
ALTER TABLE app.cohort_base ADD CHECK (span IN ('primary', 'junior', 'nine_year')), ADD CHECK (entry_year BETWEEN 2000 AND 2100),
  ADD CHECK (least(admitted, transferred_in, transferred_out, deceased) >= 0), ADD CHECK (length(source) > 0);

-- 线是公开的，人人看得见；只有县教育局能定。不含任何儿童。
SELECT guard.protect('control_line'), guard.protect('cohort_base');
SELECT guard.reach('control_line', 'true', 'bureau'), guard.reach('cohort_base', 'true', 'bureau');
SELECT guard.append_only('control_line'), guard.append_only('cohort_base');
GRANT SELECT, INSERT ON app.control_line, app.cohort_base TO baoxue_web;
GRANT SELECT ON app.control_line, app.cohort_base TO baoxue_worker;
