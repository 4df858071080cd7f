-- 镇街随时掌握在校情况（DDK-4.4.1）：坐落在本乡镇的学校，某一天每个班的数字。点名、缺勤、编班三张表照旧不给乡镇看，
-- 只有这一处替它数好；没有姓名，没有编号，问的人不是乡镇、不是这个乡镇的，一行也没有。
CREATE FUNCTION guard.township_attendance(on_day date)
RETURNS TABLE (school_id uuid, school_name text, school_phone text, class_id uuid, class_name text, grade_no integer,
  on_roll bigint, called boolean, enrolled integer, present integer, unexcused bigint, sick bigint, personal bigint, late bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = guard, pg_temp AS $$
DECLARE tenant uuid := guard.ctx_tenant(); towns uuid[] := guard.ctx_units();
BEGIN
  IF coalesce(guard.ctx_role(), '') NOT IN ('township', 'township_leader') THEN RETURN; END IF;
  RETURN QUERY
    SELECT s.id, s.name, s.phone, c.id, c.name, c.grade_no, n.on_roll, r.id IS NOT NULL, coalesce(r.enrolled_count, 0), coalesce(r.present_count, 0),
      a.unexcused, a.sick, a.personal, a.late
    FROM app.unit c
    JOIN app.unit g ON g.tenant_id = c.tenant_id AND g.id = c.parent_id
    JOIN app.unit s ON s.tenant_id = c.tenant_id AND s.kind = 'school' AND s.id IN (g.id, g.parent_id)
    CROSS JOIN LATERAL (SELECT count(*) AS on_roll FROM app.class_enrolment e WHERE e.tenant_id = c.tenant_id AND e.class_id = c.id
      AND e.from_on <= on_day AND (e.to_on IS NULL OR e.to_on >= on_day)) n
    LEFT JOIN app.roll_call r ON r.tenant_id = c.tenant_id AND r.class_id = c.id AND r.day = on_day AND r.session = 'morning' AND r.replaced_by_id IS NULL
    CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE x.reason = 'unexcused') AS unexcused, count(*) FILTER (WHERE x.reason = 'sick') AS sick,
        count(*) FILTER (WHERE x.reason = 'personal') AS personal, count(*) FILTER (WHERE x.reason = 'late') AS late
      FROM app.absence x WHERE x.tenant_id = c.tenant_id AND x.roll_call_id = r.id) a
    WHERE c.tenant_id = tenant AND c.kind = 'class' AND c.valid_from <= on_day AND (c.valid_to IS NULL OR c.valid_to >= on_day)
      AND s.township_id = ANY (towns) AND n.on_roll > 0
    ORDER BY s.code, c.grade_no, c.class_no;
END $$;
ALTER FUNCTION guard.township_attendance(date) OWNER TO baoxue_guard;
REVOKE ALL ON FUNCTION guard.township_attendance(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.township_attendance(date) TO baoxue_web;
GRANT SELECT (tenant_id, roll_call_id, reason) ON app.absence TO baoxue_guard;
