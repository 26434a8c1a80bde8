CREATE TABLE "course_visits" (
	"day" date,
	"course_id" uuid,
	"source" text,
	"medium" text,
	"views" integer NOT NULL,
	"put_in_cart" integer NOT NULL,
	CONSTRAINT "course_visits_pk" PRIMARY KEY("day","course_id","source","medium"),
	CONSTRAINT "course_visits_not_negative" CHECK ("views" >= 0 and "put_in_cart" >= 0)
);
--> statement-breakpoint
CREATE TABLE "empty_searches" (
	"day" date,
	"lang" text,
	"words" text,
	"times" integer NOT NULL,
	CONSTRAINT "empty_searches_pk" PRIMARY KEY("day","lang","words"),
	CONSTRAINT "empty_searches_some" CHECK ("times" > 0)
);
--> statement-breakpoint
CREATE TABLE "order_touches" (
	"order_id" uuid,
	"place" text,
	"source" text NOT NULL,
	"medium" text NOT NULL,
	"campaign" text,
	"content" text,
	"on_day" date NOT NULL,
	"consent_version" integer NOT NULL,
	CONSTRAINT "order_touches_pk" PRIMARY KEY("order_id","place"),
	CONSTRAINT "order_touches_place" CHECK ("place" in ('first', 'last'))
);
--> statement-breakpoint
CREATE TABLE "income_targets" (
	"id" uuid PRIMARY KEY,
	"faculty" text NOT NULL,
	"term" text NOT NULL,
	"currency" char(3) NOT NULL,
	"target_minor" bigint NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "income_targets_term" CHECK ("term" ~ '^20[0-9]{2}-(spring|autumn)$'),
	CONSTRAINT "income_targets_sane" CHECK ("target_minor" >= 0)
);
--> statement-breakpoint
CREATE INDEX "empty_searches_words" ON "empty_searches" ("words");--> statement-breakpoint
CREATE UNIQUE INDEX "income_targets_once" ON "income_targets" ("faculty","term","currency");--> statement-breakpoint
ALTER TABLE "course_visits" ADD CONSTRAINT "course_visits_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
ALTER TABLE "order_touches" ADD CONSTRAINT "order_touches_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");
--> statement-breakpoint
-- What was agreed to be kept is never changed; it goes with its order, or when its buyer asks.
revoke update on order_touches from coursetill_app;
--> statement-breakpoint
-- A target keeps its faculty and term.
revoke delete on income_targets from coursetill_app;
--> statement-breakpoint
revoke update on income_targets from coursetill_app;
--> statement-breakpoint
grant update (target_minor, set_at, set_by) on income_targets to coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): where a buyer came from is seen with their order.
alter table order_touches enable row level security;
--> statement-breakpoint
create policy order_touches_seen on order_touches
  using ((select app_reach() in ('house', 'buying')) or app_sees_order(order_id));
--> statement-breakpoint
create trigger audited after insert or update on income_targets for each row
  execute function audit_change('{"subject": "id", "with": ["faculty", "term", "currency"], "omit": ["set_at", "set_by"]}');
