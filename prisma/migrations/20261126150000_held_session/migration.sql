-- 每个请求都要先问“这是谁”。开事务、说明谁在问、查、提交是四条语句；放进一个函数，是一条（ADR 0094）。
-- 查的人还是网页自己，行级安全照旧：函数不借属主之权，上下文要有签名，只在函数里有效。
CREATE FUNCTION guard.held_session(signed_context text, asked uuid, today date)
RETURNS TABLE (id uuid, person_id uuid, role text, last_seen_at timestamptz, expires_at timestamptz,
  revoked_at timestamptz, disabled_at timestamptz, person_name text, tenant_name text, appointments json)
LANGUAGE plpgsql SET search_path = guard, pg_temp SET app.context = '' AS $$
#variable_conflict use_column
BEGIN
  -- SET LOCAL 而不是 set_config：后者 Citus 不传给各节点。
  EXECUTE format('SET LOCAL app.context = %L', signed_context);
  RETURN QUERY
    SELECT s.id, s.person_id, s.role, s.last_seen_at, s.expires_at, s.revoked_at, a.disabled_at, p.name, t.name,
      (SELECT json_agg(json_build_object('id', h.id, 'role', h.role, 'unitId', h.unit_id, 'unitName', u.name,
          'formerIds', (SELECT coalesce(json_agg(f.id ORDER BY f.id), '[]') FROM app.unit f
            WHERE f.tenant_id = u.tenant_id AND f.successor_id = u.id AND f.kind = 'class')) ORDER BY h.from_on, h.id)
        FROM app.appointment h JOIN app.unit u ON u.tenant_id = h.tenant_id AND u.id = h.unit_id
        WHERE h.tenant_id = s.tenant_id AND h.person_id = s.person_id
          AND h.from_on <= today AND (h.to_on IS NULL OR h.to_on >= today))
    FROM app.session s
    JOIN app.account a ON a.tenant_id = s.tenant_id AND a.id = s.account_id
    JOIN app.person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id
    JOIN app.tenant t ON t.id = s.tenant_id
    WHERE s.tenant_id = guard.ctx_tenant() AND s.id = asked;
END $$;
REVOKE ALL ON FUNCTION guard.held_session(text, uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.held_session(text, uuid, date) TO baoxue_web;
