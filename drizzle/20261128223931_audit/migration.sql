CREATE TABLE "audit_acts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_acts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"deed" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"about_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"values_digest" text
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"number" bigint PRIMARY KEY,
	"act_id" bigint NOT NULL,
	"digest" text NOT NULL,
	"chain_digest" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_unsealed" (
	"act_id" bigint PRIMARY KEY
);
--> statement-breakpoint
CREATE TABLE "audit_values" (
	"act_id" bigint PRIMARY KEY,
	"salt" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE INDEX "audit_acts_subject" ON "audit_acts" ("subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_acts_actor" ON "audit_acts" ("actor","id");--> statement-breakpoint
CREATE INDEX "audit_acts_about" ON "audit_acts" ("about_id","id");--> statement-breakpoint
CREATE INDEX "audit_acts_kind" ON "audit_acts" ("kind","id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_seals_once" ON "audit_seals" ("act_id");--> statement-breakpoint
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_act_id_audit_acts_id_fkey" FOREIGN KEY ("act_id") REFERENCES "audit_acts"("id");--> statement-breakpoint
ALTER TABLE "audit_unsealed" ADD CONSTRAINT "audit_unsealed_act_id_audit_acts_id_fkey" FOREIGN KEY ("act_id") REFERENCES "audit_acts"("id");--> statement-breakpoint
ALTER TABLE "audit_values" ADD CONSTRAINT "audit_values_act_id_audit_acts_id_fkey" FOREIGN KEY ("act_id") REFERENCES "audit_acts"("id");
--> statement-breakpoint
-- What was done is for ever; what is personal in it may be cut out, and nothing be changed.
revoke update, delete on audit_acts, audit_seals from coursetill_app;
--> statement-breakpoint
revoke update on audit_values, audit_unsealed from coursetill_app;
--> statement-breakpoint
create function audit_values_digest(salt text, before jsonb, after jsonb) returns text language sql immutable
  return encode(sha256(convert_to(salt || jsonb_build_array(before, after)::text, 'UTF8')), 'hex');
--> statement-breakpoint
create function audit_digest(act audit_acts) returns text language sql immutable
  return encode(sha256(convert_to(jsonb_build_array(act.id, (extract(epoch from act.at) * 1000000)::bigint, act.actor, act.deed, act.kind,
    act.subject_id, act.about_id, act.before, act.after, act.values_digest)::text, 'UTF8')), 'hex');
--> statement-breakpoint
create function audit_write(actor text, deed text, kind text, subject text, about uuid, plain_before jsonb, plain_after jsonb,
  personal_before jsonb, personal_after jsonb) returns void language plpgsql as $$
declare
  salt text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  is_personal boolean := personal_before is not null or personal_after is not null;
  act bigint;
begin
  insert into audit_acts (at, actor, deed, kind, subject_id, about_id, before, after, values_digest)
  values (app_now(), actor, deed, kind, subject, about, nullif(plain_before, 'null'), nullif(plain_after, 'null'),
    case when is_personal then audit_values_digest(salt, personal_before, personal_after) end)
  returning id into act;
  insert into audit_unsealed values (act);
  if is_personal then insert into audit_values values (act, salt, personal_before, personal_after); end if;
end $$;
--> statement-breakpoint
create function audit_only(thing jsonb, names text[]) returns jsonb language sql immutable
  return (select jsonb_object_agg(key, value) from jsonb_each(thing) where key = any (names));
--> statement-breakpoint
-- What people and programs change is written down whatever verb changed it; jobs, buyers' visits and Stripe are no acts of power.
-- The argument says of a table: `subject`, the column that names the thing; `with`, columns that are always told; `about`, the
-- column of the person whom the `personal` columns are about; `omit`, what is never told; `own`, the column of a person whose own
-- doing is nobody's power; `dated`, the column by which the row before it is found where a change is a new row.
create function audit_change() returns trigger language plpgsql as $$
declare
  how jsonb := tg_argv[0];
  who text := coalesce(current_setting('app.actor', true), '');
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  is_now jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  thing jsonb := coalesce(is_now, was);
  personal text[] := array(select jsonb_array_elements_text(how -> 'personal'));
  told text[] := array(select jsonb_array_elements_text(how -> 'with'));
  omitted text[] := array(select jsonb_array_elements_text(how -> 'omit')) || (how ->> 'subject');
  changed text[];
begin
  if who !~ '^(person|client):' or who = 'person:' || (thing ->> (how ->> 'own')) then return null; end if;
  if tg_op = 'INSERT' and how ? 'dated' then
    execute format('select to_jsonb(t) from %1$I t where t.%2$I = ($1).%2$I and t.%3$I < ($1).%3$I order by t.%3$I desc limit 1',
      tg_table_name, how ->> 'subject', how ->> 'dated') using new into was;
  end if;
  was := jsonb_strip_nulls(was - omitted);
  is_now := jsonb_strip_nulls(is_now - omitted);
  if was is not null and is_now is not null then
    changed := array(select key from jsonb_object_keys(was || is_now) key where was -> key is distinct from is_now -> key);
    if changed = '{}' then return null; end if;
    was := audit_only(was, changed || told);
    is_now := audit_only(is_now, changed || told);
  end if;
  perform audit_write(who,
    case when was is null then 'added' when is_now is null then 'removed' else 'changed' end,
    tg_table_name, thing ->> (how ->> 'subject'), (thing ->> (how ->> 'about'))::uuid,
    was - personal, is_now - personal, audit_only(was, personal), audit_only(is_now, personal));
  return null;
end $$;
--> statement-breakpoint
create trigger audited after insert or update or delete on courses for each row
  execute function audit_change('{"subject": "id", "personal": ["contact_email"], "about": "id", "omit": ["created_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on course_texts for each row
  execute function audit_change('{"subject": "course_id", "with": ["lang"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on offerings for each row
  execute function audit_change('{"subject": "id", "with": ["code"], "omit": ["created_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on offering_prices for each row
  execute function audit_change('{"subject": "offering_id", "with": ["currency"], "omit": ["changed_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on offering_extras for each row
  execute function audit_change('{"subject": "offering_id", "with": ["id", "name_nb", "name_en"], "omit": ["created_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on offering_terms for each row
  execute function audit_change('{"subject": "offering_id"}');
--> statement-breakpoint
create trigger audited after insert or update or delete on offering_teachers for each row
  execute function audit_change('{"subject": "offering_id", "about": "person_id", "with": ["person_id"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on offering_dimensions for each row
  execute function audit_change('{"subject": "offering_id"}');
--> statement-breakpoint
create trigger audited after insert or update or delete on faculty_dimensions for each row
  execute function audit_change('{"subject": "faculty"}');
--> statement-breakpoint
create trigger audited after insert on seat_pools for each row
  execute function audit_change('{"subject": "offering_id", "with": ["id"]}');
--> statement-breakpoint
create trigger audited after update or delete on companies for each row
  execute function audit_change('{"subject": "id", "about": "id", "personal": ["name", "street", "postcode", "city", "invoice_email", "buyer_reference"], "omit": ["created_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on company_members for each row
  execute function audit_change('{"subject": "company_id", "about": "person_id", "with": ["person_id", "role"], "omit": ["joined_at"]}');
--> statement-breakpoint
create trigger audited after update or delete on people for each row
  execute function audit_change('{"subject": "id", "about": "id", "personal": ["name", "email"], "omit": ["password_hash", "created_at"], "own": "id"}');
--> statement-breakpoint
create trigger audited after insert or update or delete on person_roles for each row
  execute function audit_change('{"subject": "person_id", "about": "person_id", "with": ["role"], "omit": ["granted_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on person_faculties for each row
  execute function audit_change('{"subject": "person_id", "about": "person_id", "with": ["faculty"], "omit": ["granted_at"]}');
--> statement-breakpoint
create trigger audited after delete on authenticators for each row
  execute function audit_change('{"subject": "person_id", "about": "person_id", "omit": ["sealed_secret", "last_step", "created_at"], "own": "person_id"}');
--> statement-breakpoint
create trigger audited after insert or update or delete on api_keys for each row
  execute function audit_change('{"subject": "id", "with": ["name"], "omit": ["digest", "last_used_at", "created_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on settings for each row
  execute function audit_change('{"subject": "name", "dated": "valid_from", "omit": ["set_by"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on accounts for each row
  execute function audit_change('{"subject": "code"}');
--> statement-breakpoint
create trigger audited after insert or update or delete on account_roles for each row
  execute function audit_change('{"subject": "role", "dated": "valid_from", "omit": ["set_by", "set_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on exchange_rates for each row
  execute function audit_change('{"subject": "currency", "with": ["rated_on"], "omit": ["id", "set_by", "set_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on legal_rates for each row
  execute function audit_change('{"subject": "kind", "dated": "valid_from", "omit": ["set_by", "set_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on tax_rates for each row
  execute function audit_change('{"subject": "tax_class", "dated": "valid_from"}');
--> statement-breakpoint
create trigger audited after insert or update or delete on series for each row
  execute function audit_change('{"subject": "code", "omit": ["last_issued_at", "chain_digest"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on sales_terms for each row
  execute function audit_change('{"subject": "version"}');
--> statement-breakpoint
create trigger audited after insert or update or delete on cancellation_terms for each row
  execute function audit_change('{"subject": "code", "with": ["version"], "omit": ["created_at"]}');
--> statement-breakpoint
create trigger audited after insert or update or delete on refunds for each row
  execute function audit_change('{"subject": "order_id", "with": ["id", "amount_minor", "currency"], "omit": ["attempt", "asked_at"]}');
--> statement-breakpoint
create trigger audited after update on disputes for each row
  execute function audit_change('{"subject": "order_id", "with": ["id", "amount_minor", "currency"]}');
--> statement-breakpoint
create trigger audited after insert on correction_decisions for each row
  execute function audit_change('{"subject": "wish_id", "about": "wish_id", "personal": ["reason"], "omit": ["decided_by", "decided_at"]}');
--> statement-breakpoint
create trigger audited after insert on reminder_holds for each row
  execute function audit_change('{"subject": "document_id", "about": "document_id", "personal": ["reason"], "omit": ["id", "by", "at"]}');
--> statement-breakpoint
create trigger audited after insert on reminder_waivers for each row
  execute function audit_change('{"subject": "reminder_id", "about": "reminder_id", "personal": ["reason"], "omit": ["by", "at"]}');
--> statement-breakpoint
create trigger audited after insert on document_transfers for each row
  execute function audit_change('{"subject": "document_id", "about": "document_id", "personal": ["reference"], "omit": ["id", "by", "at"]}');
--> statement-breakpoint
create trigger audited after insert on sending_facts for each row
  execute function audit_change('{"subject": "sending_id", "about": "sending_id", "personal": ["said"], "omit": ["id", "by", "at"]}');
--> statement-breakpoint
-- Credit notes and invoices made anew; what a sale itself is to be invoiced is no act of power.
create trigger audited after insert on documents_due for each row when (new.kind = 'credit-note' or new.replaces_id is not null)
  execute function audit_change('{"subject": "order_id", "about": "order_id", "with": ["kind"], "personal": ["reason"], "omit": ["id", "since", "due_from"]}');
--> statement-breakpoint
create trigger audited after update on demands for each row when (old.billing is distinct from new.billing)
  execute function audit_change('{"subject": "order_id", "about": "order_id", "personal": ["billing"]}');
