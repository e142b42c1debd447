--> statement-breakpoint
-- One substitute at a time: two would not know of each other. An ended one that never began is empty, and deleted.
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_account_period" EXCLUDE USING gist (account WITH =, period WITH &&);--> statement-breakpoint
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_not_oneself" CHECK (account <> substitute);
