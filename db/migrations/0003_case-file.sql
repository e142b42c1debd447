CREATE TABLE "case_file" (
	"selection" text NOT NULL,
	"person" text NOT NULL,
	"item" text NOT NULL,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"on" date NOT NULL,
	"filed_by" text NOT NULL,
	"filed_on" date NOT NULL,
	"on_behalf" jsonb,
	"attachment" jsonb,
	"current" boolean NOT NULL,
	CONSTRAINT "case_file_selection_person_item_sequence_pk" PRIMARY KEY("selection","person","item","sequence")
);
--> statement-breakpoint
ALTER TABLE "posting" ADD COLUMN "arrival_document" text;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_selection_case_id_fk" FOREIGN KEY ("selection") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;