-- 一个小学的毕业生不都进同一所初中：备升班时逐个写明去别处的，名单照各人的交。
CREATE TABLE "app"."roll_over_elsewhere" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "roll_over_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "to_school_id" UUID NOT NULL,
    CONSTRAINT "roll_over_elsewhere_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE UNIQUE INDEX "roll_over_elsewhere_tenant_id_roll_over_id_child_id_key" ON "app"."roll_over_elsewhere"("tenant_id", "roll_over_id", "child_id");
ALTER TABLE "app"."roll_over_elsewhere" ADD CONSTRAINT "roll_over_elsewhere_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."roll_over_elsewhere" ADD CONSTRAINT "roll_over_elsewhere_tenant_id_roll_over_id_fkey" FOREIGN KEY ("tenant_id", "roll_over_id") REFERENCES "app"."school_roll_over"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."roll_over_elsewhere" ADD CONSTRAINT "roll_over_elsewhere_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."roll_over_elsewhere" ADD CONSTRAINT "roll_over_elsewhere_tenant_id_to_school_id_fkey" FOREIGN KEY ("tenant_id", "to_school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT guard.protect('roll_over_elsewhere');
SELECT guard.reach('roll_over_elsewhere', 'EXISTS (SELECT 1 FROM app.school_roll_over o WHERE o.tenant_id = roll_over_elsewhere.tenant_id AND o.id = roll_over_elsewhere.roll_over_id)', 'officer', false);
SELECT guard.append_only('roll_over_elsewhere');
GRANT SELECT, INSERT ON app.roll_over_elsewhere TO baoxue_web;
GRANT SELECT ON app.roll_over_elsewhere TO baoxue_guard;

-- 交名单的一刻照各人的去处；个案、时限、学校都跟着名单上的这一栏走。初中毕业的没有去处，写了也不算。
CREATE FUNCTION guard.goes_elsewhere() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF NEW.to_school_id IS NOT NULL THEN
    NEW.to_school_id := coalesce((SELECT e.to_school_id FROM app.roll_over_elsewhere e
      WHERE e.tenant_id = NEW.tenant_id AND e.roll_over_id = NEW.roll_over_id AND e.child_id = NEW.child_id), NEW.to_school_id);
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard.goes_elsewhere() FROM PUBLIC;
CREATE TRIGGER goes_elsewhere BEFORE INSERT ON app.school_leaver FOR EACH ROW EXECUTE FUNCTION guard.goes_elsewhere();

-- 作废的新班原先用升班编号的前八位改代码，那是时刻的高位：一分钟里办了又撤、撤了又办，两次同一个代码，第二次撤不了。改用后十二位。
DO $$
DECLARE def text := pg_get_functiondef('guard.undo_roll_over(uuid, text)'::regprocedure);
BEGIN
  IF strpos(def, 'left(asked::text, 8)') = 0 THEN RAISE EXCEPTION 'the undoing of a roll-over is not as expected'; END IF;
  EXECUTE replace(def, 'left(asked::text, 8)', 'right(asked::text, 12)');
END $$;
