-- AlterTable
ALTER TABLE "app"."case_step" ADD COLUMN     "entered_for_id" UUID;

-- CreateTable
CREATE TABLE "app"."requirement_override" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "requirement" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "requirement_override_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "requirement_override_tenant_id_case_id_idx" ON "app"."requirement_override"("tenant_id", "case_id");

-- AddForeignKey
ALTER TABLE "app"."case_step" ADD CONSTRAINT "case_step_tenant_id_entered_for_id_fkey" FOREIGN KEY ("tenant_id", "entered_for_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."requirement_override" ADD CONSTRAINT "requirement_override_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."requirement_override" ADD CONSTRAINT "requirement_override_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."requirement_override" ADD CONSTRAINT "requirement_override_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT guard.protect('requirement_override');
SELECT guard.reach('requirement_override', guard.reach_of('via_case', 'requirement_override'), 'principal,township_leader');
SELECT guard.append_only('requirement_override');
-- 只有次数与办法上的要件可以放行（lib/rules/cases/overrides.ts）；法律措施的次序与送达回证不在其中。
ALTER TABLE app.requirement_override ADD CHECK (requirement IN ('persuasion_attempt', 'home_visit', 'principal_contact', 'township_visit')), ADD CHECK (length(reason) > 0);
GRANT SELECT ON app.requirement_override TO baoxue_web, baoxue_worker;
GRANT INSERT ON app.requirement_override TO baoxue_web;

-- 乡镇没有用户的，县教育局代录入户（C-08）；规则层另判档案许不许、乡镇有没有人在任。
DROP POLICY write ON app.township_visit;
CREATE POLICY write ON app.township_visit FOR INSERT WITH CHECK (((SELECT guard.ctx_role()) = ANY ('{village,township,township_leader,bureau}'))
  AND (EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = township_visit.tenant_id AND k.id = township_visit.case_id)) AND person_id = (SELECT guard.ctx_person()));

-- 缺勤还在继续的，立案所据的日子随之延长。
CREATE FUNCTION guard.met_days_grow() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF NOT NEW.met_days @> OLD.met_days THEN RAISE EXCEPTION 'the days that opened a case only grow' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard.met_days_grow() FROM PUBLIC;
CREATE TRIGGER met_days_grow BEFORE UPDATE OF met_days ON app.dropout_case FOR EACH ROW EXECUTE FUNCTION guard.met_days_grow();
GRANT UPDATE (met_days) ON app.dropout_case TO baoxue_web, baoxue_worker;

-- 销号三人三手（LX-3.2.3）：申请、核实、批准不得同人；乡镇是当事一方的，未经核实不能批准。
CREATE FUNCTION guard.three_hands() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF NOT guard.stamps() OR NEW.stage NOT IN ('checked', 'decided') THEN RETURN NEW; END IF;
  IF NOT EXISTS (SELECT 1 FROM app.strike_off s WHERE s.tenant_id = NEW.tenant_id AND s.case_id = NEW.case_id AND s.round = NEW.round AND s.stage = 'requested')
  THEN RAISE EXCEPTION 'nobody asked to strike this off' USING ERRCODE = '42501'; END IF;
  IF EXISTS (SELECT 1 FROM app.strike_off s WHERE s.tenant_id = NEW.tenant_id AND s.case_id = NEW.case_id AND s.round = NEW.round AND s.stage IN ('requested', 'checked') AND s.person_id = NEW.person_id)
  THEN RAISE EXCEPTION 'the same person cannot ask, check and decide' USING ERRCODE = '42501'; END IF;
  IF NEW.stage = 'decided' AND EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = NEW.tenant_id AND k.id = NEW.case_id AND k.township_since IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM app.strike_off s WHERE s.tenant_id = NEW.tenant_id AND s.case_id = NEW.case_id AND s.round = NEW.round AND s.stage = 'checked')
  THEN RAISE EXCEPTION 'the township has not checked' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard.three_hands() FROM PUBLIC;
CREATE TRIGGER three_hands BEFORE INSERT ON app.strike_off FOR EACH ROW EXECUTE FUNCTION guard.three_hands();
