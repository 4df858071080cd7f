-- 事实无人抚养儿童的名单也从民政来（DT-3.1.2，DT-4.2.1）：限阅的标签由后台照县教育局确认的名单写，撤销时由后台截止。
CREATE POLICY see_clock ON app.restricted_label FOR SELECT USING ((SELECT guard.ctx_role()) = 'clock');
CREATE POLICY write_clock ON app.restricted_label FOR INSERT WITH CHECK ((SELECT guard.ctx_role()) = 'clock');
CREATE POLICY change_clock ON app.restricted_label FOR UPDATE USING ((SELECT guard.ctx_role()) = 'clock');
GRANT SELECT, INSERT ON app.restricted_label TO baoxue_worker;
GRANT UPDATE (to_on) ON app.restricted_label TO baoxue_worker;
