-- 乡镇有没有用户（C-08）：有人在任而没有账号、账号都停了的，一样没有人签收。账号教育局看不见，只有这一处替它答：
-- 某一天有人在任且登录得了的乡镇，只给编号；问的人不是教育局，一行也没有。
CREATE FUNCTION guard.townships_with_users(on_day date) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = guard, pg_temp AS $$
DECLARE tenant uuid := guard.ctx_tenant();
BEGIN
  IF coalesce(guard.ctx_role(), '') <> 'bureau' THEN RETURN; END IF;
  RETURN QUERY
    SELECT DISTINCT a.unit_id FROM app.appointment a
    JOIN app.account k ON k.tenant_id = a.tenant_id AND k.person_id = a.person_id AND k.disabled_at IS NULL
    WHERE a.tenant_id = tenant AND a.role IN ('township', 'township_leader')
      AND a.from_on <= on_day AND (a.to_on IS NULL OR a.to_on >= on_day);
END $$;
ALTER FUNCTION guard.townships_with_users(date) OWNER TO baoxue_guard;
REVOKE ALL ON FUNCTION guard.townships_with_users(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.townships_with_users(date) TO baoxue_web;
GRANT SELECT (tenant_id, person_id, disabled_at) ON app.account TO baoxue_guard;
