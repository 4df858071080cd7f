-- 教育局的桌面每次都数一学期的无故缺勤（逐周）与今天的；缺勤里绝大多数是病假事假，从头扫一遍不值得（ADR 0075）。
CREATE INDEX absence_unexcused_by_day ON app.absence (tenant_id, day) WHERE reason = 'unexcused';
