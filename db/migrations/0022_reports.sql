CREATE TABLE "report_version" (
	"report" text NOT NULL,
	"version" integer NOT NULL,
	"number" text,
	"figures" jsonb,
	"assembled_on" date,
	"sections" jsonb NOT NULL,
	"correction" text,
	"submitted_on" date,
	"late" boolean DEFAULT false NOT NULL,
	CONSTRAINT "report_version_report_version_pk" PRIMARY KEY("report","version")
);
--> statement-breakpoint
ALTER TABLE "receipt" DROP CONSTRAINT "receipt_report_recipient_pk";--> statement-breakpoint
ALTER TABLE "receipt" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_report_recipient_version_pk" PRIMARY KEY("report","recipient","version");--> statement-breakpoint
ALTER TABLE "report_version" ADD CONSTRAINT "report_version_report_report_id_fk" FOREIGN KEY ("report") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Reports of before have one text and no number.
INSERT INTO "report_version" ("report", "version", "sections", "submitted_on", "late")
SELECT r."id", 1, coalesce((
  SELECT jsonb_build_object('text', e."data"->>'text') FROM "event" e
  WHERE e."case_id" = r."id" AND e."type" = 'drafted' ORDER BY e."sequence" DESC LIMIT 1), '{}'),
  r."submitted_on", coalesce(r."submitted_on" > r."due", false)
FROM "report" r;
