ALTER TABLE "presence_day" DROP CONSTRAINT "presence_day_posting_posting_id_fk";
--> statement-breakpoint
ALTER TABLE "presence_day" DROP CONSTRAINT "presence_day_case_id_case_id_fk";
