-- 各县的数字，写进市州自己的租户：跨租户的只有这些数，没有儿童，没有个案，小数已经盖住（F56）。
-- 由后台以各县的名义数好，再以市州的名义写下；只增不改，一刻一县一行。
CREATE TABLE "app"."county_snapshot" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "county_code" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "slot" TIMESTAMPTZ(6) NOT NULL,
    "figures" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "county_snapshot_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "county_snapshot_tenant_id_county_code_slot_key" ON "app"."county_snapshot"("tenant_id", "county_code", "slot");
ALTER TABLE "app"."county_snapshot" ADD CONSTRAINT "county_snapshot_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE app.county_snapshot ADD CHECK (county_code ~ '^\d{6}$'), ADD CHECK (jsonb_typeof(figures) = 'object');

SELECT guard.protect('county_snapshot');
SELECT guard.reach('county_snapshot', $$(SELECT guard.ctx_role()) = ANY ('{prefecture,clock}')$$, 'clock', false);
SELECT guard.append_only('county_snapshot');
GRANT SELECT ON app.county_snapshot TO baoxue_web;
GRANT SELECT, INSERT ON app.county_snapshot TO baoxue_worker;
