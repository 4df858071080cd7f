-- 不予接收、被收回的外县转来，号码留过期限就清掉（个人信息保护法第十九条、第四十七条）：了结之后由时钟一并清，别的列不动。
CREATE OR REPLACE FUNCTION guard.step_transfer() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
DECLARE hands text[]; units uuid[];
  numbers CONSTANT text[] := ARRAY['id_cipher', 'id_index', 'id_tail4_index', 'id_tail6_index', 'student_number_cipher', 'student_number_index', 'phone_cipher', 'phone_index'];
BEGIN
  IF NOT guard.stamps() THEN RETURN NEW; END IF;
  -- 号码只能在了结之后由时钟一并清掉，别的一个字不动；改成另一个号码，谁也不行。
  IF num_nonnulls(OLD.id_cipher, OLD.id_index, OLD.id_tail4_index, OLD.id_tail6_index, OLD.student_number_cipher, OLD.student_number_index, OLD.phone_cipher, OLD.phone_index) > 0
    AND num_nonnulls(NEW.id_cipher, NEW.id_index, NEW.id_tail4_index, NEW.id_tail6_index, NEW.student_number_cipher, NEW.student_number_index, NEW.phone_cipher, NEW.phone_index) = 0
    AND (SELECT guard.ctx_role()) = 'clock' AND OLD.route = 'from_county' AND (OLD.state = 'withdrawn' OR (OLD.state = 'refused' AND OLD.carried_at IS NOT NULL))
    AND to_jsonb(NEW) - numbers = to_jsonb(OLD) - numbers THEN RETURN NEW;
  END IF;
  IF (to_jsonb(NEW) - (SELECT array_agg(k) FROM jsonb_object_keys(to_jsonb(NEW)) k WHERE k <> ALL (numbers)))
    IS DISTINCT FROM (to_jsonb(OLD) - (SELECT array_agg(k) FROM jsonb_object_keys(to_jsonb(OLD)) k WHERE k <> ALL (numbers))) THEN
    RAISE EXCEPTION 'the numbers of a transfer are forgotten, never changed' USING ERRCODE = '42501';
  END IF;
  IF NEW.state = OLD.state THEN
    IF (SELECT guard.ctx_role()) <> 'clock' OR OLD.carried_at IS NOT NULL THEN RAISE EXCEPTION 'a transfer moves by its steps' USING ERRCODE = '42501'; END IF;
    RETURN NEW;
  END IF;
  units := (SELECT guard.ctx_units());
  hands := CASE (SELECT guard.ctx_role()) WHEN 'bureau' THEN ARRAY['bureau'] WHEN 'clock' THEN ARRAY['clock']
    ELSE array_remove(ARRAY[CASE WHEN OLD.from_school_id = ANY (units) THEN 'from_school' END, CASE WHEN OLD.to_school_id = ANY (units) THEN 'to_school' END], NULL) END;
  IF NOT EXISTS (SELECT 1 FROM guard.transfer_moves() m WHERE m.route = OLD.route AND m.from_state = OLD.state AND m.to_state = NEW.state AND m.hand = ANY (hands)) THEN
    RAISE EXCEPTION 'no such step of a transfer' USING ERRCODE = '42501';
  END IF;
  IF NEW.to_school_id IS DISTINCT FROM OLD.to_school_id AND NEW.state <> 'placed' THEN RAISE EXCEPTION 'the receiving school is named once' USING ERRCODE = '42501'; END IF;
  IF NEW.state = 'placed' AND NOT EXISTS (SELECT 1 FROM app.unit s WHERE s.tenant_id = NEW.tenant_id AND s.id = NEW.to_school_id AND s.kind = 'school' AND s.valid_to IS NULL) THEN
    RAISE EXCEPTION 'a transfer is placed at a school' USING ERRCODE = '42501'; END IF;
  IF NEW.to_class_id IS DISTINCT FROM OLD.to_class_id AND NEW.state <> 'accepted' THEN RAISE EXCEPTION 'the class is named on acceptance' USING ERRCODE = '42501'; END IF;
  IF NEW.state = 'accepted' AND NEW.route IN ('within', 'from_county') AND NOT EXISTS (
    SELECT 1 FROM app.unit k JOIN app.unit g ON g.tenant_id = k.tenant_id AND g.id = k.parent_id
     WHERE k.tenant_id = NEW.tenant_id AND k.id = NEW.to_class_id AND k.kind = 'class' AND NEW.to_school_id IN (g.id, g.parent_id)) THEN
    RAISE EXCEPTION 'a pupil is accepted into a class of the school' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
GRANT UPDATE (id_cipher, id_index, id_tail4_index, id_tail6_index, student_number_cipher, student_number_index, phone_cipher, phone_index) ON app.transfer TO baoxue_worker;
