-- 有辍学苗头的学生（DDK-4.7.3、5.2.2，NA-4.2、4.4）：谁在何时看出什么，帮到什么时候了结。只在学校一侧，不出校门。
CREATE TABLE "app"."early_sign" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "sign" TEXT NOT NULL,
    "noticed_on" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "ended_on" DATE,
    "ended_why" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "early_sign_pkey" PRIMARY KEY ("tenant_id","id")
);
CREATE INDEX "early_sign_tenant_id_school_id_idx" ON "app"."early_sign"("tenant_id", "school_id");
CREATE UNIQUE INDEX early_sign_one_open ON app.early_sign (tenant_id, child_id, sign) WHERE ended_on IS NULL;
ALTER TABLE "app"."early_sign" ADD CONSTRAINT "early_sign_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."early_sign" ADD CONSTRAINT "early_sign_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."early_sign" ADD CONSTRAINT "early_sign_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."early_sign" ADD CONSTRAINT "early_sign_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "app"."early_sign" ADD CONSTRAINT "early_sign_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE app.early_sign ADD CHECK (sign IN ('study_base', 'study_skill', 'weary_of_study', 'low_mood', 'conduct', 'internet', 'family_change', 'thinks_of_leaving')),
  ADD CHECK (length(note) > 0), ADD CHECK ((ended_on IS NULL) = (ended_why IS NULL)), ADD CHECK (ended_on >= noticed_on);

SELECT guard.protect('early_sign');
SELECT guard.reach('early_sign', guard.reach_of('classroom', 'early_sign'), 'teacher,officer,principal', true, true);
CREATE POLICY not_in_wider_view ON app.early_sign AS RESTRICTIVE FOR SELECT USING ((SELECT guard.ctx_view()) IS NULL);
SELECT guard.never_deleted('early_sign');
CREATE TRIGGER end_once BEFORE UPDATE ON app.early_sign FOR EACH ROW EXECUTE FUNCTION guard.end_once();
GRANT SELECT, INSERT ON app.early_sign TO baoxue_web;
GRANT UPDATE (ended_on, ended_why) ON app.early_sign TO baoxue_web;
