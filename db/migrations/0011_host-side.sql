CREATE TABLE "group_member" (
	"county" text NOT NULL,
	"person" text NOT NULL,
	"period" daterange NOT NULL,
	"posting" text,
	"reason" text NOT NULL,
	"document" text,
	"added_by" text NOT NULL,
	"added_on" date NOT NULL,
	CONSTRAINT "group_member_county_person_period_pk" PRIMARY KEY("county","person","period")
);
--> statement-breakpoint
CREATE TABLE "office_holder" (
	"id" text PRIMARY KEY NOT NULL,
	"headquarters" text NOT NULL,
	"office" text NOT NULL,
	"single" boolean NOT NULL,
	"person" text,
	"name" text,
	"period" daterange NOT NULL,
	"document" text NOT NULL,
	"end_document" text,
	"recorded_by" text NOT NULL,
	"recorded_on" date NOT NULL,
	CONSTRAINT "office_holder_named" CHECK ((person is null) <> (name is null))
);
--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_county_area_code_fk" FOREIGN KEY ("county") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_posting_posting_id_fk" FOREIGN KEY ("posting") REFERENCES "public"."posting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_holder" ADD CONSTRAINT "office_holder_headquarters_area_code_fk" FOREIGN KEY ("headquarters") REFERENCES "public"."area"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_holder" ADD CONSTRAINT "office_holder_person_cadre_id_fk" FOREIGN KEY ("person") REFERENCES "public"."cadre"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_holder" ADD CONSTRAINT "office_holder_name_text_id_fk" FOREIGN KEY ("name") REFERENCES "public"."text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Nobody is in two counties' groups at a time, and some offices of a headquarters have one holder.
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_person_period" EXCLUDE USING gist (person WITH =, period WITH &&);--> statement-breakpoint
ALTER TABLE "office_holder" ADD CONSTRAINT "office_holder_single_period" EXCLUDE USING gist (headquarters WITH =, office WITH =, period WITH &&) WHERE (single);
