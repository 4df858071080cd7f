-- 送教一次由监护人当场在屏上签字：存服务器画的矢量图与摘要，与个案的签字同一种存法；原来指向附件的一列从未用过。
ALTER TABLE app.home_teaching_session DROP COLUMN signature_id, ADD COLUMN signature BYTEA, ADD COLUMN signature_digest TEXT;
ALTER TABLE app.home_teaching_session ADD CHECK ((signature IS NULL) = (signature_digest IS NULL)), ADD CHECK (octet_length(signature) <= 65536);

-- 入学通知书的送达回证：扫描件存为附件，须是这个孩子的（NA-1.3）。
ALTER TABLE app.enrolment_notice ADD COLUMN proof_id UUID;
ALTER TABLE app.enrolment_notice ADD CONSTRAINT enrolment_notice_tenant_id_proof_id_fkey FOREIGN KEY (tenant_id, proof_id) REFERENCES app.attachment(tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT;
CREATE POLICY own_proof ON app.enrolment_notice AS RESTRICTIVE FOR INSERT WITH CHECK (
  proof_id IS NULL OR EXISTS (SELECT 1 FROM app.attachment a WHERE a.tenant_id = enrolment_notice.tenant_id AND a.id = enrolment_notice.proof_id
    AND a.child_id = enrolment_notice.child_id AND a.kind IN ('scan', 'photo')));
