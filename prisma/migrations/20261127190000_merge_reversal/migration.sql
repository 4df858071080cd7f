-- 撤回合并也要两个人：一人请求，另一人同意，后台才撤（F46）。合并当初是谁批的，不再被盖掉。
ALTER TABLE "app"."merge_proposal"
  ADD COLUMN "reversal_by_id" UUID,
  ADD COLUMN "reversal_at" TIMESTAMPTZ(6),
  ADD COLUMN "reversal_why" TEXT,
  ADD COLUMN "reversal_decided_by_id" UUID,
  ADD COLUMN "reversal_decided_at" TIMESTAMPTZ(6),
  ADD COLUMN "reversal_decided_why" TEXT;
ALTER TABLE "app"."merge_proposal" ADD CONSTRAINT "merge_proposal_tenant_id_reversal_by_id_fkey" FOREIGN KEY ("tenant_id", "reversal_by_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."merge_proposal" ADD CONSTRAINT "merge_proposal_tenant_id_reversal_decided_by_id_fkey" FOREIGN KEY ("tenant_id", "reversal_decided_by_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE app.merge_proposal DROP CONSTRAINT merge_proposal_state_check;
ALTER TABLE app.merge_proposal
  ADD CHECK (state IN ('proposed', 'approved', 'refused', 'merged', 'stale', 'reversal_asked', 'reversal_approved', 'reversed')),
  ADD CHECK (reversal_decided_by_id IS NULL OR reversal_decided_by_id IS DISTINCT FROM reversal_by_id),
  ADD CHECK (state <> 'reversal_approved' OR (reversal_by_id IS NOT NULL AND reversal_decided_by_id IS NOT NULL));
DROP INDEX app.one_merge_at_a_time;
CREATE UNIQUE INDEX one_merge_at_a_time ON app.merge_proposal (tenant_id, retire_id) WHERE state IN ('proposed', 'approved', 'merged', 'reversal_asked', 'reversal_approved');
GRANT UPDATE (reversal_by_id, reversal_at, reversal_why, reversal_decided_by_id, reversal_decided_at, reversal_decided_why) ON app.merge_proposal TO baoxue_web;
