CREATE TABLE "statutory_grade" (
	"person" text NOT NULL,
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"grade" text NOT NULL,
	"document" text NOT NULL,
	"on" date NOT NULL,
	"reason" text,
	"case_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_on" date NOT NULL,
	CONSTRAINT "statutory_grade_person_year_version_pk" PRIMARY KEY("person","year","version")
);
--> statement-breakpoint
ALTER TABLE "statutory_grade" ADD CONSTRAINT "statutory_grade_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statutory_grade" ADD CONSTRAINT "statutory_grade_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;