-- 由系统之外的县转来：对方没有本系统，来的是一纸联系函，由教育局照函登记一份，此后安排、接收、过名册与外县转来的一样。
ALTER TABLE app.transfer ADD COLUMN peer_serial text, ADD COLUMN peer_reply_code text;
DO $$ DECLARE c text; BEGIN
  FOR c IN SELECT conname FROM pg_constraint WHERE conrelid = 'app.transfer'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%from_county%' LOOP
    EXECUTE format('ALTER TABLE app.transfer DROP CONSTRAINT %I', c);
  END LOOP;
END $$;
ALTER TABLE app.transfer ADD CHECK (route IN ('within', 'to_county', 'to_outside', 'from_county', 'from_outside')),
  -- 外县送来的没有本县的经办人；照函登记的有。转来的都没有原学校的单位，孩子过了名册才有，号码只在转来的上面。
  ADD CHECK ((route = 'from_county') = (person_id IS NULL)), ADD CHECK ((route IN ('from_county', 'from_outside')) = (from_school_id IS NULL)),
  ADD CHECK (route IN ('from_county', 'from_outside') OR child_id IS NOT NULL),
  ADD CHECK (route IN ('from_county', 'from_outside') OR (id_cipher IS NULL AND student_number_cipher IS NULL AND phone_cipher IS NULL)),
  ADD CHECK ((route IN ('to_county', 'from_county')) = (peer_code IS NOT NULL AND route <> 'to_outside')),
  ADD CHECK (route = 'from_outside' OR (peer_serial IS NULL AND peer_reply_code IS NULL));

-- 谁写得进第一行：学校写自己名册上的孩子；教育局写系统之外转来的，只到「待安排」，没有孩子、没有学校。
ALTER POLICY of_own_roll ON app.transfer WITH CHECK ((
  (SELECT guard.ctx_role()) IN ('officer', 'principal') AND person_id = (SELECT guard.ctx_person()) AND route IN ('within', 'to_county', 'to_outside')
  AND state = CASE route WHEN 'within' THEN 'placed' ELSE 'asked' END AND to_class_id IS NULL AND from_on IS NULL AND carried_at IS NULL
  AND from_school_id = ANY ((SELECT guard.ctx_units())::uuid[])
  AND EXISTS (SELECT 1 FROM app.child c WHERE c.tenant_id = transfer.tenant_id AND c.id = transfer.child_id AND c.school_id = transfer.from_school_id AND c.class_id = transfer.from_class_id)
  AND (case_id IS NULL OR EXISTS (SELECT 1 FROM app.dropout_case k WHERE k.tenant_id = transfer.tenant_id AND k.id = transfer.case_id AND k.child_id = transfer.child_id))
  AND EXISTS (SELECT 1 FROM app.attachment a WHERE a.tenant_id = transfer.tenant_id AND a.id = transfer.proof_id AND a.child_id = transfer.child_id)
  ) OR ((SELECT guard.ctx_role()) = 'bureau' AND person_id = (SELECT guard.ctx_person()) AND route = 'from_outside' AND state = 'sent'
  AND child_id IS NULL AND case_id IS NULL AND from_class_id IS NULL AND to_school_id IS NULL AND to_class_id IS NULL AND from_on IS NULL AND carried_at IS NULL));

