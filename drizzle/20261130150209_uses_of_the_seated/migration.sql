-- An order that was paid when no seat was left holds none, so it takes no use of a code: another that takes its place is not counted beside it.
-- Whether a code has a most at all is read from what is left of it.
create or replace function voucher_used(which uuid, code uuid, person uuid, company uuid, out in_all bigint, out of_code bigint, out of_buyer bigint)
language sql stable security definer set search_path = public as $$
  select coalesce(sum(n.open), 0)::bigint,
    coalesce(sum(n.open) filter (where l.voucher ->> 'codeId' = code::text), 0)::bigint,
    coalesce(sum(n.open) filter (where case when company is not null then o.company_id = company
      else o.company_id is null and o.person_id = person end), 0)::bigint
  from order_lines l join orders o on o.id = l.order_id
  cross join lateral (select count(*) as open from order_places p where p.line_id = l.id and p.returned_at is null) n
  where l.voucher_id = which and o.cancelled_at is null and (o.unseated_at is null or o.settled_at is not null)
$$;
--> statement-breakpoint
create or replace function voucher_standing(code uuid, person uuid, company uuid) returns json
language sql stable security definer set search_path = public as $$
  select json_build_object('voucherId', v.id, 'codeId', k.id, 'code', k.code, 'percentBasisPoints', v.percent_basis_points,
    'amountMinor', v.amount_minor, 'currency', v.currency, 'faculties', v.faculties, 'courseIds', v.course_ids, 'offeringIds', v.offering_ids,
    'forWhom', v.for_whom, 'fromSeats', v.from_seats, 'fromAt', v.from_at,
    'state', case when v.ended_at is not null then 'ended' when app_now() < v.from_at then 'not-yet' when app_now() >= v.until_at then 'over' else 'runs' end,
    'isHidden', v.offering_ids is not null and not exists (select from offerings o where o.id = any (v.offering_ids) and not o.closed),
    'left', least(v.seats_most - u.in_all, v.code_most - u.of_code), 'buyerLeft', v.buyer_most - u.of_buyer)
  from voucher_codes k join vouchers v on v.id = k.voucher_id
  left join lateral voucher_used(v.id, k.id, person, company) u on num_nonnulls(v.seats_most, v.code_most, v.buyer_most) > 0
  where k.id = voucher_standing.code
$$;
