CREATE TABLE "acting" (
	"seat" text NOT NULL,
	"posting" text NOT NULL,
	"period" daterange NOT NULL,
	"document" text,
	"named_by" text NOT NULL,
	"named_on" date NOT NULL,
	CONSTRAINT "acting_seat_period_pk" PRIMARY KEY("seat","period")
);
--> statement-breakpoint
CREATE TABLE "appraisal" (
	"posting" text PRIMARY KEY NOT NULL,
	"opinion" text NOT NULL,
	"opinion_document" text,
	"opinion_on" date NOT NULL,
	"grade" text,
	"comment" text,
	"document" text,
	"appraised_by" text,
	"appraised_on" date
);
--> statement-breakpoint
ALTER TABLE "posting" ADD COLUMN "transferred_from" text;--> statement-breakpoint
ALTER TABLE "presence" ADD COLUMN "person" text;--> statement-breakpoint
UPDATE "presence" SET "person" = (SELECT person FROM "posting" WHERE "posting".id = "presence".posting);--> statement-breakpoint
ALTER TABLE "presence" ALTER COLUMN "person" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "acting" ADD CONSTRAINT "acting_seat_seat_id_fk" FOREIGN KEY ("seat") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acting" ADD CONSTRAINT "acting_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Nobody is on site in two places, and one colleague at a time takes the work of a vacant seat.
ALTER TABLE "presence" ADD CONSTRAINT "presence_person_period" EXCLUDE USING gist (person WITH =, period WITH &&);--> statement-breakpoint
ALTER TABLE "acting" ADD CONSTRAINT "acting_seat_period" EXCLUDE USING gist (seat WITH =, period WITH &&);
