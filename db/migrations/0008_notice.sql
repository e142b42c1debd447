CREATE TABLE "notice" (
	"selection" text NOT NULL,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"scope" text NOT NULL,
	"published_on" date NOT NULL,
	"until" date NOT NULL,
	"persons" text[] NOT NULL,
	CONSTRAINT "notice_selection_sequence_pk" PRIMARY KEY("selection","sequence")
);
--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_selection_case_id_fk" FOREIGN KEY ("selection") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_until" ON "notice" USING btree ("until");