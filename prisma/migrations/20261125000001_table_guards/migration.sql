-- 以后每张新表的防线都用这几句立起来，写法只有一种：归属与强制策略、可及范围、只增不改。
-- 只在迁移里由属主调用；网页与后台没有执行权。

-- 归属、强制行级安全、限制性的租户策略、由数据库盖的时间。
CREATE FUNCTION guard.protect(tbl text) RETURNS void LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
DECLARE stamped text;
BEGIN
  EXECUTE format('ALTER TABLE app.%I OWNER TO baoxue_owner', tbl);
  EXECUTE format('ALTER TABLE app.%I ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format('ALTER TABLE app.%I FORCE ROW LEVEL SECURITY', tbl);
  EXECUTE format('CREATE POLICY own_tenant ON app.%I AS RESTRICTIVE USING (tenant_id = (SELECT guard.ctx_tenant())) WITH CHECK (tenant_id = (SELECT guard.ctx_tenant()))', tbl);
  SELECT split_part(a.attname, '_', 1) INTO stamped FROM pg_attribute a
   WHERE a.attrelid = format('app.%I', tbl)::regclass AND a.attname IN ('recorded_at', 'created_at') AND NOT a.attisdropped;
  IF stamped IS NOT NULL THEN
    EXECUTE format('CREATE TRIGGER stamp BEFORE INSERT ON app.%I FOR EACH ROW EXECUTE FUNCTION guard.stamp_%s()', tbl, stamped);
  END IF;
END $$;

-- 可及范围的现成说法，与 lib/data/reach.ts 里同名的几个一一对应：
-- classroom 按班按校；case 个案；via_case 随个案；via_child 随儿童；tracked 时限与事件。
CREATE FUNCTION guard.reach_of(kind text, tbl text) RETURNS text LANGUAGE plpgsql IMMUTABLE SET search_path = guard, pg_temp AS $$
DECLARE
  school_side text := $q$ WHEN 'teacher' THEN class_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'officer' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'principal' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])
    WHEN 'inspector' THEN school_id = ANY ((SELECT guard.ctx_units())::uuid[])$q$;
  all_of_it text := $q$ WHEN 'bureau' THEN true WHEN 'clock' THEN true ELSE false END$q$;
  via_case text := $q$EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = %1$I.tenant_id AND k.id = %1$I.case_id)$q$;
BEGIN
  CASE kind
    WHEN 'classroom' THEN RETURN 'CASE (SELECT guard.ctx_role())' || school_side || all_of_it;
    WHEN 'via_case' THEN RETURN format(via_case, tbl);
    WHEN 'via_child' THEN RETURN format($q$EXISTS (SELECT 1 FROM app.child c WHERE c.tenant_id = %1$I.tenant_id AND c.id = %1$I.child_id)$q$, tbl);
    WHEN 'tracked' THEN RETURN 'CASE (SELECT guard.ctx_role())' || school_side
      || format(' WHEN ''village'' THEN %1$s WHEN ''township'' THEN %1$s WHEN ''township_leader'' THEN %1$s', format(via_case, tbl)) || all_of_it;
    ELSE RAISE EXCEPTION 'no reach named %', kind;
  END CASE;
END $$;

-- writers：可写此表的岗位；signed：写入者只能署自己的名；updatable：可改的列另由授权限定。
CREATE FUNCTION guard.reach(tbl text, can_see text, writers text, signed boolean DEFAULT true, updatable boolean DEFAULT false)
RETURNS void LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
DECLARE
  may_write text := format('((SELECT guard.ctx_role()) = ANY (%L::text[]))', '{' || writers || '}');
  own text := CASE WHEN signed THEN ' AND ((SELECT guard.ctx_role()) = ''clock'' OR person_id = (SELECT guard.ctx_person()))' ELSE '' END;
BEGIN
  EXECUTE format('CREATE POLICY see ON app.%I FOR SELECT USING (%s)', tbl, can_see);
  EXECUTE format('CREATE POLICY write ON app.%I FOR INSERT WITH CHECK (%s AND (%s)%s)', tbl, may_write, can_see, own);
  IF updatable THEN
    EXECUTE format('CREATE POLICY change ON app.%I FOR UPDATE USING (%s AND (%s)) WITH CHECK (%s AND (%s))', tbl, may_write, can_see, may_write, can_see);
  END IF;
END $$;

-- 写下就不改。
CREATE FUNCTION guard.append_only(tbl text) RETURNS void LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON app.%I FOR EACH STATEMENT EXECUTE FUNCTION guard.deny()', tbl);
END $$;

-- 可改几列，但不能删。
CREATE FUNCTION guard.never_deleted(tbl text) RETURNS void LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON app.%I FOR EACH STATEMENT EXECUTE FUNCTION guard.deny()', tbl);
END $$;

REVOKE ALL ON FUNCTION guard.protect(text), guard.reach_of(text, text), guard.reach(text, text, text, boolean, boolean),
  guard.append_only(text), guard.never_deleted(text) FROM PUBLIC;
