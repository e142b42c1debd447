CREATE TABLE "plan_relief" (
	"plan" text NOT NULL,
	"version" integer NOT NULL,
	"seat" text NOT NULL,
	"posting" text NOT NULL,
	"on" date NOT NULL,
	"months" integer NOT NULL,
	"exception" jsonb,
	"pinned" boolean NOT NULL,
	CONSTRAINT "plan_relief_plan_version_seat_pk" PRIMARY KEY("plan","version","seat")
);
--> statement-breakpoint
CREATE TABLE "plan_version" (
	"plan" text NOT NULL,
	"version" integer NOT NULL,
	"standing" text NOT NULL,
	"solved_on" date NOT NULL,
	"problem" jsonb NOT NULL,
	"status" text NOT NULL,
	"objective" integer NOT NULL,
	"bound" integer NOT NULL,
	"changed" jsonb NOT NULL,
	"because" jsonb NOT NULL,
	"in_force_on" date,
	CONSTRAINT "plan_version_plan_version_pk" PRIMARY KEY("plan","version")
);
--> statement-breakpoint
ALTER TABLE "plan_relief" ADD CONSTRAINT "plan_relief_seat_seat_id_fk" FOREIGN KEY ("seat") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_relief" ADD CONSTRAINT "plan_relief_plan_version_plan_version_plan_version_fk" FOREIGN KEY ("plan","version") REFERENCES "public"."plan_version"("plan","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_plan_case_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_relief_posting" ON "plan_relief" USING btree ("posting");