-- 开学之前就可以申请缓学、送教（L1-11）：那时还没有未入学的案。批准的那一刻立案并限期销号，批件写在那件案上；
-- 申请是当时写下的，不回填。
ALTER TABLE app.placement_application DROP CONSTRAINT placement_application_check1;
DROP POLICY approved ON app.placement;
CREATE POLICY approved ON app.placement AS RESTRICTIVE FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM app.placement_application p JOIN app.placement_opinion o ON o.tenant_id = p.tenant_id AND o.application_id = p.id
    WHERE p.tenant_id = placement.tenant_id AND p.id = placement.application_id AND p.child_id = placement.child_id
      AND (p.case_id IS NOT DISTINCT FROM placement.case_id OR (p.case_id IS NULL AND p.kind <> 'study_leave' AND EXISTS (
        SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = placement.tenant_id AND k.id = placement.case_id AND k.child_id = placement.child_id
          AND k.line = 'never_enrolled' AND k.state = 'placed' AND k.until_on = placement.until_on)))
      AND (p.kind <> 'deferral' OR placement.case_id IS NOT NULL)
      AND p.kind = placement.kind AND p.from_on = placement.from_on AND p.until_on = placement.until_on AND o.stage IN ('township', 'bureau') AND o.decision = 'agree'));
