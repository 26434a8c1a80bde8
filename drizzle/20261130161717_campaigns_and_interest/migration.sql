CREATE TABLE "campaign_link_visits" (
	"link_id" uuid,
	"day" date,
	"visits" integer NOT NULL,
	CONSTRAINT "campaign_link_visits_pk" PRIMARY KEY("link_id","day"),
	CONSTRAINT "campaign_link_visits_some" CHECK ("visits" > 0)
);
--> statement-breakpoint
CREATE TABLE "campaign_links" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"looks_like" text NOT NULL,
	"leads_to" text NOT NULL,
	"source" text NOT NULL,
	"medium" text NOT NULL,
	"campaign" text NOT NULL,
	"code" text,
	"until_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" text NOT NULL,
	CONSTRAINT "campaign_links_own_page" CHECK ("leads_to" ~ '^/' and "leads_to" !~ '^/[/\\]')
);
--> statement-breakpoint
CREATE TABLE "course_interests" (
	"id" uuid PRIMARY KEY,
	"course_id" uuid NOT NULL,
	"email" text NOT NULL,
	"lang" text NOT NULL,
	"wording" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_interests_lower" CHECK ("email" = lower("email"))
);
--> statement-breakpoint
CREATE TABLE "interest_asks" (
	"id" uuid PRIMARY KEY,
	"course_id" uuid NOT NULL,
	"email" text NOT NULL,
	"lang" text NOT NULL,
	"wording" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"digest" text,
	"used_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"fault" text,
	CONSTRAINT "interest_asks_lower" CHECK ("email" = lower("email"))
);
--> statement-breakpoint
CREATE INDEX "order_touches_content" ON "order_touches" ("content") WHERE "place" = 'last' and "content" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_links_once" ON "campaign_links" ("looks_like");--> statement-breakpoint
CREATE UNIQUE INDEX "course_interests_once" ON "course_interests" ("course_id","email");--> statement-breakpoint
CREATE INDEX "course_interests_address" ON "course_interests" ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "interest_asks_digest_once" ON "interest_asks" ("digest");--> statement-breakpoint
CREATE INDEX "interest_asks_address" ON "interest_asks" ("email");--> statement-breakpoint
CREATE INDEX "interest_asks_unsent" ON "interest_asks" ("next_try_at") WHERE "sent_at" is null;--> statement-breakpoint
ALTER TABLE "campaign_link_visits" ADD CONSTRAINT "campaign_link_visits_link_id_campaign_links_id_fkey" FOREIGN KEY ("link_id") REFERENCES "campaign_links"("id");--> statement-breakpoint
ALTER TABLE "course_interests" ADD CONSTRAINT "course_interests_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
ALTER TABLE "interest_asks" ADD CONSTRAINT "interest_asks_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");
--> statement-breakpoint
-- A link is a fact: it hangs on walls. What it says may change, and it is ended, but never goes away and keeps its name.
revoke delete, update on campaign_links from coursetill_app;
--> statement-breakpoint
grant update (leads_to, source, medium, campaign, code, until_at, ended_at) on campaign_links to coursetill_app;
--> statement-breakpoint
create trigger audited after insert or update on campaign_links for each row
  execute function audit_change('{"subject": "id", "with": ["name"], "omit": ["looks_like", "made_at", "made_by"]}');
--> statement-breakpoint
-- The second wall (decisions/0022): who waits to hear of a course is the house's alone; they come with their link, and nobody else sees an address.
alter table interest_asks enable row level security;
--> statement-breakpoint
create policy interest_asks_seen on interest_asks using ((select app_reach() = 'house'));
--> statement-breakpoint
alter table course_interests enable row level security;
--> statement-breakpoint
create policy course_interests_seen on course_interests using ((select app_reach() = 'house'));
