CREATE TABLE "certificate_badges" (
	"certificate_id" uuid PRIMARY KEY,
	"key_id" uuid NOT NULL,
	"jws" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificate_endings" (
	"certificate_id" uuid PRIMARY KEY,
	"how" text NOT NULL,
	"reason" text,
	"ended_at" timestamp with time zone NOT NULL,
	"ended_by" text NOT NULL,
	CONSTRAINT "certificate_endings_how_known" CHECK ("how" in ('revoked', 'undone', 'replaced')),
	CONSTRAINT "certificate_endings_reason_given" CHECK ("how" <> 'revoked' or "reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "certificate_files" (
	"certificate_id" uuid,
	"lang" text,
	"path" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"renderer" text NOT NULL,
	CONSTRAINT "certificate_files_pk" PRIMARY KEY("certificate_id","lang")
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY,
	"enrolment_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"code" text NOT NULL,
	"lang" text NOT NULL,
	"content" jsonb,
	"reason" text,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificates_due" (
	"enrolment_id" uuid PRIMARY KEY,
	"changes" integer DEFAULT 1 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" uuid PRIMARY KEY,
	"public_key" jsonb NOT NULL,
	"sealed_private_key" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_version_once" ON "certificates" ("enrolment_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_code_once" ON "certificates" ("code");--> statement-breakpoint
CREATE INDEX "certificates_due_next" ON "certificates_due" ("next_try_at");--> statement-breakpoint
ALTER TABLE "certificate_badges" ADD CONSTRAINT "certificate_badges_certificate_id_certificates_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificates"("id");--> statement-breakpoint
ALTER TABLE "certificate_badges" ADD CONSTRAINT "certificate_badges_key_id_signing_keys_id_fkey" FOREIGN KEY ("key_id") REFERENCES "signing_keys"("id");--> statement-breakpoint
ALTER TABLE "certificate_endings" ADD CONSTRAINT "certificate_endings_certificate_id_certificates_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificates"("id");--> statement-breakpoint
ALTER TABLE "certificate_files" ADD CONSTRAINT "certificate_files_certificate_id_certificates_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificates"("id");--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_enrolment_id_enrolments_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolments"("id");--> statement-breakpoint
ALTER TABLE "certificates_due" ADD CONSTRAINT "certificates_due_enrolment_id_enrolments_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolments"("id");
--> statement-breakpoint
-- Whatever changes whether somebody has completed leaves a row, so that no way of doing it forgets the certificate.
create function certificate_due() returns trigger language plpgsql as $$
begin
  insert into certificates_due as d (enrolment_id, next_try_at) values (new.id, app_now())
    on conflict (enrolment_id) do update set changes = d.changes + 1, next_try_at = excluded.next_try_at;
  return null;
end $$;
--> statement-breakpoint
create trigger certificate_due after update of completed_at on enrolments for each row
  when (old.completed_at is distinct from new.completed_at) execute function certificate_due();
--> statement-breakpoint
-- What a certificate says stays as it was said, or goes when its learner is erased.
create function certificate_stays() returns trigger language plpgsql as $$
begin
  if new.content is not null or to_jsonb(new) - 'content' - 'reason' is distinct from to_jsonb(old) - 'content' - 'reason' then
    raise exception 'a certificate is not changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger stays before update on certificates for each row execute function certificate_stays();
--> statement-breakpoint
revoke delete on certificates, certificate_endings, signing_keys from coursetill_app;
--> statement-breakpoint
revoke update on certificates, certificate_endings, certificate_files, certificate_badges, signing_keys from coursetill_app;
--> statement-breakpoint
grant update (content, reason) on certificates to coursetill_app;
--> statement-breakpoint
grant update (reason) on certificate_endings to coursetill_app;
--> statement-breakpoint
-- The second wall (decisions/0022): seen by its learner and by those who keep the course, and not by the company that paid.
alter table certificates enable row level security;
--> statement-breakpoint
create policy certificates_seen on certificates
  using ((select app_reach() = 'house') or exists (select from enrolments e join offerings f on f.id = e.offering_id join courses c on c.id = f.course_id
    where e.id = enrolment_id and (e.person_id = app_id('app.person') or c.faculty = any (app_list('app.faculties')))));
--> statement-breakpoint
alter table certificate_endings enable row level security;
--> statement-breakpoint
create policy certificate_endings_seen on certificate_endings
  using ((select app_reach() = 'house') or exists (select from certificates c where c.id = certificate_id));
--> statement-breakpoint
alter table certificate_files enable row level security;
--> statement-breakpoint
create policy certificate_files_seen on certificate_files
  using ((select app_reach() = 'house') or exists (select from certificates c where c.id = certificate_id));
--> statement-breakpoint
alter table certificate_badges enable row level security;
--> statement-breakpoint
create policy certificate_badges_seen on certificate_badges
  using ((select app_reach() = 'house') or exists (select from certificates c where c.id = certificate_id));
--> statement-breakpoint
create trigger audited after insert on certificates for each row
  execute function audit_change('{"subject": "enrolment_id", "with": ["id", "version"], "omit": ["code", "lang", "content", "reason", "issued_at", "issued_by"]}');
--> statement-breakpoint
create trigger audited after insert on certificate_endings for each row
  execute function audit_change('{"subject": "certificate_id", "with": ["how"], "omit": ["reason", "ended_at", "ended_by"]}');
