-- 举报登记（DDK-4.9.1）：本县自己公布的举报电话，一件一件的举报，每次怎么办的、结论，谁为何看过举报人。只在县教育局。
CREATE TABLE "app"."tip_line" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "hours" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "tip_line_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."tip" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "received_on" DATE NOT NULL,
    "channel" TEXT NOT NULL,
    "unit_id" UUID,
    "case_id" UUID,
    "said" TEXT NOT NULL,
    "teller_cipher" BYTEA,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "tip_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."tip_follow_up" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tip_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "done_on" DATE NOT NULL,
    "done" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "tip_follow_up_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."tip_reading" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tip_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "tip_reading_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "tip_tenant_id_number_key" ON "app"."tip"("tenant_id", "number");
CREATE UNIQUE INDEX "tip_follow_up_tenant_id_tip_id_ordinal_key" ON "app"."tip_follow_up"("tenant_id", "tip_id", "ordinal");
CREATE INDEX "tip_reading_tenant_id_tip_id_idx" ON "app"."tip_reading"("tenant_id", "tip_id");
ALTER TABLE "app"."tip_line" ADD CONSTRAINT "tip_line_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."tip_line" ADD CONSTRAINT "tip_line_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."tip" ADD CONSTRAINT "tip_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."tip" ADD CONSTRAINT "tip_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."tip" ADD CONSTRAINT "tip_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."tip" ADD CONSTRAINT "tip_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."tip_follow_up" ADD CONSTRAINT "tip_follow_up_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."tip_follow_up" ADD CONSTRAINT "tip_follow_up_tenant_id_tip_id_fkey" FOREIGN KEY ("tenant_id", "tip_id") REFERENCES "app"."tip"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."tip_follow_up" ADD CONSTRAINT "tip_follow_up_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."tip_reading" ADD CONSTRAINT "tip_reading_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."tip_reading" ADD CONSTRAINT "tip_reading_tenant_id_tip_id_fkey" FOREIGN KEY ("tenant_id", "tip_id") REFERENCES "app"."tip"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."tip_reading" ADD CONSTRAINT "tip_reading_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.tip_line ADD CHECK (phone ~ '^[0-9][0-9 -]{4,18}[0-9]$');
ALTER TABLE app.tip ADD CHECK (channel IN ('phone', 'letter', 'visit', 'web')), ADD CHECK (length(said) > 0), ADD CHECK (number > 0);
ALTER TABLE app.tip_follow_up ADD CHECK (outcome IN ('pending', 'verified', 'partly', 'unfounded')), ADD CHECK (length(done) > 0), ADD CHECK (ordinal > 0);
ALTER TABLE app.tip_reading ADD CHECK (length(reason) > 0);

SELECT guard.protect('tip_line'), guard.protect('tip'), guard.protect('tip_follow_up'), guard.protect('tip_reading');
-- 电话本来就要公布；举报与举报人只有县教育局看得到：被举报的学校、它的责任督学、乡镇一行也没有。
SELECT guard.reach('tip_line', 'true', 'bureau'),
  guard.reach('tip', $q$(SELECT guard.ctx_role()) = 'bureau'$q$, 'bureau'),
  guard.reach('tip_follow_up', $q$(SELECT guard.ctx_role()) = 'bureau'$q$, 'bureau'),
  guard.reach('tip_reading', $q$(SELECT guard.ctx_role()) = 'bureau'$q$, 'bureau');
SELECT guard.append_only('tip_line'), guard.append_only('tip'), guard.append_only('tip_follow_up'), guard.append_only('tip_reading');
GRANT SELECT, INSERT ON app.tip_line, app.tip, app.tip_follow_up, app.tip_reading TO baoxue_web;
