-- 管理员的桌：人、任职、账号、单位的起止；每件事进账。仍然一个儿童也读不到。
DO $$ DECLARE
  t text;
  admin text := $q$((SELECT guard.ctx_role()) = 'admin')$q$;
BEGIN
  FOREACH t IN ARRAY ARRAY['person', 'appointment', 'unit', 'account'] LOOP
    EXECUTE format('CREATE POLICY admin_writes ON app.%I FOR INSERT WITH CHECK (%s)', t, admin);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['appointment', 'unit', 'account', 'session'] LOOP
    EXECUTE format('CREATE POLICY admin_changes ON app.%I FOR UPDATE USING (%s) WITH CHECK (%s)', t, admin, admin);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['account', 'session'] LOOP
    EXECUTE format('CREATE POLICY admin_sees ON app.%I FOR SELECT USING (%s)', t, admin);
  END LOOP;
END $$;
-- 本人改自己的口令，由门口代办。
CREATE POLICY gate_changes ON app.account FOR UPDATE USING ((SELECT guard.ctx_role()) = 'gate') WITH CHECK ((SELECT guard.ctx_role()) = 'gate');
CREATE POLICY write_of_admin ON app.ledger_event FOR INSERT WITH CHECK (
  (SELECT guard.ctx_role()) = 'admin' AND person_id = (SELECT guard.ctx_person())
  AND case_id IS NULL AND class_id IS NULL AND school_id IS NULL
  AND subject_kind = ANY ('{person,appointment,account,unit}'));

GRANT INSERT ON app.person, app.appointment, app.account, app.unit TO baoxue_web;
GRANT UPDATE (to_on) ON app.appointment TO baoxue_web;
GRANT UPDATE (name, valid_to, successor_id) ON app.unit TO baoxue_web;
GRANT UPDATE (password_hash, disabled_at) ON app.account TO baoxue_web;

SELECT guard.append_only('person');

-- 单位改名留痕：旧名、自哪天起。
CREATE TABLE "app"."unit_name" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "old_name" TEXT NOT NULL,
    "new_name" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "unit_name_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "unit_name_tenant_id_unit_id_idx" ON "app"."unit_name"("tenant_id", "unit_id");
ALTER TABLE "app"."unit_name" ADD CONSTRAINT "unit_name_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."unit_name" ADD CONSTRAINT "unit_name_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."unit_name" ADD CONSTRAINT "unit_name_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
SELECT guard.protect('unit_name');
SELECT guard.reach('unit_name', 'true', 'admin');
SELECT guard.append_only('unit_name');
GRANT SELECT, INSERT ON app.unit_name TO baoxue_web;

-- 督学不兼责任校的任何岗位（L6-10）：同一人、同一所学校、日子重叠，存不进去。
CREATE FUNCTION guard.school_of(tenant uuid, unit uuid) RETURNS uuid LANGUAGE sql STABLE SET search_path = guard, pg_temp AS $$
  WITH RECURSIVE up AS (
    SELECT u.id, u.parent_id, u.kind FROM app.unit u WHERE u.tenant_id = tenant AND u.id = unit
    UNION ALL SELECT p.id, p.parent_id, p.kind FROM app.unit p JOIN up ON p.id = up.parent_id WHERE p.tenant_id = tenant)
  SELECT id FROM up WHERE kind = 'school' LIMIT 1 $$;
CREATE FUNCTION guard.keep_inspector_apart() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
DECLARE school uuid := guard.school_of(NEW.tenant_id, NEW.unit_id);
BEGIN
  IF school IS NULL OR NOT NEW.role = ANY ('{inspector,teacher,officer,principal}') THEN RETURN NEW; END IF;
  IF EXISTS (SELECT 1 FROM app.appointment a WHERE a.tenant_id = NEW.tenant_id AND a.person_id = NEW.person_id AND a.id <> NEW.id
      AND a.role = ANY ('{inspector,teacher,officer,principal}') AND (a.role = 'inspector') <> (NEW.role = 'inspector')
      AND guard.school_of(a.tenant_id, a.unit_id) = school
      AND daterange(a.from_on, a.to_on, '[]') && daterange(NEW.from_on, NEW.to_on, '[]')) THEN
    RAISE EXCEPTION 'an inspector holds no post at a school of theirs' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_inspector_apart BEFORE INSERT OR UPDATE ON app.appointment FOR EACH ROW EXECUTE FUNCTION guard.keep_inspector_apart();
REVOKE ALL ON FUNCTION guard.school_of(uuid, uuid), guard.keep_inspector_apart() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.school_of(uuid, uuid) TO baoxue_web, baoxue_worker, baoxue_owner;
