-- 登记在儿童名下而会改变的几项（就学状态、学校、班、常住地），改之前是什么、到何时为止：
-- 由数据库自己记，谁改都跑不掉。台账照任何一天推算，靠它。
CREATE TABLE "app"."child_history" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "school_id" UUID,
    "class_id" UUID,
    "township_id" UUID,
    "village_id" UUID,
    "until_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "child_history_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "child_history_tenant_id_child_id_until_at_idx" ON "app"."child_history"("tenant_id", "child_id", "until_at");
CREATE INDEX "child_tenant_id_birth_on_idx" ON "app"."child"("tenant_id", "birth_on");
ALTER TABLE "app"."child_history" ADD CONSTRAINT "child_history_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."child_history" ADD CONSTRAINT "child_history_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT guard.protect('child_history');
SELECT guard.reach('child_history', guard.reach_of('via_child', 'child_history'), '', false);
SELECT guard.append_only('child_history');

CREATE FUNCTION guard.keep_child_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = guard, pg_temp AS $$
BEGIN
  IF (OLD.status, OLD.school_id, OLD.class_id, OLD.township_id, OLD.village_id)
    IS DISTINCT FROM (NEW.status, NEW.school_id, NEW.class_id, NEW.township_id, NEW.village_id) THEN
    INSERT INTO app.child_history (tenant_id, id, child_id, status, school_id, class_id, township_id, village_id, until_at)
    VALUES (OLD.tenant_id, gen_random_uuid(), OLD.id, OLD.status, OLD.school_id, OLD.class_id, OLD.township_id, OLD.village_id, clock_timestamp());
  END IF;
  RETURN NULL;
END $$;
ALTER FUNCTION guard.keep_child_history() OWNER TO baoxue_guard;
REVOKE ALL ON FUNCTION guard.keep_child_history() FROM PUBLIC;
GRANT INSERT ON app.child_history TO baoxue_guard;
CREATE TRIGGER keep_history AFTER UPDATE ON app.child FOR EACH ROW EXECUTE FUNCTION guard.keep_child_history();

GRANT SELECT ON app.child_history TO baoxue_web, baoxue_worker;
