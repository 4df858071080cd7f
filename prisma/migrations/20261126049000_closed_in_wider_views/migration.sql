-- 残疾类别与等级，临时查看里没有（wider_views 迁移之后才有的两张表）。
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['schooling_proposal', 'schooling_decision'] LOOP
    EXECUTE format('CREATE POLICY not_in_wider_view ON app.%I AS RESTRICTIVE FOR SELECT USING ((SELECT guard.ctx_view()) IS NULL)', t);
  END LOOP;
END $$;
