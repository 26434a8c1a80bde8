ALTER TABLE "deposits" ADD COLUMN "external_reference" text;--> statement-breakpoint
-- Until now payments told the reference that was worked out of what was given; it is taken for what was given.
update deposits set external_reference = remittances -> 0 ->> 'reference' where external_client is not null;
--> statement-breakpoint
-- Keys from before they could say so, which by the log were shown names of learners, go on being told them.
update api_keys k set personal = true
where not k.personal and (k.ends_at is null or k.ends_at > app_now()) and exists (
  select from audit_acts a where a.actor = 'client:' || k.id and a.deed = 'read'
    and a.kind in ('learners', 'answers', 'applications', 'application-document', 'waiting-list'))
  and k.faculties = '{}' and not k.roles && array['learning-platform', 'catalogue-reader', 'accounting-system'];
