-- CreateTable
CREATE TABLE "app"."issued_paper" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "issuer_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "serial" INTEGER NOT NULL,
    "term_days" INTEGER,
    "body" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "replaces_id" UUID,
    "issued_on" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "issued_paper_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."paper_service" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "paper_id" UUID NOT NULL,
    "manner" TEXT NOT NULL,
    "served_on" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "receiver" TEXT,
    "witness_one" TEXT,
    "witness_two" TEXT,
    "tracking_number" TEXT,
    "return_by" DATE,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "paper_service_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."spoiled_paper" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "paper_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "spoiled_paper_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."paper_counter" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "issuer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "paper_counter_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "issued_paper_tenant_id_case_id_idx" ON "app"."issued_paper"("tenant_id", "case_id");

-- CreateIndex
CREATE UNIQUE INDEX "issued_paper_tenant_id_issuer_id_kind_year_serial_key" ON "app"."issued_paper"("tenant_id", "issuer_id", "kind", "year", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "issued_paper_tenant_id_replaces_id_key" ON "app"."issued_paper"("tenant_id", "replaces_id");

-- CreateIndex
CREATE UNIQUE INDEX "paper_service_tenant_id_paper_id_key" ON "app"."paper_service"("tenant_id", "paper_id");

-- CreateIndex
CREATE UNIQUE INDEX "spoiled_paper_tenant_id_paper_id_key" ON "app"."spoiled_paper"("tenant_id", "paper_id");

-- CreateIndex
CREATE UNIQUE INDEX "paper_counter_tenant_id_issuer_id_kind_year_key" ON "app"."paper_counter"("tenant_id", "issuer_id", "kind", "year");

-- AddForeignKey
ALTER TABLE "app"."issued_paper" ADD CONSTRAINT "issued_paper_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."issued_paper" ADD CONSTRAINT "issued_paper_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."issued_paper" ADD CONSTRAINT "issued_paper_tenant_id_issuer_id_fkey" FOREIGN KEY ("tenant_id", "issuer_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."issued_paper" ADD CONSTRAINT "issued_paper_tenant_id_replaces_id_fkey" FOREIGN KEY ("tenant_id", "replaces_id") REFERENCES "app"."issued_paper"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."issued_paper" ADD CONSTRAINT "issued_paper_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."paper_service" ADD CONSTRAINT "paper_service_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."paper_service" ADD CONSTRAINT "paper_service_tenant_id_paper_id_fkey" FOREIGN KEY ("tenant_id", "paper_id") REFERENCES "app"."issued_paper"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."paper_service" ADD CONSTRAINT "paper_service_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."spoiled_paper" ADD CONSTRAINT "spoiled_paper_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."spoiled_paper" ADD CONSTRAINT "spoiled_paper_tenant_id_paper_id_fkey" FOREIGN KEY ("tenant_id", "paper_id") REFERENCES "app"."issued_paper"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."spoiled_paper" ADD CONSTRAINT "spoiled_paper_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."paper_counter" ADD CONSTRAINT "paper_counter_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."paper_counter" ADD CONSTRAINT "paper_counter_tenant_id_issuer_id_fkey" FOREIGN KEY ("tenant_id", "issuer_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- 防线 ---------------------------------------------------------------------------------------------------
-- 文书随个案可见；只有签发机关与县教育局能写，且只署自己的名。
SELECT guard.protect(t) FROM unnest(ARRAY['issued_paper', 'paper_service', 'spoiled_paper', 'paper_counter']) AS t;
SELECT guard.reach('issued_paper', guard.reach_of('via_case', 'issued_paper'), 'township_leader,bureau');
SELECT guard.reach('paper_service', 'EXISTS (SELECT 1 FROM app.issued_paper p WHERE p.tenant_id = paper_service.tenant_id AND p.id = paper_service.paper_id)', 'township,township_leader,bureau');
SELECT guard.reach('spoiled_paper', 'EXISTS (SELECT 1 FROM app.issued_paper p WHERE p.tenant_id = spoiled_paper.tenant_id AND p.id = spoiled_paper.paper_id)', 'township_leader,bureau');
SELECT guard.reach('paper_counter', $q$(SELECT guard.ctx_role()) = 'bureau' OR issuer_id = ANY ((SELECT guard.ctx_units())::uuid[])$q$, 'township_leader,bureau', false, true);
SELECT guard.append_only(t) FROM unnest(ARRAY['issued_paper', 'paper_service', 'spoiled_paper']) AS t;
SELECT guard.never_deleted('paper_counter');

ALTER TABLE app.issued_paper ADD CHECK (kind IN ('order_to_correct', 'return_notice', 'justice_referral')), ADD CHECK (serial > 0), ADD CHECK (length(title) > 0),
  ADD CHECK ((kind = 'justice_referral') = (term_days IS NULL)), ADD CHECK (replaces_id <> id);
ALTER TABLE app.paper_counter ADD CHECK (kind IN ('order_to_correct', 'return_notice', 'justice_referral')), ADD CHECK (last > 0);
ALTER TABLE app.spoiled_paper ADD CHECK (length(reason) > 0);
-- 送达各有各的凭据：交付要有签收人，拒收要有两名不同的见证人，邮寄要有单号。
ALTER TABLE app.paper_service ADD CHECK (manner IN ('handed_over', 'refused', 'posted', 'left')), ADD CHECK (length(place) > 0),
  ADD CHECK (manner <> 'handed_over' OR coalesce(length(receiver), 0) > 0),
  ADD CHECK (manner <> 'refused' OR (coalesce(length(witness_one), 0) > 0 AND coalesce(length(witness_two), 0) > 0 AND witness_one <> witness_two)),
  ADD CHECK (manner <> 'left' OR coalesce(length(witness_one), 0) > 0),
  ADD CHECK (manner <> 'posted' OR coalesce(length(tracking_number), 0) > 0);

-- 号只能往前走一步。
CREATE FUNCTION guard.next_paper() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF guard.stamps() AND NEW.last <> OLD.last + 1 THEN RAISE EXCEPTION 'a serial moves by one' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER next_paper BEFORE UPDATE ON app.paper_counter FOR EACH ROW EXECUTE FUNCTION guard.next_paper();

-- 已作废的不能再送达，已送达的不能再作废；两人同时动手，后到的被挡下。
CREATE FUNCTION guard.one_end() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN

  IF TG_TABLE_NAME = 'paper_service' AND EXISTS (SELECT 1 FROM app.spoiled_paper s WHERE s.tenant_id = NEW.tenant_id AND s.paper_id = NEW.paper_id)
    OR TG_TABLE_NAME = 'spoiled_paper' AND EXISTS (SELECT 1 FROM app.paper_service s WHERE s.tenant_id = NEW.tenant_id AND s.paper_id = NEW.paper_id)
  THEN RAISE EXCEPTION 'this paper is already served or spoiled' USING ERRCODE = '23514'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER one_end BEFORE INSERT ON app.paper_service FOR EACH ROW EXECUTE FUNCTION guard.one_end();
CREATE TRIGGER one_end BEFORE INSERT ON app.spoiled_paper FOR EACH ROW EXECUTE FUNCTION guard.one_end();
REVOKE ALL ON FUNCTION guard.next_paper(), guard.one_end() FROM PUBLIC;

GRANT SELECT ON app.issued_paper, app.paper_service, app.spoiled_paper TO baoxue_web, baoxue_worker;
GRANT INSERT ON app.issued_paper, app.paper_service, app.spoiled_paper TO baoxue_web;
GRANT SELECT, INSERT ON app.paper_counter TO baoxue_web;
GRANT UPDATE (last) ON app.paper_counter TO baoxue_web;
