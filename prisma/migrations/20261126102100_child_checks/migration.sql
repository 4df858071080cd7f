-- 一条登记由谁、哪天、凭什么核实过（domain 附录 B 的核实人、核实日期、数据来源）：确认写入的学籍名册与部门名单、比对立案、上门。
-- 写下不改；只有整批撤销的导入，由后台写上撤销的时刻。
CREATE TABLE "app"."child_check" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "on_day" DATE NOT NULL,
    "batch_id" UUID,
    "person_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "undone_at" TIMESTAMPTZ(6),
    CONSTRAINT "child_check_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "child_check_tenant_id_child_id_idx" ON "app"."child_check"("tenant_id", "child_id");
CREATE INDEX "child_check_tenant_id_batch_id_idx" ON "app"."child_check"("tenant_id", "batch_id");
ALTER TABLE "app"."child_check" ADD CONSTRAINT "child_check_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."child_check" ADD CONSTRAINT "child_check_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."child_check" ADD CONSTRAINT "child_check_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."child_check" ADD CONSTRAINT "child_check_tenant_id_batch_id_fkey" FOREIGN KEY ("tenant_id", "batch_id") REFERENCES "app"."import_batch"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.child_check ADD CHECK (source IN ('roll', 'department', 'population', 'survey')),
  ADD CHECK (source IN ('population', 'survey') OR batch_id IS NOT NULL), ADD CHECK (undone_at IS NULL OR batch_id IS NOT NULL);

SELECT guard.protect('child_check');
SELECT guard.reach('child_check', guard.reach_of('via_child', 'child_check'), 'village,township,township_leader,bureau,clock');
-- 名册、名单、比对的由后台写；网页写的只有上门。
CREATE POLICY whose_source ON app.child_check AS RESTRICTIVE FOR INSERT WITH CHECK ((source = 'survey') = ((SELECT guard.ctx_role()) <> 'clock'));
CREATE POLICY undo ON app.child_check FOR UPDATE USING ((SELECT guard.ctx_role()) = 'clock');
SELECT guard.never_deleted('child_check');
GRANT SELECT, INSERT ON app.child_check TO baoxue_web, baoxue_worker;
GRANT UPDATE (undone_at) ON app.child_check TO baoxue_worker;

-- 住址的盲索引与住址同写同改：名册里来的住址，也要凭它认出同住的孩子。
GRANT UPDATE (address_index) ON app.child TO baoxue_worker;
