-- 从没有编进本县班里、直接在外地上学的孩子（DT-4.4.3，DT-4.1.2 查明去向）：没有学校可登，由常住的乡镇登记、跟踪。
DROP POLICY see ON app.outside_schooling;
DROP POLICY write ON app.outside_schooling;
SELECT guard.reach('outside_schooling', guard.reach_of('via_child', 'outside_schooling'), 'officer,principal,township,township_leader');
-- 证明是这个孩子的；学校只登本校名册上的，乡镇只登常住本地、不在任何班里的。
DROP POLICY of_own_roll ON app.outside_schooling;
CREATE POLICY of_own_charge ON app.outside_schooling AS RESTRICTIVE FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM app.child c WHERE c.tenant_id = outside_schooling.tenant_id AND c.id = outside_schooling.child_id
    AND CASE WHEN (SELECT guard.ctx_role()) IN ('officer', 'principal') THEN c.school_id = ANY ((SELECT guard.ctx_units())::uuid[])
      ELSE c.class_id IS NULL AND c.township_id = ANY ((SELECT guard.ctx_units())::uuid[]) END)
  AND (proof_id IS NULL OR EXISTS (SELECT 1 FROM app.attachment a WHERE a.tenant_id = outside_schooling.tenant_id AND a.id = outside_schooling.proof_id AND a.child_id = outside_schooling.child_id)));
-- 专干登记之后，孩子的就学状态随之改：只在未入学与区外就读之间，只限常住本地、不在任何班里的。
CREATE POLICY change_of_outside ON app.child FOR UPDATE USING (
  (SELECT guard.ctx_role()) = 'township' AND class_id IS NULL AND township_id = ANY ((SELECT guard.ctx_units())::uuid[]) AND status = ANY ('{away,never_enrolled}'))
  WITH CHECK (status = ANY ('{away,never_enrolled}') AND class_id IS NULL);
-- 跟踪的时限不随个案：欠着的那个乡镇看得到、起得了、办得结。
CREATE POLICY of_own_outside ON app.deadline FOR ALL USING (
  (SELECT guard.ctx_role()) = ANY ('{township,township_leader}') AND duty = 'outside_follow_up' AND case_id IS NULL AND owner_unit_id = ANY ((SELECT guard.ctx_units())::uuid[]));
