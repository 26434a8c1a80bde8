-- Two roles: the owner changes tables, the application only rows (least rights, OWASP ASVS 13.2.2).
do $$ begin
  if not exists (select from pg_roles where rolname = 'coursetill_app') then create role coursetill_app nologin; end if;
end $$;
--> statement-breakpoint
grant usage on schema public to coursetill_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to coursetill_app;
--> statement-breakpoint
grant usage, select on all sequences in schema public to coursetill_app;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to coursetill_app;
--> statement-breakpoint
alter default privileges in schema public grant usage, select on sequences to coursetill_app;
--> statement-breakpoint
-- What is issued, posted or told is for ever: bokføringsforskriften § 5-1-1, bokføringsloven § 13.
revoke update, delete on documents, document_files, entries, postings, events, installation from coursetill_app;
--> statement-breakpoint
insert into accounts (code, kind, name_nb, name_en) values
  ('1500', 'asset', 'Kundefordringer', 'Accounts receivable'),
  ('1579', 'asset', 'Oppgjørskonto betalingsformidler', 'Payment provider clearing'),
  ('1920', 'asset', 'Bankinnskudd', 'Bank'),
  ('2700', 'liability', 'Utgående merverdiavgift', 'Output VAT'),
  ('2900', 'liability', 'Forskudd fra kunder', 'Customer advances'),
  ('2965', 'liability', 'Utsatt inntekt', 'Deferred income'),
  ('3200', 'income', 'Kursinntekter, unntatt avgift', 'Course income, exempt'),
  ('7770', 'expense', 'Gebyr betalingsformidler', 'Payment provider fees');
--> statement-breakpoint
insert into tax_classes (code, category, rate_basis_points, reason_nb, reason_en, exemption_code) values
  ('exempt-teaching', 'E', 0, 'Unntatt fra merverdiavgift, merverdiavgiftsloven § 3-5 (undervisningstjenester)',
   'Exempt from VAT, Norwegian VAT Act section 3-5 (teaching services)', 'VATEX-EU-132-1I'),
  ('standard', 'S', 2500, null, null, null);
