CREATE TABLE "fund" (
	"id" text PRIMARY KEY NOT NULL,
	"area" text NOT NULL,
	"year" integer NOT NULL,
	"unit" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fund_line" (
	"fund" text NOT NULL,
	"line" integer NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"on" date NOT NULL,
	"number" text NOT NULL,
	"document_on" date NOT NULL,
	"attachment" jsonb,
	"note" text,
	"corrects" integer,
	"entered_by" text NOT NULL,
	"entered_on" date NOT NULL,
	CONSTRAINT "fund_line_fund_line_pk" PRIMARY KEY("fund","line"),
	CONSTRAINT "fund_line_sign" CHECK ((amount > 0) = (corrects is null) and amount <> 0)
);
--> statement-breakpoint
CREATE TABLE "fund_sum" (
	"fund" text NOT NULL,
	"source" text NOT NULL,
	"planned" bigint NOT NULL,
	"allotted" bigint NOT NULL,
	"used" bigint NOT NULL,
	CONSTRAINT "fund_sum_fund_source_pk" PRIMARY KEY("fund","source"),
	CONSTRAINT "fund_sum_not_below_zero" CHECK (planned >= 0 and allotted >= 0 and used >= 0),
	CONSTRAINT "fund_sum_used_allotted" CHECK (used <= allotted)
);
--> statement-breakpoint
ALTER TABLE "fund" ADD CONSTRAINT "fund_id_case_id_fk" FOREIGN KEY ("id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund" ADD CONSTRAINT "fund_area_area_code_fk" FOREIGN KEY ("area") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund" ADD CONSTRAINT "fund_unit_unit_code_fk" FOREIGN KEY ("unit") REFERENCES "public"."unit"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_line" ADD CONSTRAINT "fund_line_fund_fund_id_fk" FOREIGN KEY ("fund") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_line" ADD CONSTRAINT "fund_line_fund_corrects_fund_line_fund_line_fk" FOREIGN KEY ("fund","corrects") REFERENCES "public"."fund_line"("fund","line") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_sum" ADD CONSTRAINT "fund_sum_fund_fund_id_fk" FOREIGN KEY ("fund") REFERENCES "public"."fund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "fund_area_year" ON "fund" USING btree ("area","year");--> statement-breakpoint
CREATE INDEX "fund_year" ON "fund" USING btree ("year");--> statement-breakpoint
CREATE UNIQUE INDEX "fund_line_corrected" ON "fund_line" USING btree ("fund","corrects");