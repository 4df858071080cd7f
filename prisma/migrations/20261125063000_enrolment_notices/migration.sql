-- 入学通知书的送达（NA-1.3）；谁没送到，一查就有。
CREATE TABLE "app"."enrolment_notice" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "served_on" DATE NOT NULL,
    "service" TEXT NOT NULL,
    "received_by" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "enrolment_notice_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE UNIQUE INDEX "enrolment_notice_tenant_id_child_id_year_key" ON "app"."enrolment_notice"("tenant_id", "child_id", "year");

ALTER TABLE "app"."enrolment_notice" ADD CONSTRAINT "enrolment_notice_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."enrolment_notice" ADD CONSTRAINT "enrolment_notice_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."enrolment_notice" ADD CONSTRAINT "enrolment_notice_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE app.enrolment_notice ADD CHECK (service IN ('in_person', 'left_at_home', 'entrusted', 'post')), ADD CHECK (year BETWEEN 2000 AND 2100);
SELECT guard.protect('enrolment_notice');
SELECT guard.reach('enrolment_notice', guard.reach_of('via_child', 'enrolment_notice'), 'officer,principal,village,township,township_leader,bureau');
SELECT guard.append_only('enrolment_notice');
-- 村、乡镇送达通知也进账。
DROP POLICY write_of_towns ON app.ledger_event;
CREATE POLICY write_of_towns ON app.ledger_event FOR INSERT WITH CHECK (
  (SELECT guard.ctx_role()) = ANY ('{village,township,township_leader}') AND person_id = (SELECT guard.ctx_person())
  AND case_id IS NULL AND class_id IS NULL AND school_id IS NULL
  AND subject_kind = ANY ('{attachment,child,placement,enrolment_notice}'));
GRANT SELECT, INSERT ON app.enrolment_notice TO baoxue_web;
GRANT SELECT ON app.enrolment_notice TO baoxue_worker;
