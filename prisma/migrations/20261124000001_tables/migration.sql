-- 全部名词的表、主键 (tenant_id, id)、租户在前的外键与索引。由 Prisma 模式起草，逐条复核。
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "app";

-- CreateTable
CREATE TABLE "app"."roll_call" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "session" TEXT NOT NULL DEFAULT 'morning',
    "enrolled_count" INTEGER NOT NULL,
    "present_count" INTEGER NOT NULL,
    "all_present" BOOLEAN NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "submission_key" UUID NOT NULL,
    "correction_reason" TEXT,
    "replaced_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "roll_call_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."absence" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "roll_call_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "leave_id" UUID,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."leave" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "proof" TEXT,
    "note" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "leave_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."guardian_contact" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "absence_id" UUID,
    "case_id" UUID,
    "class_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "means" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "note" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "claimed_at" TIMESTAMPTZ(6),
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "guardian_contact_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."same_day_report" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "absence_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "words" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "same_day_report_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."same_day_receipt" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "same_day_receipt_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."dropout_case" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "child_id" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "school_id" UUID,
    "class_id" UUID,
    "village_id" UUID,
    "township_id" UUID,
    "township_since" TIMESTAMPTZ(6),
    "policy_version_id" UUID NOT NULL,
    "trigger_clause" TEXT NOT NULL,
    "met_days" DATE[],
    "absent_since_on" DATE NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "reason" TEXT,
    "whereabouts" TEXT,
    "responsible_id" UUID,
    "school_failure" TEXT,
    "relapses" INTEGER NOT NULL DEFAULT 0,
    "returned_on" DATE,
    "until_on" DATE,
    "close_reason" TEXT,
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "dropout_case_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."case_step" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "verb" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "person_id" UUID,
    "appointment_id" UUID,
    "role" TEXT NOT NULL,
    "note" TEXT,
    "happened_on" DATE,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "case_step_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."persuasion" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "phoned" BOOLEAN NOT NULL,
    "visited" BOOLEAN NOT NULL,
    "teachers" TEXT NOT NULL,
    "persuaded_at" TIMESTAMPTZ(6) NOT NULL,
    "truancy_reason" TEXT NOT NULL,
    "whereabouts" TEXT NOT NULL,
    "family_situation" TEXT NOT NULL,
    "guardian_attitude" TEXT NOT NULL,
    "student_attitude" TEXT NOT NULL,
    "methods_and_measures" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "effect_note" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "persuasion_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."written_report" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "body" JSONB NOT NULL,
    "drafted_by_clock" BOOLEAN NOT NULL,
    "drafted_at" TIMESTAMPTZ(6) NOT NULL,
    "year" INTEGER,
    "serial" INTEGER,
    "signed_by_id" UUID,
    "signed_appointment_id" UUID,
    "signed_at" TIMESTAMPTZ(6),
    "digest" TEXT,

    CONSTRAINT "written_report_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."serial_counter" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "serial_counter_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."report_recipient" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "unit_id" UUID,
    "name" TEXT NOT NULL,

    CONSTRAINT "report_recipient_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."report_receipt" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "report_receipt_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."countersignature" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "countersignature_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."township_visit" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "visited_on" DATE NOT NULL,
    "content" TEXT NOT NULL,
    "participants" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "township_visit_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."township_measure" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "served_on" DATE,
    "service" TEXT,
    "return_by" DATE,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "township_measure_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."case_return" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "returned_on" DATE NOT NULL,
    "roll_call_id" UUID NOT NULL,
    "note" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "case_return_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."observation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "needed_days" INTEGER NOT NULL,
    "attended_days" INTEGER NOT NULL,
    "missed_days" INTEGER NOT NULL,
    "completed_on" DATE,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."strike_off" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "note" TEXT,
    "person_id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "strike_off_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."child" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_pinyin" TEXT NOT NULL,
    "name_initials" TEXT NOT NULL,
    "gender" TEXT NOT NULL,
    "birth_on" DATE NOT NULL,
    "id_kind" TEXT NOT NULL,
    "id_cipher" BYTEA,
    "id_index" BYTEA,
    "student_number_cipher" BYTEA,
    "student_number_index" BYTEA,
    "address_cipher" BYTEA,
    "household_code" TEXT,
    "household_township_id" UUID,
    "township_id" UUID,
    "village_id" UUID,
    "school_id" UUID,
    "class_id" UUID,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "child_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."guardian" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "phone_cipher" BYTEA,
    "phone_index" BYTEA,
    "main" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "guardian_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."child_category" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,

    CONSTRAINT "child_category_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."restricted_label" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "label_cipher" BYTEA NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,

    CONSTRAINT "restricted_label_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."class_enrolment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "seat_no" INTEGER NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,

    CONSTRAINT "class_enrolment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."access_log" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."deadline" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "duty" TEXT NOT NULL,
    "clause" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "case_id" UUID,
    "absence_id" UUID,
    "child_id" UUID,
    "class_id" UUID,
    "school_id" UUID,
    "owner_unit_id" UUID NOT NULL,
    "owner_role" TEXT NOT NULL,
    "start_event" TEXT NOT NULL,
    "start_at" TIMESTAMPTZ(6) NOT NULL,
    "start_on" DATE NOT NULL,
    "amount" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "policy_version_id" UUID,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "provisional" BOOLEAN NOT NULL,
    "derivation" JSONB NOT NULL,
    "warning" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'running',
    "met_at" TIMESTAMPTZ(6),
    "broken_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),
    "ended_why" TEXT,
    "moved_to_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "deadline_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."escalation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deadline_id" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."deadline_change" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "deadline_id" UUID NOT NULL,
    "old_due_at" TIMESTAMPTZ(6) NOT NULL,
    "new_due_at" TIMESTAMPTZ(6) NOT NULL,
    "why" TEXT NOT NULL,
    "derivation" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "deadline_change_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."ledger_event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "verb" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "case_id" UUID,
    "class_id" UUID,
    "school_id" UUID,
    "person_id" UUID,
    "appointment_id" UUID,
    "role" TEXT NOT NULL,
    "happened_on" DATE,
    "payload" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ledger_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."ledger_link" (
    "tenant_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "event_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(6) NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "ledger_link_pkey" PRIMARY KEY ("tenant_id","seq")
);

