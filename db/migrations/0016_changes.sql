CREATE TABLE "reference_change" (
	"id" text PRIMARY KEY NOT NULL,
	"programme" text NOT NULL,
	"kind" text NOT NULL,
	"what" jsonb NOT NULL,
	"from" date NOT NULL,
	"document" text NOT NULL,
	"status" text NOT NULL,
	"refusal" text,
	"ordered_by" text NOT NULL,
	"ordered_on" date NOT NULL,
	"settled_on" date
);
--> statement-breakpoint
CREATE TABLE "seat_supply" (
	"seat" text NOT NULL,
	"unit" text NOT NULL,
	"period" daterange NOT NULL,
	CONSTRAINT "seat_supply_seat_period_pk" PRIMARY KEY("seat","period")
);
--> statement-breakpoint
ALTER TABLE "seat" ADD COLUMN "period" daterange DEFAULT '(,)' NOT NULL;--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "merged_on" date;--> statement-breakpoint
ALTER TABLE "seat_supply" ADD CONSTRAINT "seat_supply_seat_seat_id_fk" FOREIGN KEY ("seat") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_supply" ADD CONSTRAINT "seat_supply_unit_unit_code_fk" FOREIGN KEY ("unit") REFERENCES "public"."unit"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_merged_into_unit_code_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."unit"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_merged" CHECK ((merged_into is null) = (merged_on is null));--> statement-breakpoint
INSERT INTO "seat_supply" (seat, unit, period) SELECT id, supplying_unit, '(,)' FROM "seat";--> statement-breakpoint
-- One unit owes a seat on one date.
ALTER TABLE "seat_supply" ADD CONSTRAINT "seat_supply_period" EXCLUDE USING gist (seat WITH =, period WITH &&);
