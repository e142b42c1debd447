CREATE TABLE "evaluation_grade" (
	"case_id" text NOT NULL,
	"subject" text NOT NULL,
	"of" text NOT NULL,
	"year" integer NOT NULL,
	"pool" text NOT NULL,
	"person" text,
	"unit" text NOT NULL,
	"served" integer NOT NULL,
	"ungraded" boolean NOT NULL,
	"half_year" integer,
	"year_end" integer,
	"total" integer,
	"grade" text,
	"status" text NOT NULL,
	"because" jsonb,
	"entries" jsonb,
	"notified_on" date,
	"appealed_on" date,
	"corrected" boolean DEFAULT false NOT NULL,
	CONSTRAINT "evaluation_grade_case_id_subject_pk" PRIMARY KEY("case_id","subject")
);
--> statement-breakpoint
ALTER TABLE "evaluation_grade" ADD CONSTRAINT "evaluation_grade_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_grade" ADD CONSTRAINT "evaluation_grade_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluation_grade_person" ON "evaluation_grade" USING btree ("person","year");--> statement-breakpoint
CREATE INDEX "evaluation_grade_year" ON "evaluation_grade" USING btree ("year","of","pool");