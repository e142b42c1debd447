CREATE TABLE "past_task" (
	"case_id" text NOT NULL,
	"key" text NOT NULL,
	"office" text NOT NULL,
	"act" text NOT NULL,
	"due" date,
	"period" daterange NOT NULL,
	CONSTRAINT "past_task_case_id_key_period_pk" PRIMARY KEY("case_id","key","period")
);
--> statement-breakpoint
ALTER TABLE "past_task" ADD CONSTRAINT "past_task_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "past_task_period" ON "past_task" USING gist ("period");