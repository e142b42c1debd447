CREATE TABLE "copy" (
	"case_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"approval" text NOT NULL,
	"recipient" text NOT NULL,
	"by" text NOT NULL,
	"date" date NOT NULL,
	CONSTRAINT "copy_case_id_sequence_recipient_pk" PRIMARY KEY("case_id","sequence","recipient")
);
--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "account" text;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "not_for" text[];--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "urged_on" date;--> statement-breakpoint
ALTER TABLE "copy" ADD CONSTRAINT "copy_case_id_sequence_event_case_id_sequence_fk" FOREIGN KEY ("case_id","sequence") REFERENCES "public"."event"("case_id","sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "copy_recipient" ON "copy" USING btree ("recipient","date");--> statement-breakpoint
CREATE INDEX "task_account" ON "task" USING btree ("account") WHERE account is not null;