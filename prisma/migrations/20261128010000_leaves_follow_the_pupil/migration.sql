-- 假条跟着学生走：留级、换班之后，现在教他的班主任看得见他还没有用完的假条，点名时才带得出来。
-- 只多给教师一句话：此刻在自己班里的学生的假条；写仍只写自己班的。
ALTER POLICY see ON app.leave USING (CASE (SELECT guard.ctx_role()) WHEN 'bureau' THEN true WHEN 'clock' THEN true
  ELSE CASE (SELECT guard.ctx_role()) WHEN 'teacher' THEN class_id WHEN 'officer' THEN school_id WHEN 'principal' THEN school_id WHEN 'inspector' THEN school_id
    END = ANY ((SELECT guard.ctx_units())::uuid[])
    OR ((SELECT guard.ctx_role()) = 'teacher' AND EXISTS (SELECT 1 FROM app.child k WHERE k.tenant_id = leave.tenant_id AND k.id = leave.child_id
      AND k.class_id = ANY ((SELECT guard.ctx_units())::uuid[]))) END);
