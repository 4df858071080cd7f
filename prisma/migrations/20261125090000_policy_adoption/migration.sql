-- 县教育局采用文件的新版本：接在哪一版之后、为什么、谁采用的。写下就不改。
-- 头一版由系统管理员装载，没有这几项。
ALTER TABLE "app"."policy_version" ADD COLUMN "follows_id" UUID, ADD COLUMN "reason" TEXT, ADD COLUMN "adopted_by_id" UUID, ADD COLUMN "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;
-- 一版之后只能接一版：两个人同时采用，后到的落空。
CREATE UNIQUE INDEX "policy_version_tenant_id_follows_id_key" ON "app"."policy_version"("tenant_id", "follows_id");
ALTER TABLE "app"."policy_version" ADD CONSTRAINT "policy_version_tenant_id_follows_id_fkey" FOREIGN KEY ("tenant_id", "follows_id") REFERENCES "app"."policy_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."policy_version" ADD CONSTRAINT "policy_version_tenant_id_adopted_by_id_fkey" FOREIGN KEY ("tenant_id", "adopted_by_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- 接在前一版之后的，理由与经办人都不能少。
ALTER TABLE app.policy_version ADD CHECK (follows_id IS NULL OR (length(reason) > 0 AND adopted_by_id IS NOT NULL AND follows_id <> id));

-- 看得见的人人不变；只有县教育局能采用，只能署自己的名，只能接在前一版之后。
DROP POLICY write ON app.policy_version;
CREATE POLICY write ON app.policy_version FOR INSERT WITH CHECK ((SELECT guard.ctx_role()) = 'bureau' AND follows_id IS NOT NULL AND adopted_by_id = (SELECT guard.ctx_person()));
CREATE TRIGGER stamp BEFORE INSERT ON app.policy_version FOR EACH ROW EXECUTE FUNCTION guard.stamp_recorded();
GRANT INSERT ON app.policy_version TO baoxue_web;
SELECT guard.append_only('policy_version');
