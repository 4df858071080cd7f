-- 对象类别与限阅标签可以在线标注、终止（DT-3.1.2，NA-6.1）；标注只增，终止只填止日，不删。
DROP POLICY write ON app.child_category;
DROP POLICY see ON app.child_category;
SELECT guard.reach('child_category', guard.reach_of('via_child', 'child_category'), 'officer,principal,village,township,township_leader,bureau', false, true);
DROP POLICY write ON app.restricted_label;
DROP POLICY see ON app.restricted_label;
SELECT guard.reach('restricted_label', guard.reach_of('via_child', 'restricted_label') || $q$ AND (SELECT guard.ctx_role()) = ANY ('{principal,bureau}')$q$, 'bureau', false, true);
SELECT guard.never_deleted('child_category'), guard.never_deleted('restricted_label');
GRANT INSERT ON app.child_category, app.restricted_label TO baoxue_web;
GRANT UPDATE (to_on) ON app.child_category, app.restricted_label TO baoxue_web;

CREATE UNIQUE INDEX one_current_category ON app.child_category (tenant_id, child_id, category) WHERE to_on IS NULL;
ALTER TABLE app.child_category ADD CHECK (to_on IS NULL OR to_on >= from_on);
ALTER TABLE app.restricted_label ADD CHECK (to_on IS NULL OR to_on >= from_on);

-- 乡镇、村也办不挂在个案上的事（标注、家访、责任区），照样入账：本人署名，看得见的范围不变。
DO $$ DECLARE own text := $q$ AND ((SELECT guard.ctx_role()) = 'clock' OR person_id = (SELECT guard.ctx_person()))$q$; BEGIN
  DROP POLICY write ON app.ledger_event;
  EXECUTE format($q$CREATE POLICY write ON app.ledger_event FOR INSERT WITH CHECK (
    (SELECT guard.ctx_role()) = ANY ('{teacher,officer,principal,township,township_leader,village,bureau,inspector,clock}'::text[])
    AND ((%s) OR (case_id IS NULL AND (SELECT guard.ctx_role()) = ANY ('{township,township_leader,village}'::text[]))) %s)$q$,
    guard.reach_of('tracked', 'ledger_event'), own);
END $$;
