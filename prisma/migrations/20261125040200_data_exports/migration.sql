-- 导出登记：谁、以什么岗位、导了哪一种、筛选是什么、为什么、恰是哪几行。先登记，后给文件；过时即不再给。
-- 记下每一行的编号：日后查得出某个学生的资料在哪一次导出里；文件的行数与登记的永远相等。
CREATE TABLE "app"."data_export" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "purpose" TEXT NOT NULL,
    "row_count" INTEGER NOT NULL,
    "row_ids" UUID[],
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "data_export_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "data_export_tenant_id_recorded_at_idx" ON "app"."data_export"("tenant_id", "recorded_at");
ALTER TABLE "app"."data_export" ADD CONSTRAINT "data_export_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."data_export" ADD CONSTRAINT "data_export_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE app.data_export ADD CHECK (kind IN ('cases', 'clocks', 'unexcused', 'submissions', 'line', 'returns', 'relapses')),
  ADD CHECK (row_count = cardinality(row_ids)), ADD CHECK (length(purpose) > 0), ADD CHECK (expires_at > recorded_at);

-- 自己导的自己看得见；教育局与责任督学看得见全部。
SELECT guard.protect('data_export');
SELECT guard.reach('data_export', $$person_id = (SELECT guard.ctx_person()) OR (SELECT guard.ctx_role()) = ANY ('{bureau,inspector}')$$,
  'teacher,officer,principal,village,township,township_leader,bureau,inspector');
SELECT guard.append_only('data_export');
GRANT SELECT, INSERT ON app.data_export TO baoxue_web;
