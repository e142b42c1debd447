CREATE INDEX "seat_area" ON "seat" USING btree ("area");--> statement-breakpoint
CREATE INDEX "posting_person" ON "posting" USING btree ("person");--> statement-breakpoint
CREATE INDEX "presence_day_absent" ON "presence_day" USING btree ("posting","day") WHERE kind = 'absent';