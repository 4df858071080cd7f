-- 凭据随办理一并存下（F21、F28、F39）：销号的每一项、送达回证、督导整改。
CREATE TABLE "app"."strike_off_proof" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "strike_off_id" UUID NOT NULL,
    "proof" TEXT NOT NULL,
    "attachment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "strike_off_proof_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."finding_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
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
    CONSTRAINT "finding_file_pkey" PRIMARY KEY ("tenant_id","id")
);
ALTER TABLE "app"."paper_service" ADD COLUMN "proof_id" UUID;
ALTER TABLE "app"."finding_step" ADD COLUMN "proof_id" UUID;
CREATE UNIQUE INDEX "strike_off_proof_tenant_id_strike_off_id_proof_key" ON "app"."strike_off_proof"("tenant_id", "strike_off_id", "proof");
CREATE INDEX "finding_file_tenant_id_finding_id_idx" ON "app"."finding_file"("tenant_id", "finding_id");
ALTER TABLE "app"."strike_off_proof" ADD CONSTRAINT "strike_off_proof_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."strike_off_proof" ADD CONSTRAINT "strike_off_proof_tenant_id_strike_off_id_fkey" FOREIGN KEY ("tenant_id", "strike_off_id") REFERENCES "app"."strike_off"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."strike_off_proof" ADD CONSTRAINT "strike_off_proof_tenant_id_attachment_id_fkey" FOREIGN KEY ("tenant_id", "attachment_id") REFERENCES "app"."attachment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."finding_file" ADD CONSTRAINT "finding_file_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."finding_file" ADD CONSTRAINT "finding_file_tenant_id_finding_id_fkey" FOREIGN KEY ("tenant_id", "finding_id") REFERENCES "app"."finding"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."finding_file" ADD CONSTRAINT "finding_file_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."paper_service" ADD CONSTRAINT "paper_service_tenant_id_proof_id_fkey" FOREIGN KEY ("tenant_id", "proof_id") REFERENCES "app"."attachment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."finding_step" ADD CONSTRAINT "finding_step_tenant_id_proof_id_fkey" FOREIGN KEY ("tenant_id", "proof_id") REFERENCES "app"."finding_file"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.strike_off_proof ADD CHECK (length(proof) > 0);
ALTER TABLE app.finding_file ADD CHECK (kind IN ('photo', 'scan')), ADD CHECK (media_type IN ('image/jpeg', 'image/png')),
  ADD CHECK (bytes BETWEEN 1 AND 8388608), ADD CHECK (length(digest) = 32), ADD CHECK (place ~ '^[0-9a-f-]{36}/[0-9a-f-]{36}$');

SELECT guard.protect('strike_off_proof'), guard.protect('finding_file');
-- 随那一次申请可见；由申请的人写。
SELECT guard.reach('strike_off_proof', 'EXISTS (SELECT 1 FROM app.strike_off s WHERE s.tenant_id = strike_off_proof.tenant_id AND s.id = strike_off_proof.strike_off_id)',
  'officer,principal,township,township_leader,bureau', signed => false);
-- 随那一条督导意见可见；学校整改、督学复查时写，督学看得见学校的凭据。
SELECT guard.reach('finding_file', 'EXISTS (SELECT 1 FROM app.finding f WHERE f.tenant_id = finding_file.tenant_id AND f.id = finding_file.finding_id)',
  'officer,principal,inspector');
SELECT guard.append_only('strike_off_proof'), guard.append_only('finding_file');

-- 凭据须是同一件个案、同一条意见的：别处的照片拿来充数的，数据库不收。
CREATE FUNCTION guard.proof_of_same() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
DECLARE same boolean;
BEGIN
  IF TG_TABLE_NAME = 'strike_off_proof' THEN
    SELECT a.case_id = s.case_id INTO same FROM app.attachment a JOIN app.strike_off s ON s.tenant_id = a.tenant_id
     WHERE a.tenant_id = NEW.tenant_id AND a.id = NEW.attachment_id AND s.id = NEW.strike_off_id;
  ELSIF NEW.proof_id IS NULL THEN
    RETURN NEW;
  ELSIF TG_TABLE_NAME = 'paper_service' THEN
    SELECT a.case_id = p.case_id INTO same FROM app.attachment a JOIN app.issued_paper p ON p.tenant_id = a.tenant_id
     WHERE a.tenant_id = NEW.tenant_id AND a.id = NEW.proof_id AND p.id = NEW.paper_id;
  ELSE
    SELECT f.finding_id = NEW.finding_id INTO same FROM app.finding_file f WHERE f.tenant_id = NEW.tenant_id AND f.id = NEW.proof_id;
  END IF;
  IF same IS NOT TRUE THEN
    RAISE EXCEPTION 'the proof belongs to another matter' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard.proof_of_same() FROM PUBLIC;
CREATE TRIGGER proof_of_same BEFORE INSERT ON app.strike_off_proof FOR EACH ROW EXECUTE FUNCTION guard.proof_of_same();
CREATE TRIGGER proof_of_same BEFORE INSERT ON app.paper_service FOR EACH ROW EXECUTE FUNCTION guard.proof_of_same();
CREATE TRIGGER proof_of_same BEFORE INSERT ON app.finding_step FOR EACH ROW EXECUTE FUNCTION guard.proof_of_same();

GRANT SELECT, INSERT ON app.strike_off_proof, app.finding_file TO baoxue_web;
