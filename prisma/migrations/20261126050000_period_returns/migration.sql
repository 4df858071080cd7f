-- 按期上报（N24-1 月报，NA-7.7，LX-2.1.3，DDK-4.1.1、4.1.2 期报）：哪一期由时钟立下，学校报的每一版、教育局的每次答复都留着（F46）。
CREATE TABLE "app"."period_return" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "township_id" UUID,
    "kind" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "policy_version_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "period_return_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."period_return_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "counted_to" DATE NOT NULL,
    "figures" JSONB NOT NULL,
    "case_ids" UUID[],
    "parts" JSONB NOT NULL,
    "why" TEXT,
    "digest" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "period_return_version_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."period_return_answer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "period_return_answer_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "period_return_tenant_id_school_id_kind_from_on_key" ON "app"."period_return"("tenant_id", "school_id", "kind", "from_on");
CREATE INDEX "period_return_tenant_id_kind_from_on_idx" ON "app"."period_return"("tenant_id", "kind", "from_on");
CREATE UNIQUE INDEX "period_return_version_tenant_id_return_id_version_key" ON "app"."period_return_version"("tenant_id", "return_id", "version");
CREATE UNIQUE INDEX "period_return_answer_tenant_id_version_id_key" ON "app"."period_return_answer"("tenant_id", "version_id");
ALTER TABLE "app"."period_return" ADD CONSTRAINT "period_return_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."period_return" ADD CONSTRAINT "period_return_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."period_return" ADD CONSTRAINT "period_return_tenant_id_township_id_fkey" FOREIGN KEY ("tenant_id", "township_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."period_return" ADD CONSTRAINT "period_return_tenant_id_policy_version_id_fkey" FOREIGN KEY ("tenant_id", "policy_version_id") REFERENCES "app"."policy_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."period_return_version" ADD CONSTRAINT "period_return_version_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."period_return_version" ADD CONSTRAINT "period_return_version_tenant_id_return_id_fkey" FOREIGN KEY ("tenant_id", "return_id") REFERENCES "app"."period_return"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."period_return_version" ADD CONSTRAINT "period_return_version_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."period_return_answer" ADD CONSTRAINT "period_return_answer_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."period_return_answer" ADD CONSTRAINT "period_return_answer_tenant_id_version_id_fkey" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "app"."period_return_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."period_return_answer" ADD CONSTRAINT "period_return_answer_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.period_return ADD CHECK (kind IN ('monthly', 'term')), ADD CHECK (to_on >= from_on);
ALTER TABLE app.period_return_version ADD CHECK (version > 0), ADD CHECK ((version > 1) <= (length(why) > 0)),
  ADD CHECK (jsonb_typeof(figures) = 'object'), ADD CHECK (jsonb_typeof(parts) = 'object');
ALTER TABLE app.period_return_answer ADD CHECK (decision IN ('accepted', 'sent_back')), ADD CHECK ((decision = 'sent_back') <= (length(reason) > 0));

-- 报表只有数与案号，没有姓名；学校看自己的，文件要报乡镇的乡镇也看，督学看责任校，教育局看全县。立期只有时钟。
SELECT guard.protect('period_return'), guard.protect('period_return_version'), guard.protect('period_return_answer');
SELECT guard.reach('period_return', $q$CASE (SELECT guard.ctx_role())
    WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'inspector' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'township' THEN township_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'township_leader' THEN township_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END$q$, 'clock', false),
  guard.reach('period_return_version', 'EXISTS (SELECT 1 FROM app.period_return r WHERE r.tenant_id = period_return_version.tenant_id AND r.id = period_return_version.return_id)', 'officer,principal'),
  guard.reach('period_return_answer', 'EXISTS (SELECT 1 FROM app.period_return_version v WHERE v.tenant_id = period_return_answer.tenant_id AND v.id = period_return_answer.version_id)', 'bureau');
SELECT guard.append_only('period_return'), guard.append_only('period_return_version'), guard.append_only('period_return_answer');
GRANT SELECT ON app.period_return, app.period_return_version, app.period_return_answer TO baoxue_web, baoxue_worker;
GRANT INSERT ON app.period_return TO baoxue_worker;
GRANT INSERT ON app.period_return_version, app.period_return_answer TO baoxue_web;
