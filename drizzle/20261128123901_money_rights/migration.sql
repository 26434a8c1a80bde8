-- What a dispute moved is a money fact like a posting: it is never changed and never goes away.
grant select, insert, update, delete on disputes, stripe_readings to coursetill_app;
--> statement-breakpoint
grant select, insert on dispute_movements to coursetill_app;
--> statement-breakpoint
revoke update, delete on dispute_movements from coursetill_app;
--> statement-breakpoint
insert into accounts (code, kind, name_nb, name_en) values
  ('1570', 'asset', 'Omtvistede kortbetalinger', 'Disputed card payments');
--> statement-breakpoint
insert into account_roles (role, valid_from, account, set_by, set_at) values
  ('disputed-payments', '2000-01-01', '1570', 'job:migration', app_now());
--> statement-breakpoint
-- A failed refund that another followed counted as seen to before there was a column that says so.
update refunds r set resolved_at = r.failed_at, resolution = 'retried'
where r.failed_at is not null and exists (select from refunds later where later.payment_id = r.payment_id and later.requested_at > r.failed_at);
