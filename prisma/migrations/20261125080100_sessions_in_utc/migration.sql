-- 程序写时刻时不带时区，靠会话是 UTC。服务器或数据库设成了北京时间、乌鲁木齐时间的，时限会整整差几个钟头；
-- 所以由角色定死，压过服务器与数据库的设置。程序连接时还会再说一遍。
ALTER ROLE baoxue_web SET timezone = 'UTC';
ALTER ROLE baoxue_worker SET timezone = 'UTC';
ALTER ROLE baoxue_auditor SET timezone = 'UTC';
ALTER ROLE baoxue_migrator SET timezone = 'UTC';
