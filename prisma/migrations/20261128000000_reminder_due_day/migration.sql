-- 改了日历，时限换了日子，照新的日子再提醒一次：已阅记的是哪一天到期的那一次。
-- 从前的行没有这一列；新行必有。
ALTER TABLE "app"."reminder_read" ADD COLUMN "due_on" DATE;
ALTER TABLE app.reminder_read ADD CONSTRAINT reminder_read_due_on_check CHECK (due_on IS NOT NULL) NOT VALID;

-- DropIndex
DROP INDEX "app"."reminder_read_tenant_id_deadline_id_stage_person_id_key";

-- CreateIndex
CREATE UNIQUE INDEX "reminder_read_tenant_id_deadline_id_stage_person_id_due_on_key" ON "app"."reminder_read"("tenant_id", "deadline_id", "stage", "person_id", "due_on");
