-- 医院证明、残疾证明只给作决定的人：乡镇分管领导、县教育局（L1-11，L5-20）。乡镇专干代监护人提的，自己传的那份自己看得到。
DO $$ DECLARE p record; n int := 0; old text := '''{township,township_leader,bureau}''::text[]'; new text := '''{township_leader,bureau}''::text[]';
BEGIN
  FOR p IN SELECT polname, pg_get_expr(polqual, polrelid) AS seen, pg_get_expr(polwithcheck, polrelid) AS written
    FROM pg_policy WHERE polrelid = 'app.attachment'::regclass AND polname IN ('see', 'write') LOOP
    IF strpos(coalesce(p.seen, p.written), old) = 0 THEN RAISE EXCEPTION 'the policy % of attachments is not as expected', p.polname; END IF;
    IF p.seen IS NOT NULL THEN EXECUTE format('ALTER POLICY %I ON app.attachment USING (%s)', p.polname, replace(p.seen, old, new)); END IF;
    IF p.written IS NOT NULL THEN EXECUTE format('ALTER POLICY %I ON app.attachment WITH CHECK (%s)', p.polname, replace(p.written, old, new)); END IF;
    n := n + 1;
  END LOOP;
  IF n <> 2 THEN RAISE EXCEPTION 'attachments have % policies of reach, not two', n; END IF;
END $$;