CREATE OR REPLACE FUNCTION guard.transfer_moves() RETURNS TABLE (route text, from_state text, act text, to_state text, hand text) LANGUAGE sql IMMUTABLE SET search_path = guard, pg_temp AS $$
  VALUES ('to_county', 'asked', 'release', 'sent', 'bureau'), ('to_outside', 'asked', 'release', 'sent', 'bureau'),
    ('to_county', 'asked', 'hold_back', 'held_back', 'bureau'), ('to_outside', 'asked', 'hold_back', 'held_back', 'bureau'),
    ('to_county', 'asked', 'recall', 'withdrawn', 'from_school'), ('to_outside', 'asked', 'recall', 'withdrawn', 'from_school'),
    ('within', 'placed', 'recall', 'withdrawn', 'from_school'), ('to_county', 'sent', 'recall', 'recalled', 'bureau'), ('to_outside', 'sent', 'recall', 'withdrawn', 'bureau'),
    ('to_outside', 'sent', 'accept', 'accepted', 'bureau'), ('to_outside', 'sent', 'refuse', 'refused', 'bureau'),
    ('from_county', 'sent', 'place', 'placed', 'bureau'), ('from_county', 'sent', 'refuse', 'refused', 'bureau'),
    ('within', 'placed', 'accept', 'accepted', 'to_school'), ('from_county', 'placed', 'accept', 'accepted', 'to_school'),
    ('within', 'placed', 'refuse', 'refused', 'to_school'), ('from_county', 'placed', 'refuse', 'refused', 'to_school'),
    ('to_county', 'sent', 'accept', 'accepted', 'clock'), ('to_county', 'sent', 'refuse', 'refused', 'clock'),
    ('to_county', 'recalled', 'accept', 'accepted', 'clock'), ('to_county', 'recalled', 'refuse', 'refused', 'clock'), ('to_county', 'recalled', 'recall', 'withdrawn', 'clock'),
    ('from_county', 'sent', 'recall', 'withdrawn', 'clock'), ('from_county', 'placed', 'recall', 'withdrawn', 'clock'),
    ('within', 'accepted', 'move', 'moved', 'clock'), ('to_county', 'accepted', 'move', 'moved', 'clock'), ('to_outside', 'accepted', 'move', 'moved', 'clock'), ('from_county', 'accepted', 'move', 'moved', 'clock'),
    ('within', 'accepted', 'reject', 'refused', 'clock'), ('from_county', 'accepted', 'reject', 'refused', 'clock'),
    -- 系统之外的县转来的，由本县教育局照来函登记；答复印成回函，没有谁来收回。
    ('from_outside', 'sent', 'place', 'placed', 'bureau'), ('from_outside', 'sent', 'refuse', 'refused', 'bureau'),
    ('from_outside', 'placed', 'accept', 'accepted', 'to_school'), ('from_outside', 'placed', 'refuse', 'refused', 'to_school'),
    ('from_outside', 'accepted', 'move', 'moved', 'clock'), ('from_outside', 'accepted', 'reject', 'refused', 'clock') $$;

-- 安排、接收、清掉号码：系统之外转来的一并算在内；它没有「答复已带回」这一步，退回即可起算。
CREATE OR REPLACE FUNCTION guard.step_transfer() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
DECLARE hands text[]; units uuid[];
  numbers CONSTANT text[] := ARRAY['id_cipher', 'id_index', 'id_tail4_index', 'id_tail6_index', 'student_number_cipher', 'student_number_index', 'phone_cipher', 'phone_index'];
BEGIN
  IF NOT guard.stamps() THEN RETURN NEW; END IF;
  -- 号码只能在了结之后由时钟一并清掉，别的一个字不动；改成另一个号码，谁也不行。
  IF num_nonnulls(OLD.id_cipher, OLD.id_index, OLD.id_tail4_index, OLD.id_tail6_index, OLD.student_number_cipher, OLD.student_number_index, OLD.phone_cipher, OLD.phone_index) > 0
    AND num_nonnulls(NEW.id_cipher, NEW.id_index, NEW.id_tail4_index, NEW.id_tail6_index, NEW.student_number_cipher, NEW.student_number_index, NEW.phone_cipher, NEW.phone_index) = 0
    AND (SELECT guard.ctx_role()) = 'clock' AND OLD.route IN ('from_county', 'from_outside')
    AND (OLD.state = 'withdrawn' OR (OLD.state = 'refused' AND (OLD.carried_at IS NOT NULL OR OLD.route = 'from_outside')))
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
  IF NEW.state = 'accepted' AND NEW.route IN ('within', 'from_county', 'from_outside') AND NOT EXISTS (
    SELECT 1 FROM app.unit k JOIN app.unit g ON g.tenant_id = k.tenant_id AND g.id = k.parent_id
     WHERE k.tenant_id = NEW.tenant_id AND k.id = NEW.to_class_id AND k.kind = 'class' AND NEW.to_school_id IN (g.id, g.parent_id)) THEN
    RAISE EXCEPTION 'a pupil is accepted into a class of the school' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END $$;
