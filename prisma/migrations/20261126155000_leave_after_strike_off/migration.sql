-- 准予销号的一刻，孩子的登记随去向改，名册上的一行到此为止（N24-1，DT-4.1.3）：否则死亡、出国的孩子仍在点名的名单上。
-- 只有县教育局，只对已按去向销号的孩子，才改得成这几种。
DROP POLICY change_of_status ON app.child;
CREATE POLICY change_of_status ON app.child FOR UPDATE USING (
  CASE (SELECT guard.ctx_role()) WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[]) WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'township_leader' THEN township_id = ANY ((SELECT guard.ctx_units())::uuid[])
      OR EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = child.tenant_id AND k.child_id = child.id)
    WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END)
  WITH CHECK (status = ANY ('{enrolled,never_enrolled,deferred,home_teaching,study_leave,away,over_age}')
    OR (status = ANY ('{transferred,abroad,deceased,no_such_child,elsewhere}') AND (SELECT guard.ctx_role()) = 'bureau'
      AND EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = child.tenant_id AND k.child_id = child.id AND k.state = 'struck_off'
        AND k.close_reason = ANY ('{transferred,special_school,abroad,deceased,registration_error,justice_placed}'))));

CREATE POLICY leave_after_strike_off ON app.class_enrolment FOR UPDATE TO baoxue_web USING (
  (SELECT guard.ctx_role()) = 'bureau' AND to_on IS NULL
  AND EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = class_enrolment.tenant_id AND k.child_id = class_enrolment.child_id AND k.state = 'struck_off'
    AND k.close_reason = ANY ('{transferred,special_school,abroad,deceased,over_age_or_graduated,registration_error,justice_placed}')))
  WITH CHECK (to_on IS NOT NULL);
GRANT UPDATE (to_on) ON app.class_enrolment TO baoxue_web;

-- 网页改得了编班的有两样：学校把没有班的编进本校的一个班；教育局按去向销号，离册。
CREATE OR REPLACE FUNCTION guard.class_of_own_school() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF session_user = 'baoxue_web' AND NEW.class_id IS NULL AND (SELECT guard.ctx_role()) = 'bureau' AND EXISTS (
    SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = NEW.tenant_id AND k.child_id = NEW.id AND k.state = 'struck_off'
      AND k.close_reason = ANY ('{transferred,special_school,abroad,deceased,over_age_or_graduated,registration_error,justice_placed}'))
  THEN RETURN NEW; END IF;
  IF session_user = 'baoxue_web' AND current_user <> 'baoxue_guard' AND (OLD.class_id IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM app.class_enrolment e WHERE e.tenant_id = NEW.tenant_id AND e.child_id = NEW.id AND e.class_id = NEW.class_id AND e.to_on IS NULL))
  THEN RAISE EXCEPTION 'a child enters one class of the school, once' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
