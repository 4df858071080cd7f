-- 残疾类别与等级、转学的往来，临时查看里没有。
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['schooling_proposal', 'schooling_decision', 'transfer', 'transfer_step'] LOOP
    EXECUTE format('CREATE POLICY not_in_wider_view ON app.%I AS RESTRICTIVE FOR SELECT USING ((SELECT guard.ctx_view()) IS NULL)', t);
  END LOOP;
END $$;
