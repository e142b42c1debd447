CREATE TABLE "handover_entry" (
	"posting" text NOT NULL,
	"entry" integer NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"title" text NOT NULL,
	"note" text,
	"listed_by" text NOT NULL,
	"listed_on" date NOT NULL,
	CONSTRAINT "handover_entry_posting_entry_pk" PRIMARY KEY("posting","entry")
);
--> statement-breakpoint
ALTER TABLE "handover_entry" ADD CONSTRAINT "handover_entry_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;