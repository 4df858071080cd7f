-- 督学核验全链（L6-12 查阅资料）：别校的条目看不见内容，只看见它在链上的一节；没有编号之外的任何东西。
CREATE POLICY see_chain ON app.ledger_link FOR SELECT USING ((SELECT guard.ctx_role()) = 'inspector');

-- 按人、按主体查台账。
CREATE INDEX ledger_event_tenant_id_person_id_recorded_at_idx ON app.ledger_event (tenant_id, person_id, recorded_at);
CREATE INDEX ledger_event_tenant_id_subject_id_idx ON app.ledger_event (tenant_id, subject_id);
