CREATE TABLE "cancel_request_ends" (
	"request_id" uuid PRIMARY KEY,
	"ended_as" text NOT NULL,
	"reason" text NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"ended_by" text NOT NULL,
	CONSTRAINT "cancel_request_ends_known" CHECK ("ended_as" in ('granted', 'declined', 'taken-back', 'moot')),
	CONSTRAINT "cancel_request_ends_reason" CHECK (("ended_as" = 'declined') = ("reason" <> ''))
);
--> statement-breakpoint
CREATE TABLE "cancel_requests" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"seats" jsonb NOT NULL,
	"asked" jsonb NOT NULL,
	"words" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_by" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "cancel_requests_order" ON "cancel_requests" ("order_id");--> statement-breakpoint
ALTER TABLE "cancel_request_ends" ADD CONSTRAINT "cancel_request_ends_request_id_cancel_requests_id_fkey" FOREIGN KEY ("request_id") REFERENCES "cancel_requests"("id");--> statement-breakpoint
ALTER TABLE "cancel_requests" ADD CONSTRAINT "cancel_requests_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");
--> statement-breakpoint
grant select, insert on cancel_requests, cancel_request_ends to coursetill_app;
--> statement-breakpoint
-- What was asked and answered stays; only why is forgotten with time.
revoke update, delete on cancel_requests, cancel_request_ends from coursetill_app;
--> statement-breakpoint
grant update (words) on cancel_requests to coursetill_app;
--> statement-breakpoint
alter table cancel_requests enable row level security;
--> statement-breakpoint
create policy cancel_requests_seen on cancel_requests using ((select app_reach() = 'house') or app_sees_order(order_id));
--> statement-breakpoint
alter table cancel_request_ends enable row level security;
--> statement-breakpoint
create policy cancel_request_ends_seen on cancel_request_ends
  using ((select app_reach() = 'house') or exists (select from cancel_requests r where r.id = request_id));
--> statement-breakpoint
create trigger audited after insert on cancel_request_ends for each row
  execute function audit_change('{"subject": "request_id", "omit": ["reason", "ended_at", "ended_by"]}');
