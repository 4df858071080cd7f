-- 附件（F28、F35、F39）：内容加密存在库外，这里记摘要、时间、上传人、种类、关于谁。
CREATE TABLE "app"."attachment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "case_id" UUID,
    "kind" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "place" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE INDEX "attachment_tenant_id_child_id_idx" ON "app"."attachment"("tenant_id", "child_id");

CREATE INDEX "attachment_tenant_id_case_id_idx" ON "app"."attachment"("tenant_id", "case_id");

ALTER TABLE "app"."attachment" ADD CONSTRAINT "attachment_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."attachment" ADD CONSTRAINT "attachment_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."attachment" ADD CONSTRAINT "attachment_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."attachment" ADD CONSTRAINT "attachment_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE app.attachment ADD CHECK (kind IN ('photo', 'scan', 'signature', 'medical_proof', 'disability_proof')),
  ADD CHECK (media_type IN ('image/jpeg', 'image/png')), ADD CHECK (bytes BETWEEN 1 AND 8388608), ADD CHECK (length(digest) = 32),
  ADD CHECK (place ~ '^[0-9a-f-]{36}/[0-9a-f-]{36}$');

SELECT guard.protect('attachment');
-- 随案或随儿童可见；限阅的种类只有审批的人与上传者看得到（L1-11、L5-20）。案与儿童须是同一人的。
SELECT guard.reach('attachment', format($q$
  (CASE WHEN case_id IS NULL THEN %s
    ELSE EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = attachment.tenant_id AND k.id = attachment.case_id AND k.child_id = attachment.child_id) END)
  AND (kind NOT IN ('medical_proof', 'disability_proof')
    OR (SELECT guard.ctx_role()) = ANY ('{township,township_leader,bureau}')
    OR person_id = (SELECT guard.ctx_person()))$q$, guard.reach_of('via_child', 'attachment')),
  'teacher,officer,principal,village,township,township_leader,bureau,inspector');
SELECT guard.append_only('attachment');

-- 关于一个还没有个案的儿童，村、乡镇办的事也要进账：署自己的名，只写不读。
CREATE POLICY write_of_towns ON app.ledger_event FOR INSERT WITH CHECK (
  (SELECT guard.ctx_role()) = ANY ('{village,township,township_leader}') AND person_id = (SELECT guard.ctx_person())
  AND case_id IS NULL AND class_id IS NULL AND school_id IS NULL
  AND subject_kind = ANY ('{attachment,child,placement,survey,enrolment_roll}'));

GRANT SELECT, INSERT ON app.attachment TO baoxue_web;
