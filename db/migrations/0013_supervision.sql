CREATE TABLE "absence_count" (
	"person" text NOT NULL,
	"year" integer NOT NULL,
	"absences" integer NOT NULL,
	"case_id" text NOT NULL,
	"sequence" integer NOT NULL,
	CONSTRAINT "absence_count_person_year_pk" PRIMARY KEY("person","year")
);
--> statement-breakpoint
CREATE TABLE "finding" (
	"id" text PRIMARY KEY NOT NULL,
	"area" text NOT NULL,
	"posting" text,
	"office" text NOT NULL,
	"status" text NOT NULL,
	"on" date NOT NULL,
	"due" date,
	"closed_on" date,
	"escalated_on" date
);
--> statement-breakpoint
CREATE TABLE "leave_request" (
	"case_id" text NOT NULL,
	"key" text NOT NULL,
	"posting" text NOT NULL,
	"person" text NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"period" daterange NOT NULL,
	"days" integer NOT NULL,
	"status" text NOT NULL,
	"asked_on" date NOT NULL,
	"settled_on" date,
	CONSTRAINT "leave_request_case_id_key_pk" PRIMARY KEY("case_id","key")
);
--> statement-breakpoint
CREATE TABLE "presence_day" (
	"posting" text NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"case_id" text NOT NULL,
	"sequence" integer NOT NULL,
	CONSTRAINT "presence_day_posting_day_pk" PRIMARY KEY("posting","day")
);
--> statement-breakpoint
CREATE TABLE "presence_month" (
	"posting" text NOT NULL,
	"month" date NOT NULL,
	"on_site" smallint NOT NULL,
	"trip" smallint NOT NULL,
	"leave" smallint NOT NULL,
	"absent" smallint NOT NULL,
	"rest" smallint NOT NULL,
	"unknown" smallint NOT NULL,
	"below" boolean NOT NULL,
	CONSTRAINT "presence_month_posting_month_pk" PRIMARY KEY("posting","month")
);
--> statement-breakpoint
CREATE TABLE "spot_check" (
	"case_id" text NOT NULL,
	"check" integer NOT NULL,
	"on" date NOT NULL,
	"office" text NOT NULL,
	"document" text NOT NULL,
	"seen" jsonb NOT NULL,
	CONSTRAINT "spot_check_case_id_check_pk" PRIMARY KEY("case_id","check")
);
--> statement-breakpoint
ALTER TABLE "absence_count" ADD CONSTRAINT "absence_count_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_id_case_id_fk" FOREIGN KEY ("id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_area_area_code_fk" FOREIGN KEY ("area") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding" ADD CONSTRAINT "finding_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave_request" ADD CONSTRAINT "leave_request_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave_request" ADD CONSTRAINT "leave_request_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leave_request" ADD CONSTRAINT "leave_request_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence_day" ADD CONSTRAINT "presence_day_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence_day" ADD CONSTRAINT "presence_day_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence_month" ADD CONSTRAINT "presence_month_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_check" ADD CONSTRAINT "spot_check_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "finding_area" ON "finding" USING btree ("area");--> statement-breakpoint
CREATE INDEX "finding_posting" ON "finding" USING btree ("posting");--> statement-breakpoint
CREATE INDEX "leave_request_person" ON "leave_request" USING btree ("person","year");--> statement-breakpoint
CREATE INDEX "presence_month_month" ON "presence_month" USING btree ("month");--> statement-breakpoint
ALTER TABLE "leave_request" ADD CONSTRAINT "leave_person_period" EXCLUDE USING gist (person WITH =, period WITH &&) WHERE (status <> 'refused');
