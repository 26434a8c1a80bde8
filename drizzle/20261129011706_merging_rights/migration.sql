-- An account that becomes part of another takes those along who sign it in elsewhere. What they vouch for never changes.
grant update (person_id) on external_identities to coursetill_app;
--> statement-breakpoint
-- Likewise what it asked for in a company's name.
grant update (asked_by) on credit_wishes to coursetill_app;
