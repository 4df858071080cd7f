-- 登记一个任何名册上都没有的孩子（DT-3.1.1、DT-A1）：网页只能在自己的地界上新增未入学、未编班、没有学籍号的儿童。
CREATE POLICY register ON app.child FOR INSERT WITH CHECK (
  status = 'never_enrolled' AND version = 1 AND class_id IS NULL AND student_number_cipher IS NULL AND student_number_index IS NULL
  AND (id_cipher IS NULL) = (id_index IS NULL) AND (id_kind = 'none') = (id_cipher IS NULL)
  -- 村在镇里，学区校是学校：张冠李戴的存不进。
  AND EXISTS (SELECT 1 FROM app.unit v WHERE v.tenant_id = child.tenant_id AND v.id = child.village_id AND v.kind = 'village' AND v.parent_id = child.township_id)
  AND EXISTS (SELECT 1 FROM app.unit s WHERE s.tenant_id = child.tenant_id AND s.id = child.school_id AND s.kind = 'school')
  AND CASE (SELECT guard.ctx_role())
    WHEN 'village' THEN village_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'township' THEN township_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'township_leader' THEN township_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'bureau' THEN true ELSE false END);
-- 监护人随登记写下；已经在籍的孩子，村、乡镇添不了监护人。
CREATE POLICY register ON app.guardian FOR INSERT WITH CHECK (
  (SELECT guard.ctx_role()) = ANY ('{village,township,township_leader,bureau}')
  AND EXISTS (SELECT 1 FROM app.child c WHERE c.tenant_id = guardian.tenant_id AND c.id = guardian.child_id AND c.status = 'never_enrolled' AND c.class_id IS NULL));

-- 未入学个案按村取号：村取自己的，乡镇取辖下各村的，县里都可以。
CREATE POLICY village_number ON app.serial_counter FOR ALL USING (
  series = 'case' AND EXISTS (SELECT 1 FROM app.unit v WHERE v.tenant_id = serial_counter.tenant_id AND v.id = serial_counter.school_id AND v.kind = 'village'
    AND CASE (SELECT guard.ctx_role()) WHEN 'village' THEN v.id = ANY ((SELECT guard.ctx_units())::uuid[])
      WHEN 'township' THEN v.parent_id = ANY ((SELECT guard.ctx_units())::uuid[]) WHEN 'township_leader' THEN v.parent_id = ANY ((SELECT guard.ctx_units())::uuid[])
      WHEN 'bureau' THEN true ELSE false END))
  WITH CHECK (
  series = 'case' AND EXISTS (SELECT 1 FROM app.unit v WHERE v.tenant_id = serial_counter.tenant_id AND v.id = serial_counter.school_id AND v.kind = 'village'
    AND CASE (SELECT guard.ctx_role()) WHEN 'village' THEN v.id = ANY ((SELECT guard.ctx_units())::uuid[])
      WHEN 'township' THEN v.parent_id = ANY ((SELECT guard.ctx_units())::uuid[]) WHEN 'township_leader' THEN v.parent_id = ANY ((SELECT guard.ctx_units())::uuid[])
      WHEN 'bureau' THEN true ELSE false END));
-- 村、乡镇只立未入学的案；旷课的案由学校的点名立。
CREATE POLICY towns_open_survey ON app.dropout_case AS RESTRICTIVE FOR INSERT WITH CHECK (
  (SELECT guard.ctx_role()) <> ALL ('{village,township,township_leader}') OR (line = 'never_enrolled' AND state = 'survey'));

-- 编班：学校只把学区在本校、还没有编班的孩子编进本校的班。
CREATE POLICY admit ON app.class_enrolment FOR INSERT WITH CHECK (
  (SELECT guard.ctx_role()) = ANY ('{officer,principal}') AND to_on IS NULL
  AND EXISTS (SELECT 1 FROM app.child c WHERE c.tenant_id = class_enrolment.tenant_id AND c.id = class_enrolment.child_id AND c.class_id IS NULL)
  AND EXISTS (SELECT 1 FROM app.unit u JOIN app.unit g ON g.tenant_id = u.tenant_id AND g.id = u.parent_id
    WHERE u.tenant_id = class_enrolment.tenant_id AND u.id = class_enrolment.class_id AND u.kind = 'class'
      AND (g.id = ANY ((SELECT guard.ctx_units())::uuid[]) OR g.parent_id = ANY ((SELECT guard.ctx_units())::uuid[]))));
-- 网页改得了编班的只有一次：从没有到本校的一个班。
CREATE FUNCTION guard.class_of_own_school() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF session_user = 'baoxue_web' AND (OLD.class_id IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM app.class_enrolment e WHERE e.tenant_id = NEW.tenant_id AND e.child_id = NEW.id AND e.class_id = NEW.class_id AND e.to_on IS NULL))
  THEN RAISE EXCEPTION 'a child enters one class of the school, once' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard.class_of_own_school() FROM PUBLIC;
CREATE TRIGGER class_of_own_school BEFORE UPDATE OF class_id ON app.child FOR EACH ROW EXECUTE FUNCTION guard.class_of_own_school();

GRANT INSERT ON app.child, app.guardian, app.class_enrolment TO baoxue_web;
GRANT UPDATE (class_id) ON app.child TO baoxue_web;
-- 入学那天起，个案跟着孩子进班。
GRANT UPDATE (class_id) ON app.dropout_case TO baoxue_web;
