CREATE TABLE "duty" (
	"id" text PRIMARY KEY NOT NULL,
	"duty" text NOT NULL,
	"period" text NOT NULL,
	"from" date NOT NULL,
	"unit" text NOT NULL,
	"area" text,
	"office" text NOT NULL,
	"status" text NOT NULL,
	"due" date NOT NULL,
	"done_on" date,
	"late" boolean DEFAULT false NOT NULL,
	"overdue_on" date,
	"told" smallint DEFAULT 0 NOT NULL,
	"settled_on" date
);
--> statement-breakpoint
CREATE TABLE "duty_evidence" (
	"duty" text NOT NULL,
	"sequence" integer NOT NULL,
	"version" integer NOT NULL,
	"on" date NOT NULL,
	"number" text NOT NULL,
	"document_on" date NOT NULL,
	"attachment" jsonb,
	"participants" text[] NOT NULL,
	"villages" text[] NOT NULL,
	"note" text,
	"status" text NOT NULL,
	"filed_by" text NOT NULL,
	"filed_on" date NOT NULL,
	"on_behalf" jsonb,
	CONSTRAINT "duty_evidence_duty_sequence_pk" PRIMARY KEY("duty","sequence")
);
--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_id_case_id_fk" FOREIGN KEY ("id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_unit_unit_code_fk" FOREIGN KEY ("unit") REFERENCES "public"."unit"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_area_area_code_fk" FOREIGN KEY ("area") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_evidence" ADD CONSTRAINT "duty_evidence_duty_duty_id_fk" FOREIGN KEY ("duty") REFERENCES "public"."duty"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duty_unit" ON "duty" USING btree ("unit","due");--> statement-breakpoint
CREATE INDEX "duty_area" ON "duty" USING btree ("area","due");--> statement-breakpoint
CREATE INDEX "duty_open" ON "duty" USING btree ("status","due");