-- CreateTable
CREATE TABLE "app"."ledger_head" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "events" BIGINT NOT NULL,
    "sealed_at" TIMESTAMPTZ(6) NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "ledger_head_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."tenant" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parent_id" UUID,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."national_day" (
    "day" DATE NOT NULL,
    "works" BOOLEAN NOT NULL,
    "why" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "national_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "app"."unit" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "tree" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "stage" TEXT,
    "grade_no" INTEGER,
    "class_no" INTEGER,
    "phone" TEXT,
    "has_government" BOOLEAN NOT NULL DEFAULT true,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "township_id" UUID,
    "successor_id" UUID,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."person" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "work_phone" TEXT,

    CONSTRAINT "person_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."appointment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    "title" TEXT,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "disabled_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."session" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "session_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."sign_in_attempt" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "login_digest" BYTEA NOT NULL,
    "source_digest" BYTEA NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."policy_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "effective_from" DATE NOT NULL,
    "effective_to" DATE,
    "body" JSONB NOT NULL,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."calendar_day" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID,
    "grade" INTEGER,
    "purpose" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."school_term" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID,
    "name" TEXT NOT NULL,
    "start_on" DATE NOT NULL,
    "end_on" DATE NOT NULL,

    CONSTRAINT "school_term_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."submission" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "verb" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "answer" JSONB,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "app"."outbox" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "delivered_at" TIMESTAMPTZ(6),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "roll_call_tenant_id_school_id_day_idx" ON "app"."roll_call"("tenant_id", "school_id", "day");

-- CreateIndex
CREATE INDEX "roll_call_tenant_id_class_id_day_idx" ON "app"."roll_call"("tenant_id", "class_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "roll_call_tenant_id_person_id_submission_key_key" ON "app"."roll_call"("tenant_id", "person_id", "submission_key");

-- CreateIndex
CREATE INDEX "absence_tenant_id_child_id_day_idx" ON "app"."absence"("tenant_id", "child_id", "day");

-- CreateIndex
CREATE INDEX "absence_tenant_id_class_id_day_idx" ON "app"."absence"("tenant_id", "class_id", "day");

-- CreateIndex
CREATE INDEX "absence_tenant_id_school_id_day_idx" ON "app"."absence"("tenant_id", "school_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "absence_tenant_id_roll_call_id_child_id_key" ON "app"."absence"("tenant_id", "roll_call_id", "child_id");

-- CreateIndex
CREATE INDEX "leave_tenant_id_child_id_idx" ON "app"."leave"("tenant_id", "child_id");

-- CreateIndex
CREATE INDEX "leave_tenant_id_class_id_from_on_idx" ON "app"."leave"("tenant_id", "class_id", "from_on");

-- CreateIndex
CREATE INDEX "guardian_contact_tenant_id_child_id_day_idx" ON "app"."guardian_contact"("tenant_id", "child_id", "day");

-- CreateIndex
CREATE INDEX "same_day_report_tenant_id_school_id_day_idx" ON "app"."same_day_report"("tenant_id", "school_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "same_day_report_tenant_id_child_id_day_key" ON "app"."same_day_report"("tenant_id", "child_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "same_day_receipt_tenant_id_report_id_key" ON "app"."same_day_receipt"("tenant_id", "report_id");

-- CreateIndex
CREATE INDEX "dropout_case_tenant_id_child_id_idx" ON "app"."dropout_case"("tenant_id", "child_id");

-- CreateIndex
CREATE INDEX "dropout_case_tenant_id_school_id_state_idx" ON "app"."dropout_case"("tenant_id", "school_id", "state");

-- CreateIndex
CREATE INDEX "dropout_case_tenant_id_class_id_idx" ON "app"."dropout_case"("tenant_id", "class_id");

-- CreateIndex
CREATE INDEX "dropout_case_tenant_id_township_id_state_idx" ON "app"."dropout_case"("tenant_id", "township_id", "state");

-- CreateIndex
CREATE INDEX "dropout_case_tenant_id_village_id_idx" ON "app"."dropout_case"("tenant_id", "village_id");

-- CreateIndex
CREATE UNIQUE INDEX "dropout_case_tenant_id_number_key" ON "app"."dropout_case"("tenant_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "case_step_tenant_id_case_id_ordinal_key" ON "app"."case_step"("tenant_id", "case_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "persuasion_tenant_id_case_id_ordinal_key" ON "app"."persuasion"("tenant_id", "case_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "written_report_tenant_id_case_id_round_key" ON "app"."written_report"("tenant_id", "case_id", "round");

-- CreateIndex
CREATE UNIQUE INDEX "written_report_tenant_id_school_id_year_serial_key" ON "app"."written_report"("tenant_id", "school_id", "year", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "serial_counter_tenant_id_school_id_series_year_key" ON "app"."serial_counter"("tenant_id", "school_id", "series", "year");

-- CreateIndex
CREATE UNIQUE INDEX "report_recipient_tenant_id_report_id_kind_key" ON "app"."report_recipient"("tenant_id", "report_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "report_receipt_tenant_id_recipient_id_key" ON "app"."report_receipt"("tenant_id", "recipient_id");

-- CreateIndex
CREATE UNIQUE INDEX "countersignature_tenant_id_report_id_key" ON "app"."countersignature"("tenant_id", "report_id");

-- CreateIndex
CREATE UNIQUE INDEX "township_visit_tenant_id_case_id_ordinal_key" ON "app"."township_visit"("tenant_id", "case_id", "ordinal");

-- CreateIndex
CREATE INDEX "township_measure_tenant_id_case_id_idx" ON "app"."township_measure"("tenant_id", "case_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_return_tenant_id_case_id_round_key" ON "app"."case_return"("tenant_id", "case_id", "round");

-- CreateIndex
CREATE UNIQUE INDEX "observation_tenant_id_return_id_key" ON "app"."observation"("tenant_id", "return_id");

-- CreateIndex
CREATE UNIQUE INDEX "strike_off_tenant_id_case_id_round_stage_key" ON "app"."strike_off"("tenant_id", "case_id", "round", "stage");

-- CreateIndex
CREATE INDEX "child_tenant_id_class_id_idx" ON "app"."child"("tenant_id", "class_id");

-- CreateIndex
CREATE INDEX "child_tenant_id_school_id_idx" ON "app"."child"("tenant_id", "school_id");

-- CreateIndex
CREATE INDEX "child_tenant_id_village_id_idx" ON "app"."child"("tenant_id", "village_id");

-- CreateIndex
CREATE INDEX "child_tenant_id_township_id_idx" ON "app"."child"("tenant_id", "township_id");

-- CreateIndex
CREATE UNIQUE INDEX "child_tenant_id_id_index_key" ON "app"."child"("tenant_id", "id_index");

-- CreateIndex
CREATE UNIQUE INDEX "child_tenant_id_student_number_index_key" ON "app"."child"("tenant_id", "student_number_index");

-- CreateIndex
CREATE INDEX "guardian_tenant_id_child_id_idx" ON "app"."guardian"("tenant_id", "child_id");

-- CreateIndex
CREATE INDEX "child_category_tenant_id_child_id_idx" ON "app"."child_category"("tenant_id", "child_id");

-- CreateIndex
CREATE INDEX "restricted_label_tenant_id_child_id_idx" ON "app"."restricted_label"("tenant_id", "child_id");

-- CreateIndex
CREATE INDEX "class_enrolment_tenant_id_class_id_idx" ON "app"."class_enrolment"("tenant_id", "class_id");

-- CreateIndex
CREATE INDEX "class_enrolment_tenant_id_child_id_idx" ON "app"."class_enrolment"("tenant_id", "child_id");

-- CreateIndex
CREATE INDEX "access_log_tenant_id_child_id_idx" ON "app"."access_log"("tenant_id", "child_id");

-- CreateIndex
CREATE INDEX "deadline_tenant_id_status_due_at_idx" ON "app"."deadline"("tenant_id", "status", "due_at");

-- CreateIndex
CREATE INDEX "deadline_tenant_id_owner_unit_id_status_due_at_idx" ON "app"."deadline"("tenant_id", "owner_unit_id", "status", "due_at");

-- CreateIndex
CREATE INDEX "deadline_tenant_id_case_id_idx" ON "app"."deadline"("tenant_id", "case_id");

-- CreateIndex
CREATE INDEX "deadline_tenant_id_school_id_status_due_at_idx" ON "app"."deadline"("tenant_id", "school_id", "status", "due_at");

-- CreateIndex
CREATE INDEX "deadline_tenant_id_class_id_status_due_at_idx" ON "app"."deadline"("tenant_id", "class_id", "status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "deadline_tenant_id_duty_subject_id_round_key" ON "app"."deadline"("tenant_id", "duty", "subject_id", "round");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_tenant_id_deadline_id_level_key" ON "app"."escalation"("tenant_id", "deadline_id", "level");

-- CreateIndex
CREATE INDEX "deadline_change_tenant_id_deadline_id_idx" ON "app"."deadline_change"("tenant_id", "deadline_id");

-- CreateIndex
CREATE INDEX "ledger_event_tenant_id_case_id_idx" ON "app"."ledger_event"("tenant_id", "case_id");

-- CreateIndex
CREATE INDEX "ledger_event_tenant_id_school_id_recorded_at_idx" ON "app"."ledger_event"("tenant_id", "school_id", "recorded_at");

-- CreateIndex
CREATE INDEX "ledger_event_tenant_id_recorded_at_idx" ON "app"."ledger_event"("tenant_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_link_tenant_id_event_id_key" ON "app"."ledger_link"("tenant_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_head_tenant_id_seq_key" ON "app"."ledger_head"("tenant_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_code_key" ON "app"."tenant"("code");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "app"."tenant"("slug");

-- CreateIndex
CREATE INDEX "unit_tenant_id_parent_id_idx" ON "app"."unit"("tenant_id", "parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_tenant_id_kind_code_valid_from_key" ON "app"."unit"("tenant_id", "kind", "code", "valid_from");

-- CreateIndex
CREATE INDEX "appointment_tenant_id_person_id_idx" ON "app"."appointment"("tenant_id", "person_id");

-- CreateIndex
CREATE INDEX "appointment_tenant_id_unit_id_role_idx" ON "app"."appointment"("tenant_id", "unit_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "account_tenant_id_login_key" ON "app"."account"("tenant_id", "login");

-- CreateIndex
CREATE INDEX "session_tenant_id_person_id_idx" ON "app"."session"("tenant_id", "person_id");

-- CreateIndex
CREATE INDEX "sign_in_attempt_tenant_id_login_digest_at_idx" ON "app"."sign_in_attempt"("tenant_id", "login_digest", "at");

-- CreateIndex
CREATE INDEX "sign_in_attempt_tenant_id_source_digest_at_idx" ON "app"."sign_in_attempt"("tenant_id", "source_digest", "at");

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_tenant_id_code_effective_from_key" ON "app"."policy_version"("tenant_id", "code", "effective_from");

-- CreateIndex
CREATE INDEX "calendar_day_tenant_id_day_idx" ON "app"."calendar_day"("tenant_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "submission_tenant_id_person_id_key_key" ON "app"."submission"("tenant_id", "person_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_tenant_id_dedupe_key_key" ON "app"."outbox"("tenant_id", "dedupe_key");

-- AddForeignKey
ALTER TABLE "app"."roll_call" ADD CONSTRAINT "roll_call_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."roll_call" ADD CONSTRAINT "roll_call_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."roll_call" ADD CONSTRAINT "roll_call_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."roll_call" ADD CONSTRAINT "roll_call_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."roll_call" ADD CONSTRAINT "roll_call_tenant_id_replaced_by_id_fkey" FOREIGN KEY ("tenant_id", "replaced_by_id") REFERENCES "app"."roll_call"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."absence" ADD CONSTRAINT "absence_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."absence" ADD CONSTRAINT "absence_tenant_id_roll_call_id_fkey" FOREIGN KEY ("tenant_id", "roll_call_id") REFERENCES "app"."roll_call"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."absence" ADD CONSTRAINT "absence_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."absence" ADD CONSTRAINT "absence_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."absence" ADD CONSTRAINT "absence_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."absence" ADD CONSTRAINT "absence_tenant_id_leave_id_fkey" FOREIGN KEY ("tenant_id", "leave_id") REFERENCES "app"."leave"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."leave" ADD CONSTRAINT "leave_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."leave" ADD CONSTRAINT "leave_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."leave" ADD CONSTRAINT "leave_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."leave" ADD CONSTRAINT "leave_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."leave" ADD CONSTRAINT "leave_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."guardian_contact" ADD CONSTRAINT "guardian_contact_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."guardian_contact" ADD CONSTRAINT "guardian_contact_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."guardian_contact" ADD CONSTRAINT "guardian_contact_tenant_id_absence_id_fkey" FOREIGN KEY ("tenant_id", "absence_id") REFERENCES "app"."absence"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."guardian_contact" ADD CONSTRAINT "guardian_contact_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."guardian_contact" ADD CONSTRAINT "guardian_contact_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."guardian_contact" ADD CONSTRAINT "guardian_contact_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."guardian_contact" ADD CONSTRAINT "guardian_contact_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."same_day_report" ADD CONSTRAINT "same_day_report_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."same_day_report" ADD CONSTRAINT "same_day_report_tenant_id_absence_id_fkey" FOREIGN KEY ("tenant_id", "absence_id") REFERENCES "app"."absence"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."same_day_report" ADD CONSTRAINT "same_day_report_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."same_day_report" ADD CONSTRAINT "same_day_report_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."same_day_report" ADD CONSTRAINT "same_day_report_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."same_day_report" ADD CONSTRAINT "same_day_report_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."same_day_receipt" ADD CONSTRAINT "same_day_receipt_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."same_day_receipt" ADD CONSTRAINT "same_day_receipt_tenant_id_report_id_fkey" FOREIGN KEY ("tenant_id", "report_id") REFERENCES "app"."same_day_report"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."same_day_receipt" ADD CONSTRAINT "same_day_receipt_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."same_day_receipt" ADD CONSTRAINT "same_day_receipt_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."same_day_receipt" ADD CONSTRAINT "same_day_receipt_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."dropout_case" ADD CONSTRAINT "dropout_case_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."dropout_case" ADD CONSTRAINT "dropout_case_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."dropout_case" ADD CONSTRAINT "dropout_case_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."dropout_case" ADD CONSTRAINT "dropout_case_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."dropout_case" ADD CONSTRAINT "dropout_case_tenant_id_village_id_fkey" FOREIGN KEY ("tenant_id", "village_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."dropout_case" ADD CONSTRAINT "dropout_case_tenant_id_township_id_fkey" FOREIGN KEY ("tenant_id", "township_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."dropout_case" ADD CONSTRAINT "dropout_case_tenant_id_policy_version_id_fkey" FOREIGN KEY ("tenant_id", "policy_version_id") REFERENCES "app"."policy_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."dropout_case" ADD CONSTRAINT "dropout_case_tenant_id_responsible_id_fkey" FOREIGN KEY ("tenant_id", "responsible_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."case_step" ADD CONSTRAINT "case_step_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."case_step" ADD CONSTRAINT "case_step_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."case_step" ADD CONSTRAINT "case_step_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."persuasion" ADD CONSTRAINT "persuasion_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."persuasion" ADD CONSTRAINT "persuasion_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."persuasion" ADD CONSTRAINT "persuasion_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."written_report" ADD CONSTRAINT "written_report_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."written_report" ADD CONSTRAINT "written_report_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."written_report" ADD CONSTRAINT "written_report_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."written_report" ADD CONSTRAINT "written_report_tenant_id_signed_by_id_fkey" FOREIGN KEY ("tenant_id", "signed_by_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."serial_counter" ADD CONSTRAINT "serial_counter_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."serial_counter" ADD CONSTRAINT "serial_counter_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."report_recipient" ADD CONSTRAINT "report_recipient_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."report_recipient" ADD CONSTRAINT "report_recipient_tenant_id_report_id_fkey" FOREIGN KEY ("tenant_id", "report_id") REFERENCES "app"."written_report"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."report_recipient" ADD CONSTRAINT "report_recipient_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."report_receipt" ADD CONSTRAINT "report_receipt_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."report_receipt" ADD CONSTRAINT "report_receipt_tenant_id_recipient_id_fkey" FOREIGN KEY ("tenant_id", "recipient_id") REFERENCES "app"."report_recipient"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."report_receipt" ADD CONSTRAINT "report_receipt_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."countersignature" ADD CONSTRAINT "countersignature_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."countersignature" ADD CONSTRAINT "countersignature_tenant_id_report_id_fkey" FOREIGN KEY ("tenant_id", "report_id") REFERENCES "app"."written_report"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."countersignature" ADD CONSTRAINT "countersignature_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."township_visit" ADD CONSTRAINT "township_visit_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."township_visit" ADD CONSTRAINT "township_visit_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."township_visit" ADD CONSTRAINT "township_visit_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."township_measure" ADD CONSTRAINT "township_measure_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."township_measure" ADD CONSTRAINT "township_measure_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."township_measure" ADD CONSTRAINT "township_measure_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."case_return" ADD CONSTRAINT "case_return_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."case_return" ADD CONSTRAINT "case_return_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."case_return" ADD CONSTRAINT "case_return_tenant_id_roll_call_id_fkey" FOREIGN KEY ("tenant_id", "roll_call_id") REFERENCES "app"."roll_call"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."case_return" ADD CONSTRAINT "case_return_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."observation" ADD CONSTRAINT "observation_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."observation" ADD CONSTRAINT "observation_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."observation" ADD CONSTRAINT "observation_tenant_id_return_id_fkey" FOREIGN KEY ("tenant_id", "return_id") REFERENCES "app"."case_return"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."strike_off" ADD CONSTRAINT "strike_off_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."strike_off" ADD CONSTRAINT "strike_off_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."strike_off" ADD CONSTRAINT "strike_off_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."child" ADD CONSTRAINT "child_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."child" ADD CONSTRAINT "child_tenant_id_household_township_id_fkey" FOREIGN KEY ("tenant_id", "household_township_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."child" ADD CONSTRAINT "child_tenant_id_township_id_fkey" FOREIGN KEY ("tenant_id", "township_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."child" ADD CONSTRAINT "child_tenant_id_village_id_fkey" FOREIGN KEY ("tenant_id", "village_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."child" ADD CONSTRAINT "child_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."child" ADD CONSTRAINT "child_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."guardian" ADD CONSTRAINT "guardian_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."guardian" ADD CONSTRAINT "guardian_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."child_category" ADD CONSTRAINT "child_category_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."child_category" ADD CONSTRAINT "child_category_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."restricted_label" ADD CONSTRAINT "restricted_label_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."restricted_label" ADD CONSTRAINT "restricted_label_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."class_enrolment" ADD CONSTRAINT "class_enrolment_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."class_enrolment" ADD CONSTRAINT "class_enrolment_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."class_enrolment" ADD CONSTRAINT "class_enrolment_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."access_log" ADD CONSTRAINT "access_log_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."access_log" ADD CONSTRAINT "access_log_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."access_log" ADD CONSTRAINT "access_log_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."deadline" ADD CONSTRAINT "deadline_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."deadline" ADD CONSTRAINT "deadline_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."deadline" ADD CONSTRAINT "deadline_tenant_id_absence_id_fkey" FOREIGN KEY ("tenant_id", "absence_id") REFERENCES "app"."absence"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."deadline" ADD CONSTRAINT "deadline_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "app"."child"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."deadline" ADD CONSTRAINT "deadline_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."deadline" ADD CONSTRAINT "deadline_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."deadline" ADD CONSTRAINT "deadline_tenant_id_owner_unit_id_fkey" FOREIGN KEY ("tenant_id", "owner_unit_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."deadline" ADD CONSTRAINT "deadline_tenant_id_policy_version_id_fkey" FOREIGN KEY ("tenant_id", "policy_version_id") REFERENCES "app"."policy_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."deadline" ADD CONSTRAINT "deadline_tenant_id_moved_to_id_fkey" FOREIGN KEY ("tenant_id", "moved_to_id") REFERENCES "app"."deadline"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."escalation" ADD CONSTRAINT "escalation_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."escalation" ADD CONSTRAINT "escalation_tenant_id_deadline_id_fkey" FOREIGN KEY ("tenant_id", "deadline_id") REFERENCES "app"."deadline"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."deadline_change" ADD CONSTRAINT "deadline_change_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."deadline_change" ADD CONSTRAINT "deadline_change_tenant_id_deadline_id_fkey" FOREIGN KEY ("tenant_id", "deadline_id") REFERENCES "app"."deadline"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."ledger_event" ADD CONSTRAINT "ledger_event_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."ledger_event" ADD CONSTRAINT "ledger_event_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "app"."dropout_case"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."ledger_event" ADD CONSTRAINT "ledger_event_tenant_id_class_id_fkey" FOREIGN KEY ("tenant_id", "class_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."ledger_event" ADD CONSTRAINT "ledger_event_tenant_id_school_id_fkey" FOREIGN KEY ("tenant_id", "school_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."ledger_link" ADD CONSTRAINT "ledger_link_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."ledger_link" ADD CONSTRAINT "ledger_link_tenant_id_event_id_fkey" FOREIGN KEY ("tenant_id", "event_id") REFERENCES "app"."ledger_event"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."ledger_head" ADD CONSTRAINT "ledger_head_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."unit" ADD CONSTRAINT "unit_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."unit" ADD CONSTRAINT "unit_tenant_id_parent_id_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."unit" ADD CONSTRAINT "unit_tenant_id_township_id_fkey" FOREIGN KEY ("tenant_id", "township_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."unit" ADD CONSTRAINT "unit_tenant_id_successor_id_fkey" FOREIGN KEY ("tenant_id", "successor_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."person" ADD CONSTRAINT "person_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."appointment" ADD CONSTRAINT "appointment_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."appointment" ADD CONSTRAINT "appointment_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."appointment" ADD CONSTRAINT "appointment_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."account" ADD CONSTRAINT "account_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."account" ADD CONSTRAINT "account_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."session" ADD CONSTRAINT "session_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."session" ADD CONSTRAINT "session_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."session" ADD CONSTRAINT "session_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "app"."account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."sign_in_attempt" ADD CONSTRAINT "sign_in_attempt_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."policy_version" ADD CONSTRAINT "policy_version_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."calendar_day" ADD CONSTRAINT "calendar_day_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."calendar_day" ADD CONSTRAINT "calendar_day_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."school_term" ADD CONSTRAINT "school_term_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."school_term" ADD CONSTRAINT "school_term_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "app"."unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."submission" ADD CONSTRAINT "submission_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."submission" ADD CONSTRAINT "submission_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "app"."person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "app"."outbox" ADD CONSTRAINT "outbox_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "app"."tenant"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
