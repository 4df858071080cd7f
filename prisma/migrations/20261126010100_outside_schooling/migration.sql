-- 区外就读（DT-4.4.3，J25-25）：人在外地读、学籍没有转走。凭就读证明登记，定期跟踪，直到办好转学或返校。
CREATE TABLE "app"."outside_schooling" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "school_named" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "proof_id" UUID,
    "on_day" DATE NOT NULL,
    "until_on" DATE,
    "note" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "outside_schooling_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE UNIQUE INDEX "outside_schooling_tenant_id_child_id_ordinal_key" ON "app"."outside_schooling"("tenant_id", "child_id", "ordinal");

ALTER TABLE "app"."outside_schooling" ADD CONSTRAINT "outside_schooling_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."outside_schooling" ADD CONSTRAINT "outside_schooling_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."outside_schooling" ADD CONSTRAINT "outside_schooling_tenant_id_proof_id_fkey" FOREIGN KEY ("tenant_id", "proof_id") REFERENCES "app"."attachment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "app"."outside_schooling" ADD CONSTRAINT "outside_schooling_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.outside_schooling ADD CHECK (act IN ('found', 'checked', 'ended')),
  -- 说在读的，都要有就读证明与下一次跟踪的日子；回来了的，不再有下一次。
  ADD CHECK ((act = 'ended') = (proof_id IS NULL)), ADD CHECK ((act = 'ended') = (until_on IS NULL)), ADD CHECK (until_on > on_day);

SELECT guard.protect('outside_schooling');
SELECT guard.append_only('outside_schooling');
SELECT guard.reach('outside_schooling', guard.reach_of('via_child', 'outside_schooling'), 'officer,principal');
-- 证明是这个孩子的；学校只登本校名册上的。
CREATE POLICY of_own_roll ON app.outside_schooling AS RESTRICTIVE FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM app.child c WHERE c.tenant_id = outside_schooling.tenant_id AND c.id = outside_schooling.child_id AND c.school_id = ANY ((SELECT guard.ctx_units())::uuid[]))
  AND (proof_id IS NULL OR EXISTS (SELECT 1 FROM app.attachment a WHERE a.tenant_id = outside_schooling.tenant_id AND a.id = outside_schooling.proof_id AND a.child_id = outside_schooling.child_id)));

GRANT SELECT, INSERT ON app.outside_schooling TO baoxue_web;
