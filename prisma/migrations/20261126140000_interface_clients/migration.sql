-- 对接的系统（F77）：县教育局登记一份凭据，写明用途、读哪几种、用到哪天；口令只存摘要，推送的密钥封存。
CREATE TABLE "app"."interface_client" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "kinds" TEXT[] NOT NULL,
    "token_digest" BYTEA NOT NULL,
    "expires_on" DATE NOT NULL,
    "push_url" TEXT,
    "push_secret" BYTEA,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "pushed_seq" BIGINT NOT NULL DEFAULT 0,
    "pushed_at" TIMESTAMPTZ(6),
    "push_failures" INTEGER NOT NULL DEFAULT 0,
    "push_fault" TEXT,
    "push_next_at" TIMESTAMPTZ(6),
    CONSTRAINT "interface_client_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "interface_client_tenant_id_token_digest_key" ON "app"."interface_client"("tenant_id", "token_digest");
ALTER TABLE "app"."interface_client" ADD CONSTRAINT "interface_client_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."interface_client" ADD CONSTRAINT "interface_client_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."interface_client" ADD CONSTRAINT "interface_client_tenant_id_appointment_id_fkey" FOREIGN KEY ("tenant_id", "appointment_id") REFERENCES "app"."appointment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- 每读一次一行：先记后给。
CREATE TABLE "app"."interface_read" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "interface_read_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "interface_read_tenant_id_client_id_recorded_at_idx" ON "app"."interface_read"("tenant_id", "client_id", "recorded_at");
ALTER TABLE "app"."interface_read" ADD CONSTRAINT "interface_read_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."interface_read" ADD CONSTRAINT "interface_read_tenant_id_client_id_fkey" FOREIGN KEY ("tenant_id", "client_id") REFERENCES "app"."interface_client"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."interface_read" ADD CONSTRAINT "interface_read_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- 至多 366 天：登记时按天算，隔着零点写进去的那一刻不算错。
ALTER TABLE app.interface_client ADD CHECK (kinds <@ '{figures,cases,events}'::text[] AND cardinality(kinds) > 0),
  ADD CHECK (octet_length(token_digest) = 32), ADD CHECK ((push_url IS NULL) = (push_secret IS NULL)),
  ADD CHECK (push_url IS NULL OR 'events' = ANY (kinds)), ADD CHECK (push_failures >= 0),
  ADD CHECK (expires_on <= (recorded_at AT TIME ZONE 'Asia/Shanghai')::date + 366);
ALTER TABLE app.interface_read ADD CHECK (kind IN ('figures', 'cases', 'events'));

SELECT guard.protect('interface_client');
SELECT guard.protect('interface_read');
SELECT guard.reach('interface_client', $$(SELECT guard.ctx_role()) = ANY ('{bureau,gate,clock}')$$, 'bureau');
SELECT guard.reach('interface_read', $$(SELECT guard.ctx_role()) = ANY ('{bureau,clock}')$$, 'bureau');
-- 教育局只能收回，收回了就不能再动；推到哪里由后台记。
CREATE POLICY change ON app.interface_client FOR UPDATE
  USING ((SELECT guard.ctx_role()) = 'clock' OR ((SELECT guard.ctx_role()) = 'bureau' AND revoked_at IS NULL))
  WITH CHECK ((SELECT guard.ctx_role()) = 'clock' OR ((SELECT guard.ctx_role()) = 'bureau' AND revoked_at IS NOT NULL));
SELECT guard.never_deleted('interface_client');
SELECT guard.append_only('interface_read');
GRANT SELECT, INSERT ON app.interface_client, app.interface_read TO baoxue_web;
GRANT UPDATE (revoked_at) ON app.interface_client TO baoxue_web;
GRANT SELECT ON app.interface_client TO baoxue_worker;
GRANT UPDATE (pushed_seq, pushed_at, push_failures, push_fault, push_next_at) ON app.interface_client TO baoxue_worker;
