CREATE TABLE "first_secretary" (
	"post" text PRIMARY KEY NOT NULL,
	"village" text NOT NULL,
	"posting" text NOT NULL,
	"person" text NOT NULL,
	"period" daterange NOT NULL
);
--> statement-breakpoint
CREATE TABLE "village" (
	"code" text PRIMARY KEY NOT NULL,
	"town" text NOT NULL,
	"name" text NOT NULL,
	"tags" text[] NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "village_wish" (
	"village" text NOT NULL,
	"period" daterange NOT NULL,
	"document" text NOT NULL,
	"asked_by" text,
	"asked_on" date,
	CONSTRAINT "village_wish_village_period_pk" PRIMARY KEY("village","period")
);
--> statement-breakpoint
ALTER TABLE "host_post" ADD COLUMN "village" text;--> statement-breakpoint
ALTER TABLE "first_secretary" ADD CONSTRAINT "first_secretary_post_case_id_fk" FOREIGN KEY ("post") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "first_secretary" ADD CONSTRAINT "first_secretary_village_village_code_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "first_secretary" ADD CONSTRAINT "first_secretary_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "first_secretary" ADD CONSTRAINT "first_secretary_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village" ADD CONSTRAINT "village_town_area_code_fk" FOREIGN KEY ("town") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village_wish" ADD CONSTRAINT "village_wish_village_village_code_fk" FOREIGN KEY ("village") REFERENCES "public"."village"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "first_secretary_posting" ON "first_secretary" USING btree ("posting");--> statement-breakpoint
CREATE INDEX "village_town" ON "village" USING btree ("town");--> statement-breakpoint
-- One first secretary a village, one village a person, and a village asks once at a time.
ALTER TABLE "village_wish" ADD CONSTRAINT "village_wish_period" EXCLUDE USING gist (village WITH =, period WITH &&);--> statement-breakpoint
ALTER TABLE "first_secretary" ADD CONSTRAINT "first_secretary_village_period" EXCLUDE USING gist (village WITH =, period WITH &&);--> statement-breakpoint
ALTER TABLE "first_secretary" ADD CONSTRAINT "first_secretary_person_period" EXCLUDE USING gist (person WITH =, period WITH &&);
