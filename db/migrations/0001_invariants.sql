-- Wrong states that no program may bring about, whatever it thinks it knows. Names are mapped to refusals in db/constraints.ts.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "clock" ADD CONSTRAINT "clock_one_row" CHECK (id = 1);
--> statement-breakpoint
ALTER TABLE "clock" ADD CONSTRAINT "clock_driven_has_date" CHECK ((mode = 'driven') = (date IS NOT NULL));
--> statement-breakpoint
CREATE FUNCTION business_date() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT CASE mode WHEN 'driven' THEN date ELSE (now() AT TIME ZONE 'Asia/Shanghai')::date END FROM clock WHERE id = 1
$$;
--> statement-breakpoint
ALTER TABLE "unit_name" ADD CONSTRAINT "unit_name_period" EXCLUDE USING gist (unit WITH =, period WITH &&);
--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_lead_period" EXCLUDE USING gist (area WITH =, period WITH &&) WHERE (role = 'lead');
--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_member_period" EXCLUDE USING gist (area WITH =, unit WITH =, period WITH &&) WHERE (role = 'member');
--> statement-breakpoint
ALTER TABLE "holding" ADD CONSTRAINT "holding_period" EXCLUDE USING gist (account WITH =, office WITH =, period WITH &&);
--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_person_period" EXCLUDE USING gist (person WITH =, period WITH &&);
--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_person_period" EXCLUDE USING gist (person WITH =, period WITH &&) WHERE (status <> 'cancelled');
--> statement-breakpoint
ALTER TABLE "tenure" ADD CONSTRAINT "tenure_seat_period" EXCLUDE USING gist (seat WITH =, period WITH &&);
--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_lane_period" EXCLUDE USING gist (seat WITH =, lane WITH =, period WITH &&);
--> statement-breakpoint
-- A successor relieves somebody in its own seat.
ALTER TABLE "posting" ADD CONSTRAINT "posting_id_seat" UNIQUE (id, seat);
--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_relieves_same_seat" FOREIGN KEY (relieves, seat) REFERENCES posting (id, seat);
--> statement-breakpoint
CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The one change allowed: erasing the secret part, for which the chain holds only a salted hash.
  IF TG_OP = 'UPDATE' AND NEW.secret IS NULL AND NEW.salt IS NULL
     AND (to_jsonb(NEW) - 'secret' - 'salt') = (to_jsonb(OLD) - 'secret' - 'salt') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'event is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON "event" FOR EACH ROW EXECUTE FUNCTION event_is_append_only();
--> statement-breakpoint
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON "event" FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only();
--> statement-breakpoint
CREATE FUNCTION policy_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a stored policy is immutable: store a new version' USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER policy_immutable BEFORE UPDATE OR DELETE ON "policy" FOR EACH ROW EXECUTE FUNCTION policy_is_immutable();
