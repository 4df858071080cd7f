-- 人籍比对：一次比对、比出的每一处、人的决定；两条登记的合并：一人提请，另一人批准，可以撤回。只有县教育局。
CREATE TABLE "app"."match_run" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "matched" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "done_at" TIMESTAMPTZ(6),

    CONSTRAINT "match_run_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."match_finding" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rule" TEXT,
    "row_id" UUID,
    "child_id" UUID,
    "other_child_id" UUID,
    "name" TEXT NOT NULL,
    "birth_on" DATE,
    "run_id" UUID NOT NULL,
    "case_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "match_finding_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."match_decision" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "match_decision_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."merge_proposal" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "keep_id" UUID NOT NULL,
    "retire_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "sealed" BYTEA,
    "keep_version" INTEGER,
    "retire_version" INTEGER,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "decided_why" TEXT,

    CONSTRAINT "merge_proposal_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "match_run_tenant_id_recorded_at_idx" ON "app"."match_run"("tenant_id", "recorded_at");
CREATE UNIQUE INDEX "match_finding_tenant_id_fingerprint_key" ON "app"."match_finding"("tenant_id", "fingerprint");
CREATE INDEX "match_finding_tenant_id_run_id_kind_idx" ON "app"."match_finding"("tenant_id", "run_id", "kind");
CREATE INDEX "match_decision_tenant_id_finding_id_idx" ON "app"."match_decision"("tenant_id", "finding_id");
CREATE INDEX "merge_proposal_tenant_id_state_idx" ON "app"."merge_proposal"("tenant_id", "state");
ALTER TABLE "app"."match_run" ADD CONSTRAINT "match_run_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."match_run" ADD CONSTRAINT "match_run_tenant_id_batch_id_fkey" FOREIGN KEY ("tenant_id", "batch_id") REFERENCES "app"."import_batch"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."match_run" ADD CONSTRAINT "match_run_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."match_finding" ADD CONSTRAINT "match_finding_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."match_finding" ADD CONSTRAINT "match_finding_tenant_id_row_id_fkey" FOREIGN KEY ("tenant_id", "row_id") REFERENCES "app"."import_row"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."match_finding" ADD CONSTRAINT "match_finding_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."match_finding" ADD CONSTRAINT "match_finding_tenant_id_other_child_id_fkey" FOREIGN KEY ("tenant_id", "other_child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."match_finding" ADD CONSTRAINT "match_finding_tenant_id_run_id_fkey" FOREIGN KEY ("tenant_id", "run_id") REFERENCES "app"."match_run"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."match_finding" ADD CONSTRAINT "match_finding_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."match_decision" ADD CONSTRAINT "match_decision_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."match_decision" ADD CONSTRAINT "match_decision_tenant_id_finding_id_fkey" FOREIGN KEY ("tenant_id", "finding_id") REFERENCES "app"."match_finding"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."match_decision" ADD CONSTRAINT "match_decision_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."merge_proposal" ADD CONSTRAINT "merge_proposal_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."merge_proposal" ADD CONSTRAINT "merge_proposal_tenant_id_keep_id_fkey" FOREIGN KEY ("tenant_id", "keep_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."merge_proposal" ADD CONSTRAINT "merge_proposal_tenant_id_retire_id_fkey" FOREIGN KEY ("tenant_id", "retire_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."merge_proposal" ADD CONSTRAINT "merge_proposal_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."merge_proposal" ADD CONSTRAINT "merge_proposal_tenant_id_decided_by_id_fkey" FOREIGN KEY ("tenant_id", "decided_by_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE app.match_run ADD CHECK (state IN ('waiting', 'done'));
ALTER TABLE app.match_finding ADD CHECK (kind IN ('not_enrolled', 'roll_without_person', 'person_without_roll', 'doubtful', 'two_records'));
ALTER TABLE app.match_decision ADD CHECK (length(reason) > 0);
-- 提请的人不能批准自己（两人原则），也在数据库里。
ALTER TABLE app.merge_proposal ADD CHECK (keep_id <> retire_id), ADD CHECK (state IN ('proposed', 'approved', 'refused', 'merged', 'stale', 'reversal_asked', 'reversed')),
  ADD CHECK (decided_by_id IS DISTINCT FROM person_id OR state = 'reversal_asked' OR state = 'reversed');
-- 一条登记同时只在一件未了的提请里。
CREATE UNIQUE INDEX one_merge_at_a_time ON app.merge_proposal (tenant_id, retire_id) WHERE state IN ('proposed', 'approved', 'merged', 'reversal_asked');

SELECT guard.protect(t) FROM unnest(ARRAY['match_run', 'match_finding', 'match_decision', 'merge_proposal']) AS t;
SELECT guard.reach('match_run', $q$(SELECT guard.ctx_role()) = ANY ('{bureau,clock}')$q$, 'bureau', true);
SELECT guard.reach('match_finding', $q$(SELECT guard.ctx_role()) = ANY ('{bureau,clock}')$q$, 'clock', false);
SELECT guard.reach('match_decision', $q$(SELECT guard.ctx_role()) = ANY ('{bureau,clock}')$q$, 'bureau', true);
SELECT guard.reach('merge_proposal', $q$(SELECT guard.ctx_role()) = ANY ('{bureau,clock}')$q$, 'bureau', true);
CREATE POLICY change ON app.match_run FOR UPDATE USING ((SELECT guard.ctx_role()) = 'clock');
CREATE POLICY change ON app.match_finding FOR UPDATE USING ((SELECT guard.ctx_role()) = 'clock');
CREATE POLICY change ON app.merge_proposal FOR UPDATE USING ((SELECT guard.ctx_role()) = ANY ('{bureau,clock}'));
SELECT guard.append_only('match_decision');
SELECT guard.never_deleted(t) FROM unnest(ARRAY['match_run', 'match_finding', 'merge_proposal']) AS t;

GRANT SELECT, INSERT ON app.match_run, app.match_decision, app.merge_proposal TO baoxue_web;
GRANT SELECT ON app.match_finding TO baoxue_web;
GRANT UPDATE (state, decided_by_id, decided_at, decided_why) ON app.merge_proposal TO baoxue_web;
GRANT SELECT ON app.match_run, app.match_decision, app.merge_proposal TO baoxue_worker;
GRANT UPDATE (state, matched, found, done_at) ON app.match_run TO baoxue_worker;
GRANT SELECT, INSERT ON app.match_finding TO baoxue_worker;
GRANT UPDATE (run_id, rule, case_id, child_id) ON app.match_finding TO baoxue_worker;
GRANT UPDATE (state, sealed, keep_version, retire_version) ON app.merge_proposal TO baoxue_worker;
