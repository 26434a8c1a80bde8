CREATE TABLE "prepaid_movements" (
	"id" uuid PRIMARY KEY,
	"prepaid_id" uuid NOT NULL,
	"company_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"order_id" uuid,
	"line_id" uuid,
	"seats" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"cost_centre" text,
	"project" text,
	"activity" text,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "prepaid_movements_positive" CHECK ("amount_minor" > 0 and "seats" >= 0),
	CONSTRAINT "prepaid_movements_of_a_line" CHECK (num_nonnulls("order_id", "line_id") = case "kind" when 'ended' then 0 else 2 end)
);
--> statement-breakpoint
CREATE TABLE "prepaids" (
	"id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"number" text NOT NULL,
	"places" integer,
	"net_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"course_ids" uuid[],
	"until_day" date NOT NULL,
	"at_end" text NOT NULL,
	"answer_by" date NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"offered_by" text NOT NULL,
	"order_id" uuid,
	"line_id" uuid,
	"accepted_at" timestamp with time zone,
	"accepted_by" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	CONSTRAINT "prepaids_places_sane" CHECK ("places" between 1 and 1000 and "net_minor" % "places" = 0),
	CONSTRAINT "prepaids_net_sane" CHECK ("net_minor" > 0),
	CONSTRAINT "prepaids_some_courses" CHECK ("course_ids" is null or cardinality("course_ids") > 0),
	CONSTRAINT "prepaids_days_in_order" CHECK ("answer_by" <= "until_day"),
	CONSTRAINT "prepaids_accepted_whole" CHECK (num_nonnulls("order_id", "line_id", "accepted_at", "accepted_by") in (0, 4)),
	CONSTRAINT "prepaids_withdrawn_whole" CHECK (num_nonnulls("withdrawn_at", "withdrawn_by") in (0, 2)),
	CONSTRAINT "prepaids_answered_once" CHECK (num_nonnulls("accepted_at", "withdrawn_at") < 2)
);
--> statement-breakpoint
ALTER TABLE "order_lines" ALTER COLUMN "offering_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ALTER COLUMN "terms_id" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "prepaid_movements_prepaid" ON "prepaid_movements" ("prepaid_id","at");--> statement-breakpoint
CREATE INDEX "prepaid_movements_order" ON "prepaid_movements" ("order_id") WHERE "order_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "prepaid_movements_drawn_once" ON "prepaid_movements" ("line_id") WHERE "kind" = 'drawn';--> statement-breakpoint
CREATE UNIQUE INDEX "prepaids_number_once" ON "prepaids" ("company_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "prepaids_order_once" ON "prepaids" ("order_id");--> statement-breakpoint
CREATE INDEX "prepaids_until" ON "prepaids" ("until_day") WHERE "order_id" is not null;--> statement-breakpoint
ALTER TABLE "prepaid_movements" ADD CONSTRAINT "prepaid_movements_prepaid_id_prepaids_id_fkey" FOREIGN KEY ("prepaid_id") REFERENCES "prepaids"("id");--> statement-breakpoint
ALTER TABLE "prepaid_movements" ADD CONSTRAINT "prepaid_movements_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "prepaid_movements" ADD CONSTRAINT "prepaid_movements_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "prepaid_movements" ADD CONSTRAINT "prepaid_movements_line_id_order_lines_id_fkey" FOREIGN KEY ("line_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "prepaids" ADD CONSTRAINT "prepaids_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "prepaids" ADD CONSTRAINT "prepaids_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "prepaids" ADD CONSTRAINT "prepaids_line_id_order_lines_id_fkey" FOREIGN KEY ("line_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_of_an_offering" CHECK (("kind" = 'prepaid') = ("offering_id" is null) and ("offering_id" is null) = ("terms_id" is null));--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_of_a_kind", ADD CONSTRAINT "order_lines_of_a_kind" CHECK (("kind" = 'seat' and "pool_id" is not null and num_nonnulls("seat_line_id", "extra_id", "delivered") = 0)
        or ("kind" = 'extra' and "pool_id" is null and num_nonnulls("seat_line_id", "extra_id", "delivered") = 3)
        or ("kind" = 'prepaid' and num_nonnulls("pool_id", "offering_id", "terms_id", "seat_line_id", "extra_id", "delivered") = 0));
--> statement-breakpoint
--> statement-breakpoint
-- What is paid before anybody has chosen a course is owed as places, apart from courses that are sold and not held yet.
insert into accounts (code, kind, name_nb, name_en) values
  ('2905', 'liability', 'Forhåndsbetalte plasser', 'Prepaid places') on conflict (code) do nothing;
--> statement-breakpoint
insert into account_roles (role, valid_from, account, set_by, set_at)
  values ('prepaid-places', '2000-01-01', '2905', 'job:migration', app_now());
--> statement-breakpoint
-- What a prepaid says never changes, and what moved it is in the book: an offer is answered, nothing else of it is written anew.
revoke update, delete on prepaids, prepaid_movements from coursetill_app;
--> statement-breakpoint
grant update (order_id, line_id, accepted_at, accepted_by, withdrawn_at, withdrawn_by) on prepaids to coursetill_app;
--> statement-breakpoint
alter table prepaids enable row level security;
--> statement-breakpoint
create policy prepaids_seen on prepaids
  using ((select app_reach() in ('house', 'buying')) or app_unbound_in(company_id));
--> statement-breakpoint
alter table prepaid_movements enable row level security;
--> statement-breakpoint
create policy prepaid_movements_seen on prepaid_movements
  using ((select app_reach() in ('house', 'buying')) or app_unbound_in(company_id) or app_sees_order(order_id));
--> statement-breakpoint
create trigger audited after insert or update on prepaids for each row
  execute function audit_change('{"subject": "company_id", "with": ["id"], "omit": ["offered_at", "offered_by", "accepted_at", "accepted_by", "withdrawn_at", "withdrawn_by"]}');
--> statement-breakpoint
-- How the invoice of a prepaid stands: whether it is issued, what credit notes took back of it, and whether the order is over. It, and the
-- one after it, look with the owner's eyes: whoever buys for the company draws on it, though not everybody who does sees its invoices.
create function prepaid_invoiced(which uuid, out is_issued boolean, out credited_minor bigint, out is_over boolean)
language sql stable security definer set search_path = public as $$
  select coalesce(bool_or(d.kind = 'invoice'), false), coalesce(sum(x.net_minor) filter (where d.kind = 'credit-note'), 0)::bigint,
    coalesce(bool_or(o.cancelled_at is not null), false)
  from prepaids p left join orders o on o.id = p.order_id left join document_lines x on x.order_line_id = p.line_id
  left join documents d on d.id = x.document_id where p.id = which
$$;
--> statement-breakpoint
-- What can still be drawn, net: what was invoiced, less what credit notes took back or are about to, less what moved it.
create function prepaid_left(which uuid) returns bigint
language sql stable security definer set search_path = public as $$
  select (coalesce((select sum(case d.kind when 'invoice' then x.net_minor else -x.net_minor end)
      from document_lines x join documents d on d.id = x.document_id where x.order_line_id = p.line_id), 0)
    - coalesce((select sum((c ->> 'netMinor')::bigint) from documents_due u cross join lateral jsonb_array_elements(u.credit -> 'lines') c
      where u.order_id = p.order_id and u.kind = 'credit-note' and (c ->> 'orderLineId')::uuid = p.line_id), 0)
    - coalesce((select sum(case m.kind when 'put-back' then -m.amount_minor else m.amount_minor end)
      from prepaid_movements m where m.prepaid_id = p.id), 0))::bigint
  from prepaids p where p.id = which
$$;
