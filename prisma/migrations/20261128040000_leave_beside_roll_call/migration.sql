-- 准假与点名同时办：点名先看过假条、假条后落库，各自都对，合起来却是“有假条的无故缺勤”。
-- 同一个孩子的两样排队；记无故时，刚落库的假条正管着那一天的，这次点名退回再来一次，带出假条。
-- 只看几秒之内的：更早的假条，点名时已经看得见，管不管得到（送教中断、已复学）由它自己判。
CREATE FUNCTION guard.queue_child() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.child_id::text, 5013));
  RETURN NEW;
END $$;
CREATE FUNCTION guard.absence_beside_leave() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.child_id::text, 5013));
  IF EXISTS (SELECT 1 FROM app.leave l WHERE l.tenant_id = NEW.tenant_id AND l.child_id = NEW.child_id
      AND NEW.day BETWEEN l.from_on AND l.to_on AND l.recorded_at > now() - interval '5 seconds') THEN
    RAISE EXCEPTION 'a leave was granted while the roll was called' USING ERRCODE = '40001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER beside_leave BEFORE INSERT ON app.absence FOR EACH ROW WHEN (NEW.reason = 'unexcused') EXECUTE FUNCTION guard.absence_beside_leave();
CREATE TRIGGER beside_absence BEFORE INSERT ON app.leave FOR EACH ROW EXECUTE FUNCTION guard.queue_child();
REVOKE ALL ON FUNCTION guard.queue_child() FROM PUBLIC;
REVOKE ALL ON FUNCTION guard.absence_beside_leave() FROM PUBLIC;
