CREATE TABLE "substitution" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"substitute" text NOT NULL,
	"offices" text[],
	"period" daterange NOT NULL,
	"document" text
);
--> statement-breakpoint
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_substitute_account_id_fk" FOREIGN KEY ("substitute") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "substitution_substitute" ON "substitution" USING btree ("substitute");--> statement-breakpoint
-- One substitute at a time: two would not know of each other. An ended one that never began is empty, and deleted.
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_account_period" EXCLUDE USING gist (account WITH =, period WITH &&);--> statement-breakpoint
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_not_oneself" CHECK (account <> substitute);
