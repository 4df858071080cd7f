-- 书面报告送到县外：收件单位写全（名称、区划代码、地址），寄送与答复逐次登记；县教育局的抄送件可以知悉；
-- 校长与家长、与村各自的联系；会签的人不得在该校任职；报告编号作废登记。

-- 1. 县外的收件单位。 --------------------------------------------------------------------------------
ALTER TABLE app.report_recipient ADD COLUMN division_code text, ADD COLUMN address text;
ALTER TABLE app.report_recipient ADD CONSTRAINT only_external_has_an_address
  CHECK (kind = 'external' OR (division_code IS NULL AND address IS NULL));

-- 2. 寄送：怎样、哪天、单号、谁办。答复：收到、退回、办了什么。 ------------------------------------------------
CREATE TABLE app.paper_delivery (
  tenant_id uuid NOT NULL REFERENCES app.tenant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  recipient_id uuid NOT NULL,
  means text NOT NULL CHECK (means IN ('post', 'courier', 'in_person', 'official_mail', 'fax')),
  sent_on date NOT NULL,
  tracking_number text,
  note text,
  person_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  recorded_at timestamptz(6) NOT NULL,
  CONSTRAINT paper_delivery_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT paper_delivery_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES app.dropout_case (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT paper_delivery_tenant_id_recipient_id_fkey FOREIGN KEY (tenant_id, recipient_id) REFERENCES app.report_recipient (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT paper_delivery_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES app.person (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX paper_delivery_tenant_id_recipient_id_idx ON app.paper_delivery (tenant_id, recipient_id);
CREATE INDEX paper_delivery_tenant_id_case_id_idx ON app.paper_delivery (tenant_id, case_id);
CREATE TABLE app.paper_answer (
  tenant_id uuid NOT NULL REFERENCES app.tenant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  recipient_id uuid NOT NULL,
  decision text NOT NULL CHECK (decision IN ('received', 'refused', 'acted')),
  answered_on date NOT NULL,
  answered_by text NOT NULL,
  content text NOT NULL CHECK (length(content) > 0),
  person_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  recorded_at timestamptz(6) NOT NULL,
  CONSTRAINT paper_answer_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT paper_answer_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES app.dropout_case (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT paper_answer_tenant_id_recipient_id_fkey FOREIGN KEY (tenant_id, recipient_id) REFERENCES app.report_recipient (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT paper_answer_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES app.person (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX paper_answer_tenant_id_recipient_id_idx ON app.paper_answer (tenant_id, recipient_id);
CREATE INDEX paper_answer_tenant_id_case_id_idx ON app.paper_answer (tenant_id, case_id);

-- 3. 校长的联系：家长一条、村（社区）一条，各有方式、对象、时间、结果（LX-2.2.4）。 ------------------------------
CREATE TABLE app.principal_contact (
  tenant_id uuid NOT NULL REFERENCES app.tenant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  party text NOT NULL CHECK (party IN ('guardian', 'village')),
  means text NOT NULL CHECK (means IN ('phone', 'visit', 'message')),
  contacted text NOT NULL CHECK (length(contacted) > 0),
  contacted_at timestamptz(6) NOT NULL,
  result text NOT NULL CHECK (length(result) > 0),
  person_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  recorded_at timestamptz(6) NOT NULL,
  CONSTRAINT principal_contact_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT principal_contact_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES app.dropout_case (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT principal_contact_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES app.person (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX principal_contact_tenant_id_case_id_idx ON app.principal_contact (tenant_id, case_id);

-- 4. 编号作废：写坏、打错、盖错的纸，编号不再用，说明缘由，另取新号重开（F37）。 --------------------------------
CREATE TABLE app.spoiled_serial (
  tenant_id uuid NOT NULL REFERENCES app.tenant (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  id uuid NOT NULL,
  school_id uuid NOT NULL,
  report_id uuid NOT NULL,
  year integer NOT NULL,
  serial integer NOT NULL,
  reissued_serial integer NOT NULL CHECK (reissued_serial > serial),
  reason text NOT NULL CHECK (length(reason) > 0),
  person_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  recorded_at timestamptz(6) NOT NULL,
  CONSTRAINT spoiled_serial_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT spoiled_serial_tenant_id_school_id_fkey FOREIGN KEY (tenant_id, school_id) REFERENCES app.unit (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT spoiled_serial_tenant_id_report_id_fkey FOREIGN KEY (tenant_id, report_id) REFERENCES app.written_report (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT spoiled_serial_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES app.person (tenant_id, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX spoiled_serial_tenant_id_school_id_year_serial_key ON app.spoiled_serial (tenant_id, school_id, year, serial);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['paper_delivery', 'paper_answer', 'principal_contact', 'spoiled_serial'] LOOP
    PERFORM guard.protect(t);
    PERFORM guard.append_only(t);
    EXECUTE format('GRANT SELECT, INSERT ON app.%I TO baoxue_web', t);
    EXECUTE format('GRANT SELECT ON app.%I TO baoxue_worker', t);
  END LOOP;
  PERFORM guard.reach('paper_delivery', guard.reach_of('via_case', 'paper_delivery'), 'officer,principal,bureau');
  PERFORM guard.reach('paper_answer', guard.reach_of('via_case', 'paper_answer'), 'officer,principal,bureau');
  PERFORM guard.reach('principal_contact', guard.reach_of('via_case', 'principal_contact'), 'principal');
  PERFORM guard.reach('spoiled_serial', $q$EXISTS (SELECT 1 FROM app.written_report r WHERE r.tenant_id = spoiled_serial.tenant_id AND r.id = spoiled_serial.report_id)$q$, 'principal');
END $$;

-- 5. 县教育局的抄送件：知悉，不是签收。 ------------------------------------------------------------------
ALTER TABLE app.report_receipt DROP CONSTRAINT report_receipt_decision_check;
ALTER TABLE app.report_receipt ADD CONSTRAINT report_receipt_decision_check CHECK (decision IN ('received', 'sent_back', 'noted'));

-- 6. 会签另有其人：今天在该校任教、任专干、任校长的，不能会签该校的报告（DDK-4.5.2）。 ----------------------------
CREATE FUNCTION guard.countersigner_stands_apart() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM app.written_report r
    JOIN app.unit s ON s.tenant_id = r.tenant_id AND s.id = r.school_id
    JOIN app.unit u ON u.tenant_id = r.tenant_id
    LEFT JOIN app.unit g ON g.tenant_id = u.tenant_id AND g.id = u.parent_id
    JOIN app.appointment a ON a.tenant_id = u.tenant_id AND a.unit_id = u.id
    WHERE r.tenant_id = NEW.tenant_id AND r.id = NEW.report_id AND (u.id = s.id OR u.parent_id = s.id OR g.parent_id = s.id)
      AND a.person_id = NEW.person_id AND a.role IN ('teacher', 'officer', 'principal')
      AND a.from_on <= (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date
      AND (a.to_on IS NULL OR a.to_on >= (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date)
  ) THEN
    RAISE EXCEPTION 'the countersigner holds a post at that school' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION guard.countersigner_stands_apart() FROM PUBLIC;
CREATE TRIGGER stands_apart BEFORE INSERT ON app.countersignature FOR EACH ROW EXECUTE FUNCTION guard.countersigner_stands_apart();
