CREATE TABLE "presence_sum" (
	"month" date NOT NULL,
	"posting" text NOT NULL,
	"on_site" smallint NOT NULL,
	"trip" smallint NOT NULL,
	"leave" smallint NOT NULL,
	"absent" smallint NOT NULL,
	"rest" smallint NOT NULL,
	CONSTRAINT "presence_sum_month_posting_pk" PRIMARY KEY("month","posting")
);
--> statement-breakpoint
ALTER TABLE "presence_sum" ADD CONSTRAINT "presence_sum_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO "presence_sum" ("month", "posting", "on_site", "trip", "leave", "absent", "rest")
SELECT date_trunc('month', "day")::date, "posting", count(*) FILTER (WHERE "kind" = 'onSite'), count(*) FILTER (WHERE "kind" = 'trip'),
	count(*) FILTER (WHERE "kind" = 'leave'), count(*) FILTER (WHERE "kind" = 'absent'), count(*) FILTER (WHERE "kind" = 'rest')
FROM "presence_day" GROUP BY 1, 2;
