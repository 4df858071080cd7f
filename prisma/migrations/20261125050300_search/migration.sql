-- 查找：异体字归一、拼音、首字母、证件尾号（盲索引）。只查可及范围，由策略与条件各说一遍。
ALTER TABLE app.child ADD COLUMN id_tail4_index BYTEA, ADD COLUMN id_tail6_index BYTEA;
GRANT UPDATE (id_tail4_index, id_tail6_index) ON app.child TO baoxue_worker;

-- 姓名里常见的异体、繁体归到通行的一个写法；两边都用它，写法不同也查得到。
CREATE FUNCTION guard.fold_name(name text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = guard, pg_temp AS $$
  SELECT translate(normalize(name, NFKC),
    '陳張劉黃楊趙吳孫鄭謝許鄧馮蕭葉蘇呂盧蔣賈韋鄒陸萬錢譚賴龍齊顧邵龔賀嚴溫鍾鐘峯堃喆淼昇逹達傑國華偉強軍麗紅蘭鳳雲愛寶慶義興榮貴書聖晉瑋璐瑩穎靜曉東於薈藝婭嬌錦銘鑫㛃祎禕燁煒穀谿谷·•',
    '陈张刘黄杨赵吴孙郑谢许邓冯萧叶苏吕卢蒋贾韦邹陆万钱谭赖龙齐顾邵龚贺严温钟钟峰坤哲淼升达达杰国华伟强军丽红兰凤云爱宝庆义兴荣贵书圣晋玮璐莹颖静晓东于荟艺娅娇锦铭鑫洁祎祎烨炜谷溪谷') $$;
REVOKE ALL ON FUNCTION guard.fold_name(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.fold_name(text) TO baoxue_web, baoxue_worker, baoxue_owner, baoxue_migrator;

CREATE INDEX child_by_name ON app.child (tenant_id, guard.fold_name(name) text_pattern_ops);
CREATE INDEX child_by_initials ON app.child (tenant_id, name_initials text_pattern_ops) WHERE name_initials <> '';
CREATE INDEX child_by_tail4 ON app.child (tenant_id, id_tail4_index) WHERE id_tail4_index IS NOT NULL;
CREATE INDEX child_by_tail6 ON app.child (tenant_id, id_tail6_index) WHERE id_tail6_index IS NOT NULL;
