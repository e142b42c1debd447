CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"person" text
);
--> statement-breakpoint
CREATE TABLE "area" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"parent" text,
	"line" text[] NOT NULL,
	"source" text
);
--> statement-breakpoint
CREATE TABLE "cadre" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"name" text NOT NULL,
	"record" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clock" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"mode" text NOT NULL,
	"date" date
);
--> statement-breakpoint
CREATE TABLE "holding" (
	"account" text NOT NULL,
	"office" text NOT NULL,
	"period" daterange NOT NULL,
	CONSTRAINT "holding_account_office_period_pk" PRIMARY KEY("account","office","period")
);
--> statement-breakpoint
CREATE TABLE "pairing" (
	"area" text NOT NULL,
	"unit" text NOT NULL,
	"role" text NOT NULL,
	"period" daterange NOT NULL,
	CONSTRAINT "pairing_area_unit_period_pk" PRIMARY KEY("area","unit","period")
);
--> statement-breakpoint
CREATE TABLE "policy" (
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "policy_id_version_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"id" text PRIMARY KEY NOT NULL,
	"policy_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"id" text PRIMARY KEY NOT NULL,
	"area" text NOT NULL,
	"n" integer NOT NULL,
	"role" text NOT NULL,
	"supplying_unit" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "text" (
	"id" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"author" text NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"code" text PRIMARY KEY NOT NULL,
	"parent" text,
	"kind" text NOT NULL,
	"line" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit_name" (
	"unit" text NOT NULL,
	"name" text NOT NULL,
	"period" daterange NOT NULL,
	CONSTRAINT "unit_name_unit_period_pk" PRIMARY KEY("unit","period")
);
--> statement-breakpoint
CREATE TABLE "case" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"programme" text NOT NULL,
	"policy_version" integer NOT NULL,
	"version" integer NOT NULL,
	"state" jsonb NOT NULL,
	"head" text NOT NULL,
	"stage" text NOT NULL,
	"due" date,
	"town" text,
	"unit" text,
	"opened_on" date NOT NULL,
	"changed_on" date NOT NULL,
	"ended_on" date
);
--> statement-breakpoint
CREATE TABLE "command" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"act" text NOT NULL,
	"actor" text NOT NULL,
	"date" date NOT NULL,
	"body_hash" text,
	"outcome" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"case_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"approval" text NOT NULL,
	"step" integer NOT NULL,
	"kind" text NOT NULL,
	"verdict" text NOT NULL,
	"account" text NOT NULL,
	"date" date NOT NULL,
	CONSTRAINT "decision_case_id_sequence_pk" PRIMARY KEY("case_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"case_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"type" text NOT NULL,
	"date" date NOT NULL,
	"actor" text NOT NULL,
	"on_behalf" jsonb,
	"data" jsonb NOT NULL,
	"secret" jsonb,
	"salt" text,
	"secret_hash" text,
	"command" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "event_case_id_sequence_pk" PRIMARY KEY("case_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "missed_deadline" (
	"case_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"subject" text NOT NULL,
	"office" text NOT NULL,
	"date" date NOT NULL,
	CONSTRAINT "missed_deadline_case_id_sequence_pk" PRIMARY KEY("case_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"from_case" text NOT NULL,
	"to_case" text NOT NULL,
	"to_kind" text NOT NULL,
	"act" text NOT NULL,
	"payload" jsonb NOT NULL,
	"opens" boolean NOT NULL,
	"date" date NOT NULL,
	"programme" text NOT NULL,
	"policy_version" integer NOT NULL,
	"position" bigserial NOT NULL,
	"delivered" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task" (
	"case_id" text NOT NULL,
	"key" text NOT NULL,
	"office" text NOT NULL,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"due" date,
	"opened_on" date NOT NULL,
	CONSTRAINT "task_case_id_key_pk" PRIMARY KEY("case_id","key")
);
--> statement-breakpoint
CREATE TABLE "claim" (
	"holder" text NOT NULL,
	"person" text NOT NULL,
	"kind" text NOT NULL,
	"period" daterange NOT NULL,
	CONSTRAINT "claim_holder_person_pk" PRIMARY KEY("holder","person")
);
--> statement-breakpoint
CREATE TABLE "host_post" (
	"id" text PRIMARY KEY NOT NULL,
	"posting" text NOT NULL,
	"person" text NOT NULL,
	"area" text NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"proposed_on" date NOT NULL,
	"decided_on" date,
	"document" text,
	"ended_on" date
);
--> statement-breakpoint
CREATE TABLE "nominee" (
	"selection" text NOT NULL,
	"person" text NOT NULL,
	"seat" text NOT NULL,
	"stage" text NOT NULL,
	"nominated_on" date NOT NULL,
	CONSTRAINT "nominee_selection_person_pk" PRIMARY KEY("selection","person")
);
--> statement-breakpoint
CREATE TABLE "objection" (
	"selection" text NOT NULL,
	"id" text NOT NULL,
	"person" text NOT NULL,
	"opened_on" date NOT NULL,
	"settled_on" date,
	"result" text,
	CONSTRAINT "objection_selection_id_pk" PRIMARY KEY("selection","id")
);
--> statement-breakpoint
CREATE TABLE "posting" (
	"id" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"seat" text NOT NULL,
	"area" text NOT NULL,
	"status" text NOT NULL,
	"period" daterange NOT NULL,
	"term_end" date NOT NULL,
	"relieves" text,
	"dispatched_on" date NOT NULL,
	"arrived_on" date,
	"handed_over_on" date,
	"released_on" date,
	"release_reason" text,
	"imported" date
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"posting" text PRIMARY KEY NOT NULL,
	"seat" text NOT NULL,
	"area" text NOT NULL,
	"lane" smallint NOT NULL,
	"period" daterange NOT NULL,
	CONSTRAINT "presence_lane" CHECK (lane in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"report" text NOT NULL,
	"recipient" text NOT NULL,
	"status" text NOT NULL,
	"sent_on" date NOT NULL,
	"answered_on" date,
	CONSTRAINT "receipt_report_recipient_pk" PRIMARY KEY("report","recipient")
);
--> statement-breakpoint
CREATE TABLE "relief" (
	"rotation" text NOT NULL,
	"seat" text NOT NULL,
	"posting" text NOT NULL,
	"on" date NOT NULL,
	"relieved_on" date,
	CONSTRAINT "relief_rotation_seat_pk" PRIMARY KEY("rotation","seat")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"year" integer NOT NULL,
	"status" text NOT NULL,
	"due" date NOT NULL,
	"submitted_on" date
);
--> statement-breakpoint
CREATE TABLE "tenure" (
	"posting" text PRIMARY KEY NOT NULL,
	"seat" text NOT NULL,
	"period" daterange NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waiver" (
	"case_id" text NOT NULL,
	"subject" text NOT NULL,
	"rule" text NOT NULL,
	"status" text NOT NULL,
	"asked_on" date NOT NULL,
	"settled_on" date,
	CONSTRAINT "waiver_case_id_subject_rule_pk" PRIMARY KEY("case_id","subject","rule")
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area" ADD CONSTRAINT "area_parent_area_code_fk" FOREIGN KEY ("parent") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cadre" ADD CONSTRAINT "cadre_unit_unit_code_fk" FOREIGN KEY ("unit") REFERENCES "public"."unit"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holding" ADD CONSTRAINT "holding_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_area_area_code_fk" FOREIGN KEY ("area") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_unit_unit_code_fk" FOREIGN KEY ("unit") REFERENCES "public"."unit"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_id_policy_version_policy_id_version_fk" FOREIGN KEY ("id","policy_version") REFERENCES "public"."policy"("id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_area_area_code_fk" FOREIGN KEY ("area") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_supplying_unit_unit_code_fk" FOREIGN KEY ("supplying_unit") REFERENCES "public"."unit"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_unit_code_fk" FOREIGN KEY ("parent") REFERENCES "public"."unit"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_name" ADD CONSTRAINT "unit_name_unit_unit_code_fk" FOREIGN KEY ("unit") REFERENCES "public"."unit"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case" ADD CONSTRAINT "case_programme_policy_version_policy_id_version_fk" FOREIGN KEY ("programme","policy_version") REFERENCES "public"."policy"("id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "command" ADD CONSTRAINT "command_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_case_id_sequence_event_case_id_sequence_fk" FOREIGN KEY ("case_id","sequence") REFERENCES "public"."event"("case_id","sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "missed_deadline" ADD CONSTRAINT "missed_deadline_case_id_sequence_event_case_id_sequence_fk" FOREIGN KEY ("case_id","sequence") REFERENCES "public"."event"("case_id","sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_from_case_case_id_fk" FOREIGN KEY ("from_case") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_post" ADD CONSTRAINT "host_post_id_case_id_fk" FOREIGN KEY ("id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_post" ADD CONSTRAINT "host_post_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_post" ADD CONSTRAINT "host_post_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "host_post" ADD CONSTRAINT "host_post_area_area_code_fk" FOREIGN KEY ("area") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "nominee_selection_case_id_fk" FOREIGN KEY ("selection") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "nominee_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "nominee_seat_seat_id_fk" FOREIGN KEY ("seat") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_selection_case_id_fk" FOREIGN KEY ("selection") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_id_case_id_fk" FOREIGN KEY ("id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_seat_seat_id_fk" FOREIGN KEY ("seat") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_area_area_code_fk" FOREIGN KEY ("area") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_relieves_posting_id_fk" FOREIGN KEY ("relieves") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_seat_seat_id_fk" FOREIGN KEY ("seat") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_report_report_id_fk" FOREIGN KEY ("report") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relief" ADD CONSTRAINT "relief_rotation_case_id_fk" FOREIGN KEY ("rotation") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relief" ADD CONSTRAINT "relief_seat_seat_id_fk" FOREIGN KEY ("seat") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_id_case_id_fk" FOREIGN KEY ("id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_unit_unit_code_fk" FOREIGN KEY ("unit") REFERENCES "public"."unit"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenure" ADD CONSTRAINT "tenure_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenure" ADD CONSTRAINT "tenure_seat_seat_id_fk" FOREIGN KEY ("seat") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cadre_unit" ON "cadre" USING btree ("unit","id");--> statement-breakpoint
CREATE INDEX "holding_office" ON "holding" USING btree ("office");--> statement-breakpoint
CREATE INDEX "unit_line" ON "unit" USING gin ("line");--> statement-breakpoint
CREATE INDEX "case_due" ON "case" USING btree ("due") WHERE ended_on is null;--> statement-breakpoint
CREATE INDEX "case_kind" ON "case" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "case_town" ON "case" USING btree ("town","id");--> statement-breakpoint
CREATE INDEX "command_case" ON "command" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "decision_date" ON "decision" USING btree ("date");--> statement-breakpoint
CREATE INDEX "event_feed" ON "event" USING btree ("xid","case_id","sequence");--> statement-breakpoint
CREATE INDEX "event_type" ON "event" USING btree ("type","date");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("position") WHERE not delivered;--> statement-breakpoint
CREATE INDEX "task_office" ON "task" USING btree ("office","due","case_id","key");--> statement-breakpoint
CREATE INDEX "host_post_posting" ON "host_post" USING btree ("posting");--> statement-breakpoint
CREATE INDEX "nominee_person" ON "nominee" USING btree ("person");--> statement-breakpoint
CREATE INDEX "posting_seat" ON "posting" USING btree ("seat");--> statement-breakpoint
CREATE INDEX "posting_area" ON "posting" USING btree ("area");--> statement-breakpoint
CREATE INDEX "presence_area" ON "presence" USING btree ("area");--> statement-breakpoint
CREATE INDEX "report_unit" ON "report" USING btree ("unit","year");