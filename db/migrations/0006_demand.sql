CREATE TABLE "need" (
	"area" text PRIMARY KEY NOT NULL,
	"skills" jsonb NOT NULL,
	"villages" jsonb NOT NULL,
	"note" text,
	"stated_by" text NOT NULL,
	"stated_on" date NOT NULL,
	"on_behalf" jsonb
);
--> statement-breakpoint
CREATE TABLE "volunteer" (
	"selection" text NOT NULL,
	"person" text NOT NULL,
	"seat" text,
	"entered_by" text NOT NULL,
	"entered_on" date NOT NULL,
	CONSTRAINT "volunteer_selection_person_pk" PRIMARY KEY("selection","person")
);
--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_area_area_code_fk" FOREIGN KEY ("area") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_selection_case_id_fk" FOREIGN KEY ("selection") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer" ADD CONSTRAINT "volunteer_seat_seat_id_fk" FOREIGN KEY ("seat") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;