-- The second wall (decisions/0019): what a transaction says of who asks decides what it is shown. The program's role neither owns
-- these tables nor may bypass this. A connection that says nothing is shown nothing.
create function app_reach() returns text language sql stable
  return coalesce(nullif(current_setting('app.reach', true), ''), 'none');
--> statement-breakpoint
create function app_id(setting text) returns uuid language sql stable
  return nullif(current_setting(setting, true), '')::uuid;
--> statement-breakpoint
create function app_list(setting text) returns text[] language sql stable
  return coalesce(nullif(current_setting(setting, true), ''), '{}')::text[];
--> statement-breakpoint
-- These look with the owner's eyes, so that a policy may ask about a table that has one itself.
create function app_member_of(company uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select from company_members m where m.company_id = company and m.person_id = app_id('app.person') and m.ended_at is null)
$$;
--> statement-breakpoint
create function app_keeps_order(which uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (
    select from order_lines l join offerings f on f.id = l.offering_id join courses c on c.id = f.course_id
    where l.order_id = which and (c.faculty = any (app_list('app.faculties')) or exists (
      select from offering_teachers t where t.offering_id = f.id and t.person_id = app_id('app.person') and t.ended_at is null)))
$$;
--> statement-breakpoint
create function app_sees_order(which uuid) returns boolean language sql stable security definer set search_path = public as $$
  select which::text = any (app_list('app.orders')) or exists (
    select from orders o left join companies c on c.id = o.company_id where o.id = which and (
      o.external_client = app_id('app.client')
      or (o.person_id = app_id('app.person') and not exists (
        select from company_members gone where gone.company_id = o.company_id and gone.person_id = o.person_id and gone.ended_at is not null))
      or (c.confirmed_at is not null and app_member_of(c.id))
      or app_keeps_order(o.id)))
$$;
--> statement-breakpoint
create function app_sees_document(which uuid) returns boolean language sql stable security definer set search_path = public as $$
  select which::text = any (app_list('app.documents')) or exists (
    select from documents d where d.id = which and app_sees_order(d.order_id))
$$;
--> statement-breakpoint
-- Whoever holds a document's link is shown the row of its order, which it is read with, and no other document of that order.
create function app_links_order(which uuid) returns boolean language sql stable security definer set search_path = public as $$
  select app_list('app.documents') <> '{}' and exists (
    select from documents d where d.order_id = which and d.id::text = any (app_list('app.documents')))
$$;
--> statement-breakpoint
-- Whoever may see what was ordered for a company is shown how it gets its invoices.
create function app_buys_for(company uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from orders o where o.company_id = company and (app_sees_order(o.id) or app_links_order(o.id)))
$$;
--> statement-breakpoint
alter table companies enable row level security;
--> statement-breakpoint
create policy companies_seen on companies
  using ((select app_reach() in ('house', 'buying')) or app_member_of(id) or app_buys_for(id));
--> statement-breakpoint
alter table company_members enable row level security;
--> statement-breakpoint
create policy company_members_seen on company_members
  using ((select app_reach() in ('house', 'buying')) or person_id = app_id('app.person') or app_member_of(company_id));
--> statement-breakpoint
alter table orders enable row level security;
--> statement-breakpoint
create policy orders_seen on orders
  using ((select app_reach() in ('house', 'buying')) or app_sees_order(id) or app_links_order(id));
--> statement-breakpoint
alter table documents enable row level security;
--> statement-breakpoint
create policy documents_seen on documents
  using ((select app_reach() = 'house') or id::text = any ((select app_list('app.documents'))::text[]) or app_sees_order(order_id));
--> statement-breakpoint
alter table document_files enable row level security;
--> statement-breakpoint
create policy document_files_seen on document_files using ((select app_reach() = 'house') or app_sees_document(document_id));
--> statement-breakpoint
alter table document_lines enable row level security;
--> statement-breakpoint
create policy document_lines_seen on document_lines using ((select app_reach() = 'house') or app_sees_document(document_id));
--> statement-breakpoint
alter table document_payments enable row level security;
--> statement-breakpoint
create policy document_payments_seen on document_payments using ((select app_reach() = 'house') or app_sees_document(document_id));
--> statement-breakpoint
alter table document_transfers enable row level security;
--> statement-breakpoint
create policy document_transfers_seen on document_transfers using ((select app_reach() = 'house') or app_sees_document(document_id));
--> statement-breakpoint
alter table correction_wishes enable row level security;
--> statement-breakpoint
create policy correction_wishes_seen on correction_wishes using ((select app_reach() = 'house') or app_sees_order(order_id));
--> statement-breakpoint
alter table reminders enable row level security;
--> statement-breakpoint
create policy reminders_seen on reminders using ((select app_reach() = 'house') or app_sees_document(document_id));
--> statement-breakpoint
alter table reminder_files enable row level security;
--> statement-breakpoint
create policy reminder_files_seen on reminder_files
  using ((select app_reach() = 'house') or exists (select from reminders r where r.id = reminder_id));
--> statement-breakpoint
alter table reminder_holds enable row level security;
--> statement-breakpoint
create policy reminder_holds_seen on reminder_holds using ((select app_reach() = 'house') or app_sees_document(document_id));
--> statement-breakpoint
alter table reminder_waivers enable row level security;
--> statement-breakpoint
create policy reminder_waivers_seen on reminder_waivers
  using ((select app_reach() = 'house') or exists (select from reminders r where r.id = reminder_id));
--> statement-breakpoint
alter table correction_decisions enable row level security;
--> statement-breakpoint
create policy correction_decisions_seen on correction_decisions
  using ((select app_reach() = 'house') or exists (select from correction_wishes w where w.id = wish_id));
--> statement-breakpoint
alter table sendings enable row level security;
--> statement-breakpoint
create policy sendings_seen on sendings using ((select app_reach() = 'house') or app_sees_document(document_id));
--> statement-breakpoint
alter table sending_facts enable row level security;
--> statement-breakpoint
create policy sending_facts_seen on sending_facts
  using ((select app_reach() = 'house') or exists (select from sendings s where s.id = sending_id));
--> statement-breakpoint
-- Whoever sits in a seat is shown that they do, and nothing of the order it was bought with.
alter table enrolments enable row level security;
--> statement-breakpoint
create policy enrolments_seen on enrolments
  using ((select app_reach() in ('house', 'buying')) or person_id = app_id('app.person') or app_sees_order(order_id));
--> statement-breakpoint
alter table order_places enable row level security;
--> statement-breakpoint
create policy order_places_seen on order_places
  using ((select app_reach() in ('house', 'buying')) or person_id = app_id('app.person') or app_sees_order(order_id));
--> statement-breakpoint
alter table wallet_seats enable row level security;
--> statement-breakpoint
create policy wallet_seats_seen on wallet_seats
  using ((select app_reach() in ('house', 'buying')) or app_sees_order(order_id));
