ALTER TABLE "leave_request" ADD COLUMN "asked" daterange;--> statement-breakpoint
ALTER TABLE "leave_request" ADD COLUMN "asked_days" integer;--> statement-breakpoint
UPDATE "leave_request" l
SET "asked" = daterange((e."data"->>'from')::date, (e."data"->>'to')::date, '[]'), "asked_days" = (e."data"->>'days')::int
FROM "event" e WHERE e."case_id" = l."case_id" AND e."type" = 'leaveRequested' AND e."data"->>'leave' = l."key";--> statement-breakpoint
ALTER TABLE "leave_request" ALTER COLUMN "asked" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "leave_request" ALTER COLUMN "asked_days" SET NOT NULL;
