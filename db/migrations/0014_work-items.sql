CREATE TABLE "work_evidence" (
	"item" text NOT NULL,
	"sequence" integer NOT NULL,
	"number" text NOT NULL,
	"on" date NOT NULL,
	"attachment" jsonb,
	"filed_by" text NOT NULL,
	"filed_on" date NOT NULL,
	CONSTRAINT "work_evidence_item_sequence_pk" PRIMARY KEY("item","sequence")
);
--> statement-breakpoint
CREATE TABLE "work_figure" (
	"item" text NOT NULL,
	"measure" text NOT NULL,
	"value" double precision NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "work_figure_item_measure_pk" PRIMARY KEY("item","measure"),
	CONSTRAINT "work_figure_value" CHECK (value >= 0)
);
--> statement-breakpoint
CREATE TABLE "work_item" (
	"id" text PRIMARY KEY NOT NULL,
	"area" text NOT NULL,
	"n" integer NOT NULL,
	"heading" text NOT NULL,
	"village" text,
	"title" text NOT NULL,
	"plan" text,
	"status" text NOT NULL,
	"planned_on" date NOT NULL,
	"due_on" date,
	"overdue_on" date,
	"completed_on" date,
	"settled_on" date
);
--> statement-breakpoint
CREATE TABLE "work_progress" (
	"item" text NOT NULL,
	"sequence" integer NOT NULL,
	"on" date NOT NULL,
	"figures" jsonb NOT NULL,
	"note" text,
	"entered_by" text NOT NULL,
	"entered_on" date NOT NULL,
	CONSTRAINT "work_progress_item_sequence_pk" PRIMARY KEY("item","sequence")
);
--> statement-breakpoint
ALTER TABLE "work_evidence" ADD CONSTRAINT "work_evidence_item_work_item_id_fk" FOREIGN KEY ("item") REFERENCES "public"."work_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_figure" ADD CONSTRAINT "work_figure_item_work_item_id_fk" FOREIGN KEY ("item") REFERENCES "public"."work_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_item" ADD CONSTRAINT "work_item_id_case_id_fk" FOREIGN KEY ("id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_item" ADD CONSTRAINT "work_item_area_area_code_fk" FOREIGN KEY ("area") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_progress" ADD CONSTRAINT "work_progress_item_work_item_id_fk" FOREIGN KEY ("item") REFERENCES "public"."work_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "work_figure_measure" ON "work_figure" USING btree ("measure");--> statement-breakpoint
CREATE INDEX "work_item_area" ON "work_item" USING btree ("area","heading");