-- 残疾儿童就学方式（LX-2.6.5、L5-17）：学校、乡镇提出，县教育局定，有起止，到期重新评估。
-- 从前的登记表没有界面、从未有行；残疾类别、等级、证明移到「提出」，登记本身只有怎样就学与起止。
CREATE TABLE "app"."schooling_proposal" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "disability" TEXT NOT NULL,
    "level" INTEGER,
    "schooling" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "support" TEXT NOT NULL,
    "proof_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "renews_id" UUID,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "schooling_proposal_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "app"."schooling_decision" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "schooling_decision_pkey" PRIMARY KEY ("tenant_id","id")
);

CREATE TABLE "app"."schooling_end" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "schooling_id" UUID NOT NULL,
    "ended_on" DATE NOT NULL,
    "why" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "schooling_end_pkey" PRIMARY KEY ("tenant_id","id")
);

DROP POLICY see ON app.disability_schooling;
DROP POLICY write ON app.disability_schooling;
ALTER TABLE "app"."disability_schooling"
  DROP COLUMN "disability", DROP COLUMN "level", DROP COLUMN "proof_id",
  ADD COLUMN "proposal_id" UUID NOT NULL, ADD COLUMN "place" TEXT NOT NULL, ADD COLUMN "support" TEXT NOT NULL, ADD COLUMN "until_on" DATE NOT NULL;

CREATE UNIQUE INDEX "schooling_proposal_tenant_id_child_id_round_key" ON "app"."schooling_proposal"("tenant_id", "child_id", "round");
CREATE UNIQUE INDEX "schooling_decision_tenant_id_proposal_id_key" ON "app"."schooling_decision"("tenant_id", "proposal_id");
CREATE UNIQUE INDEX "schooling_end_tenant_id_schooling_id_key" ON "app"."schooling_end"("tenant_id", "schooling_id");
CREATE UNIQUE INDEX "disability_schooling_tenant_id_proposal_id_key" ON "app"."disability_schooling"("tenant_id", "proposal_id");
CREATE INDEX "disability_schooling_tenant_id_until_on_idx" ON "app"."disability_schooling"("tenant_id", "until_on");

ALTER TABLE "app"."schooling_proposal" ADD CONSTRAINT "schooling_proposal_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."schooling_proposal" ADD CONSTRAINT "schooling_proposal_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."schooling_proposal" ADD CONSTRAINT "schooling_proposal_tenant_id_proof_id_fkey" FOREIGN KEY ("tenant_id", "proof_id") REFERENCES "app"."attachment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."schooling_proposal" ADD CONSTRAINT "schooling_proposal_tenant_id_renews_id_fkey" FOREIGN KEY ("tenant_id", "renews_id") REFERENCES "app"."disability_schooling"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."schooling_proposal" ADD CONSTRAINT "schooling_proposal_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."schooling_decision" ADD CONSTRAINT "schooling_decision_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."schooling_decision" ADD CONSTRAINT "schooling_decision_tenant_id_proposal_id_fkey" FOREIGN KEY ("tenant_id", "proposal_id") REFERENCES "app"."schooling_proposal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."schooling_decision" ADD CONSTRAINT "schooling_decision_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."schooling_end" ADD CONSTRAINT "schooling_end_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."schooling_end" ADD CONSTRAINT "schooling_end_tenant_id_schooling_id_fkey" FOREIGN KEY ("tenant_id", "schooling_id") REFERENCES "app"."disability_schooling"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."schooling_end" ADD CONSTRAINT "schooling_end_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."disability_schooling" ADD CONSTRAINT "disability_schooling_tenant_id_proposal_id_fkey" FOREIGN KEY ("tenant_id", "proposal_id") REFERENCES "app"."schooling_proposal"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.disability_schooling DROP CONSTRAINT disability_schooling_schooling_check;
ALTER TABLE app.disability_schooling ADD CHECK (until_on > from_on),
  ADD CHECK (schooling IN ('inclusive', 'special_class', 'special_school', 'home_teaching', 'incapable'));
