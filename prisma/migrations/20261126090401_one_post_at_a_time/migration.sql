-- 同一个人在同一单位的同一岗位，同一天只有一段任职。两位管理员同时任命，后到的等先到的提交，再看一眼。
-- 用锁与触发器，不用排他约束：那要装 btree_gist，县里自备的数据库未必有。锁先于 keep_inspector_apart，兼任的那一道也不再有空当。
CREATE FUNCTION guard.first_come() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.tenant_id::text || NEW.person_id::text, 0));
  IF EXISTS (SELECT 1 FROM app.appointment a WHERE a.tenant_id = NEW.tenant_id AND a.person_id = NEW.person_id
      AND a.role = NEW.role AND a.unit_id = NEW.unit_id AND a.id <> NEW.id
      AND daterange(a.from_on, a.to_on, '[]') && daterange(NEW.from_on, NEW.to_on, '[]')) THEN
    RAISE EXCEPTION 'this person already holds this post' USING ERRCODE = 'exclusion_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard.first_come() FROM PUBLIC;
CREATE TRIGGER first_come BEFORE INSERT OR UPDATE ON app.appointment FOR EACH ROW EXECUTE FUNCTION guard.first_come();
