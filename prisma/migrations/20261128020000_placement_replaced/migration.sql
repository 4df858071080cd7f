-- 换了种类的不是续批：原来的假条到那天为止，不能在新的一种中断之后还替孩子请着病假。
ALTER TABLE app.placement_end DROP CONSTRAINT placement_end_why_check,
  ADD CONSTRAINT placement_end_why_check CHECK (why IN ('expired', 'renewed', 'replaced', 'resumed', 'lapsed'));
