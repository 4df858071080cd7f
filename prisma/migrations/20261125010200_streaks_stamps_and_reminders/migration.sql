-- CreateTable
CREATE TABLE "app"."reminder_read" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deadline_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "reminder_read_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "reminder_read_tenant_id_deadline_id_stage_person_id_key" ON "app"."reminder_read"("tenant_id", "deadline_id", "stage", "person_id");

-- AddForeignKey
ALTER TABLE "app"."reminder_read" ADD CONSTRAINT "reminder_read_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."reminder_read" ADD CONSTRAINT "reminder_read_tenant_id_deadline_id_fkey" FOREIGN KEY ("tenant_id", "deadline_id") REFERENCES "app"."deadline"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."reminder_read" ADD CONSTRAINT "reminder_read_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- 只看得见自己看过的；时限够得着的才能记。
SELECT guard.protect('reminder_read');
SELECT guard.reach('reminder_read', 'person_id = (SELECT guard.ctx_person()) AND EXISTS (SELECT 1 FROM app.deadline d WHERE d.tenant_id = reminder_read.tenant_id AND d.id = reminder_read.deadline_id)',
  'teacher,officer,principal,village,township,township_leader,bureau,inspector');
SELECT guard.append_only('reminder_read');
ALTER TABLE app.reminder_read ADD CHECK (stage IN ('before', 'on', 'after'));
GRANT SELECT, INSERT ON app.reminder_read TO baoxue_web;

-- 点名延长立案所据的日子，不算动了个案：正在填表的人不因此白填。只有这一列变，版本可以不动。
CREATE OR REPLACE FUNCTION guard.stamp_case() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF NOT guard.stamps() THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN NEW.opened_at := clock_timestamp();
  ELSE
    IF NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL THEN NEW.closed_at := clock_timestamp(); END IF;
    IF NEW.township_since IS NOT NULL AND OLD.township_since IS NULL THEN NEW.township_since := clock_timestamp(); END IF;
    IF OLD.closed_at IS NOT NULL THEN RAISE EXCEPTION 'a struck-off case is closed' USING ERRCODE = '42501'; END IF;
    IF NEW.met_days IS DISTINCT FROM OLD.met_days AND to_jsonb(NEW) - 'met_days' = to_jsonb(OLD) - 'met_days' THEN RETURN NEW; END IF;
    IF NEW.version <> OLD.version + 1 THEN RAISE EXCEPTION 'a case moves one version at a time' USING ERRCODE = '40001'; END IF;
  END IF;
  RETURN NEW;
END $$;

-- 观察期满是哪天满的，看点名，不看后台哪天醒来：后台可以写满的那一刻，不能写在将来，也不能早于起算。其余照旧由数据库盖。
CREATE OR REPLACE FUNCTION guard.stamp_deadline() RETURNS trigger LANGUAGE plpgsql SET search_path = guard, pg_temp AS $$
BEGIN
  IF OLD.status IN ('met', 'void', 'moved') AND (NEW.status, NEW.met_at, NEW.due_at) IS DISTINCT FROM (OLD.status, OLD.met_at, OLD.due_at)
    AND NOT (OLD.status = 'moved' AND NEW.status = 'met') THEN
    RAISE EXCEPTION 'an ended deadline does not run again' USING ERRCODE = '42501';
  END IF;
  IF OLD.broken_at IS NOT NULL AND NEW.broken_at IS DISTINCT FROM OLD.broken_at THEN
    RAISE EXCEPTION 'a broken deadline stays broken' USING ERRCODE = '42501';
  END IF;
  IF guard.stamps() THEN
    IF NEW.met_at IS NOT NULL AND OLD.met_at IS NULL
      AND NOT (NEW.duty = 'observation' AND session_user = 'baoxue_worker' AND NEW.met_at BETWEEN NEW.start_at AND clock_timestamp())
    THEN NEW.met_at := clock_timestamp(); END IF;
    IF NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL THEN NEW.ended_at := clock_timestamp(); END IF;
    -- 过了时点才办：办了，也仍是逾期。
    IF NEW.met_at IS NOT NULL AND OLD.met_at IS NULL AND NEW.met_at > NEW.due_at AND NEW.broken_at IS NULL THEN NEW.broken_at := NEW.due_at; END IF;
    -- 过了时点才作废（返校了、转走了），后台还没来得及记的，也仍是逾期。
    IF NEW.status = 'void' AND OLD.status = 'running' AND NEW.due_at < clock_timestamp() AND NEW.broken_at IS NULL AND NOT NEW.warning THEN NEW.broken_at := NEW.due_at; END IF;
    IF NEW.broken_at IS NOT NULL AND NEW.broken_at > clock_timestamp() THEN RAISE EXCEPTION 'not broken yet' USING ERRCODE = '42501'; END IF;
  END IF;
  RETURN NEW;
END $$;
