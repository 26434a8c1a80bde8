-- Whoever has just ordered, or holds an order's link, is shown the company by that order alone, however many it has. Else its orders are gone
-- through until one is seen, and only for somebody who may see any.
create or replace function app_buys_for(company uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from orders o where o.id = any (app_list('app.orders')::uuid[]) and o.company_id = company)
    or (coalesce(app_id('app.person'), app_id('app.client')) is not null or app_list('app.faculties') <> '{}' or app_list('app.documents') <> '{}')
      and exists (select from orders o where o.company_id = company and (app_sees_order(o.id) or app_links_order(o.id)))
$$;
