CREATE INDEX "seat_area" ON "seat" USING btree ("area");--> statement-breakpoint
CREATE INDEX "event_actor" ON "event" USING btree ("actor");--> statement-breakpoint
CREATE INDEX "event_office" ON "event" USING btree ((data->>'office'));--> statement-breakpoint
CREATE INDEX "event_recipients" ON "event" USING gin ((data->'recipients')) WHERE data ? 'recipients';--> statement-breakpoint
CREATE INDEX "posting_person" ON "posting" USING btree ("person");--> statement-breakpoint
CREATE INDEX "presence_day_absent" ON "presence_day" USING btree ("posting","day") WHERE kind = 'absent';