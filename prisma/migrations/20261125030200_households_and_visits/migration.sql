-- 同户的孩子（F23）与家访登记（F29，DDK-4.8.1，DDK-5.2.1）。
ALTER TABLE "app"."child" ADD COLUMN     "address_index" BYTEA;
CREATE TABLE "app"."household_member" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "basis" TEXT NOT NULL,
    "unlinked_on" DATE,
    "unlinked_why" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "household_member_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE TABLE "app"."home_visit" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "case_id" UUID,
    "school_id" UUID,
    "visited_on" DATE NOT NULL,
    "on_holiday" BOOLEAN NOT NULL,
    "visitors" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "groups" TEXT[],
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "home_visit_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "household_member_tenant_id_household_id_idx" ON "app"."household_member"("tenant_id", "household_id");
CREATE INDEX "household_member_tenant_id_child_id_idx" ON "app"."household_member"("tenant_id", "child_id");
CREATE INDEX "home_visit_tenant_id_child_id_idx" ON "app"."home_visit"("tenant_id", "child_id");
CREATE INDEX "home_visit_tenant_id_school_id_visited_on_idx" ON "app"."home_visit"("tenant_id", "school_id", "visited_on");
CREATE UNIQUE INDEX "home_visit_tenant_id_visit_id_child_id_key" ON "app"."home_visit"("tenant_id", "visit_id", "child_id");
CREATE INDEX "child_tenant_id_address_index_idx" ON "app"."child"("tenant_id", "address_index");
CREATE INDEX "guardian_tenant_id_phone_index_idx" ON "app"."guardian"("tenant_id", "phone_index");
ALTER TABLE "app"."household_member" ADD CONSTRAINT "household_member_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."household_member" ADD CONSTRAINT "household_member_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."household_member" ADD CONSTRAINT "household_member_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."home_visit" ADD CONSTRAINT "home_visit_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."home_visit" ADD CONSTRAINT "home_visit_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."home_visit" ADD CONSTRAINT "home_visit_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."home_visit" ADD CONSTRAINT "home_visit_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."home_visit" ADD CONSTRAINT "home_visit_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT guard.protect('household_member'), guard.protect('home_visit');
SELECT guard.reach('household_member', guard.reach_of('via_child', 'household_member'), 'teacher,officer,principal,village,township,township_leader,bureau', true, true),
  guard.reach('home_visit', guard.reach_of('via_child', 'home_visit'), 'teacher,officer,principal,village,township,township_leader');
SELECT guard.never_deleted('household_member'), guard.append_only('home_visit');
CREATE FUNCTION guard.unlink_once() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN IF OLD.unlinked_on IS NOT NULL THEN RAISE EXCEPTION 'an unlinked child stays unlinked' USING ERRCODE = '42501'; END IF; RETURN NEW; END $$;
REVOKE ALL ON FUNCTION guard.unlink_once() FROM PUBLIC;
CREATE TRIGGER unlink_once BEFORE UPDATE ON app.household_member FOR EACH ROW EXECUTE FUNCTION guard.unlink_once();

CREATE UNIQUE INDEX one_household_per_child ON app.household_member (tenant_id, child_id) WHERE unlinked_on IS NULL;
ALTER TABLE app.household_member ADD CHECK (basis IN ('guardian_phone', 'address', 'declared')), ADD CHECK ((unlinked_on IS NULL) = (unlinked_why IS NULL));

GRANT SELECT ON app.household_member, app.home_visit TO baoxue_web, baoxue_worker;
GRANT INSERT ON app.household_member, app.home_visit TO baoxue_web;
GRANT UPDATE (unlinked_on, unlinked_why) ON app.household_member TO baoxue_web;
