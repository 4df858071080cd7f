-- 三本台账的导出与别的名单一样：先写用途、登记，再给文件（F75，F76）。
ALTER TABLE app.data_export DROP CONSTRAINT data_export_kind_check;
ALTER TABLE app.data_export ADD CHECK (kind IN ('cases', 'clocks', 'unexcused', 'submissions', 'line', 'returns', 'relapses', 'school_age', 'suspected', 'dropout'));