ALTER TABLE app.schooling_proposal ADD CHECK (level BETWEEN 1 AND 4), ADD CHECK (until_on > from_on), ADD CHECK (round > 0),
  ADD CHECK (disability IN ('visual', 'hearing', 'intellectual', 'speech', 'physical', 'mental', 'multiple', 'other')),
  ADD CHECK (schooling IN ('inclusive', 'special_class', 'special_school', 'home_teaching', 'incapable')),
  ADD CHECK (schooling <> 'special_school' OR length(place) > 0);
ALTER TABLE app.schooling_decision ADD CHECK (decision IN ('agree', 'disagree')), ADD CHECK (decision = 'agree' OR length(words) > 0);
ALTER TABLE app.schooling_end ADD CHECK (why IN ('expired', 'replaced', 'stopped')), ADD CHECK ((role = 'clock') = (person_id IS NULL));

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['schooling_proposal', 'schooling_decision', 'schooling_end'] LOOP
    PERFORM guard.protect(t);
    PERFORM guard.append_only(t);
  END LOOP;
END $$;

-- 提出的内容写着残疾类别与等级：学校管理者、乡镇、县教育局看得到；教师、村、督学只见下面登记的就学方式。
SELECT guard.reach('schooling_proposal', format($q$(SELECT guard.ctx_role()) = ANY ('{officer,principal,township,township_leader,bureau}') AND %s$q$,
  guard.reach_of('via_child', 'schooling_proposal')), 'officer,principal,township,township_leader');
-- 凭据是这个儿童的凭据，所续的是这个儿童的登记。
CREATE POLICY same_child ON app.schooling_proposal AS RESTRICTIVE FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM app.attachment a WHERE a.tenant_id = schooling_proposal.tenant_id AND a.id = schooling_proposal.proof_id AND a.child_id = schooling_proposal.child_id
    AND a.kind IN ('medical_proof', 'disability_proof'))
  AND (renews_id IS NULL OR EXISTS (SELECT 1 FROM app.disability_schooling s WHERE s.tenant_id = schooling_proposal.tenant_id AND s.id = schooling_proposal.renews_id
    AND s.child_id = schooling_proposal.child_id)));

SELECT guard.reach('schooling_decision', 'EXISTS (SELECT 1 FROM app.schooling_proposal p WHERE p.tenant_id = schooling_decision.tenant_id AND p.id = schooling_decision.proposal_id)', 'bureau');
-- 提出的人不定自己提的。
CREATE POLICY another_person ON app.schooling_decision AS RESTRICTIVE FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM app.schooling_proposal p WHERE p.tenant_id = schooling_decision.tenant_id AND p.id = schooling_decision.proposal_id AND p.person_id <> (SELECT guard.ctx_person())));

SELECT guard.reach('disability_schooling', guard.reach_of('via_child', 'disability_schooling'), 'bureau');
-- 没有县教育局的同意，登记写不进来；登记与提出的一字不差。
CREATE POLICY approved ON app.disability_schooling AS RESTRICTIVE FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM app.schooling_proposal p JOIN app.schooling_decision d ON d.tenant_id = p.tenant_id AND d.proposal_id = p.id
    WHERE p.tenant_id = disability_schooling.tenant_id AND p.id = disability_schooling.proposal_id AND p.child_id = disability_schooling.child_id
      AND p.schooling = disability_schooling.schooling AND p.place = disability_schooling.place AND p.support = disability_schooling.support
      AND p.from_on = disability_schooling.from_on AND p.until_on = disability_schooling.until_on AND d.decision = 'agree'));

SELECT guard.reach('schooling_end', 'EXISTS (SELECT 1 FROM app.disability_schooling s WHERE s.tenant_id = schooling_end.tenant_id AND s.id = schooling_end.schooling_id)', 'bureau,clock');

GRANT SELECT, INSERT ON app.schooling_proposal, app.schooling_decision, app.schooling_end TO baoxue_web;
GRANT SELECT, INSERT ON app.schooling_end TO baoxue_worker;
GRANT SELECT ON app.disability_schooling TO baoxue_worker;
