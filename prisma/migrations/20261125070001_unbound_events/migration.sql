-- 不挂在个案、学校上的事（导出台账、导入名册、比对），乡镇、村、管理员也写得进账；只能署自己的名。
CREATE POLICY write_unbound ON app.ledger_event FOR INSERT WITH CHECK (
  (SELECT guard.ctx_role()) = ANY ('{village,township,township_leader,admin}'::text[])
  AND case_id IS NULL AND class_id IS NULL AND school_id IS NULL AND person_id = (SELECT guard.ctx_person()));
