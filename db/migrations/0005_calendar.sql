CREATE TABLE "calendar_day" (
	"day" date PRIMARY KEY NOT NULL,
	"working" boolean NOT NULL,
	"document" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "clock" ADD COLUMN "published" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "clock" ADD COLUMN "declared" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "case" ADD COLUMN "calendar" text DEFAULT '' NOT NULL;