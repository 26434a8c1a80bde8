-- The one clock of the business. Stable, so that `held_until <= app_now()` is an index range.
-- A demo installation replaces it by one that adds its own shift (src/demo/); production never does.
create function app_now() returns timestamptz language sql stable parallel safe as 'select statement_timestamp()';
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"name" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cart_lines" (
	"cart_id" uuid,
	"offering_id" uuid,
	"quantity" integer NOT NULL,
	"people" jsonb NOT NULL,
	"seen_net_minor" bigint NOT NULL,
	"added_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "cart_lines_pk" PRIMARY KEY("cart_id","offering_id"),
	CONSTRAINT "cart_lines_quantity_sane" CHECK ("quantity" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY,
	"token_digest" text NOT NULL,
	"person_id" uuid,
	"currency" char(3) NOT NULL,
	"lang" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"order_id" uuid
);
--> statement-breakpoint
CREATE TABLE "course_texts" (
	"course_id" uuid,
	"lang" text,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"description" text NOT NULL,
	"outcomes" text DEFAULT '' NOT NULL,
	"prerequisites" text DEFAULT '' NOT NULL,
	CONSTRAINT "course_texts_pk" PRIMARY KEY("course_id","lang")
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" uuid PRIMARY KEY,
	"slug" text NOT NULL,
	"faculty" text NOT NULL,
	"credit_tenths" integer NOT NULL,
	"level" text NOT NULL,
	"topics" text[] NOT NULL,
	"contact_email" text NOT NULL,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"external_client" uuid,
	"external_id" text,
	CONSTRAINT "courses_credits_sane" CHECK ("credit_tenths" between 0 and 600)
);
--> statement-breakpoint
CREATE TABLE "offering_sessions" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	CONSTRAINT "offering_sessions_end_after_start" CHECK ("ends_at" > "starts_at")
);
--> statement-breakpoint
CREATE TABLE "offerings" (
	"id" uuid PRIMARY KEY,
	"course_id" uuid NOT NULL,
	"code" text NOT NULL,
	"mode" text NOT NULL,
	"place" text NOT NULL,
	"teaching_lang" text NOT NULL,
	"zone" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"sale_opens_at" timestamp with time zone NOT NULL,
	"sale_closes_at" timestamp with time zone NOT NULL,
	"minimum" integer NOT NULL,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"external_client" uuid,
	"external_id" text,
	CONSTRAINT "offerings_end_after_start" CHECK ("ends_at" > "starts_at"),
	CONSTRAINT "offerings_sale_in_order" CHECK ("sale_closes_at" > "sale_opens_at"),
	CONSTRAINT "offerings_minimum_sane" CHECK ("minimum" >= 0)
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" uuid PRIMARY KEY,
	"organisation_number" text NOT NULL,
	"name" text NOT NULL,
	"street" text NOT NULL,
	"postcode" text NOT NULL,
	"city" text NOT NULL,
	"country" text DEFAULT 'NO' NOT NULL,
	"invoice_email" text NOT NULL,
	"buyer_reference" text,
	"payment_terms_days" integer DEFAULT 14 NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"external_client" uuid,
	"external_id" text,
	CONSTRAINT "companies_terms_sane" CHECK ("payment_terms_days" between 0 and 90)
);
--> statement-breakpoint
CREATE TABLE "company_members" (
	"company_id" uuid,
	"person_id" uuid,
	"role" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "company_members_pk" PRIMARY KEY("company_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"enrolled_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "enrolments_one_end" CHECK ("completed_at" is null or "withdrawn_at" is null)
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY,
	"digest" text NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"ends_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "login_sessions" (
	"digest" text PRIMARY KEY,
	"person_id" uuid,
	"content" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"digest" text PRIMARY KEY,
	"purpose" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"lang" text DEFAULT 'nb' NOT NULL,
	"password_hash" text,
	"email_verified_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"external_client" uuid,
	"external_id" text,
	CONSTRAINT "people_email_lower" CHECK ("email" = lower("email"))
);
--> statement-breakpoint
CREATE TABLE "person_roles" (
	"person_id" uuid,
	"role" text,
	"granted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "person_roles_pk" PRIMARY KEY("person_id","role")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "sign_ups" (
	"digest" text PRIMARY KEY,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"lang" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "document_files" (
	"document_id" uuid,
	"kind" text,
	"path" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"renderer" text NOT NULL,
	"stored_at" timestamp with time zone NOT NULL,
	CONSTRAINT "document_files_pk" PRIMARY KEY("document_id","kind")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY,
	"series" text NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"order_id" uuid NOT NULL,
	"demand_id" uuid NOT NULL,
	"credits_id" uuid,
	"issued_at" timestamp with time zone NOT NULL,
	"document_date" date NOT NULL,
	"due_date" date,
	"kid" text,
	"currency" char(3) NOT NULL,
	"net_minor" bigint NOT NULL,
	"vat_minor" bigint NOT NULL,
	"gross_minor" bigint NOT NULL,
	"prepaid_minor" bigint NOT NULL,
	"buyer_name" text NOT NULL,
	"content" jsonb NOT NULL,
	"content_digest" text NOT NULL,
	CONSTRAINT "documents_add_up" CHECK ("gross_minor" = "net_minor" + "vat_minor"),
	CONSTRAINT "documents_credit_refers" CHECK (("kind" = 'credit-note') = ("credits_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "documents_due" (
	"id" uuid PRIMARY KEY,
	"kind" text NOT NULL,
	"order_id" uuid NOT NULL,
	"demand_id" uuid NOT NULL,
	"credits_id" uuid,
	"reason" text,
	"due_from" date NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"fault" text,
	CONSTRAINT "documents_due_credit_refers" CHECK (("kind" = 'credit-note') = ("credits_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "files_due" (
	"document_id" uuid PRIMARY KEY,
	"since" timestamp with time zone NOT NULL,
	"fault" text
);
--> statement-breakpoint
CREATE TABLE "series" (
	"code" text PRIMARY KEY,
	"next_number" bigint NOT NULL,
	"last_issued_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"code" text PRIMARY KEY,
	"kind" text NOT NULL,
	"name_nb" text NOT NULL,
	"name_en" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"id" uuid PRIMARY KEY,
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"posted_on" date NOT NULL,
	"currency" char(3) NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postings" (
	"entry_id" uuid,
	"position" integer,
	"debit" text NOT NULL,
	"credit" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "postings_pk" PRIMARY KEY("entry_id","position"),
	CONSTRAINT "postings_positive" CHECK ("amount_minor" > 0),
	CONSTRAINT "postings_two_accounts" CHECK ("debit" <> "credit")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY,
	"dedupe_key" text NOT NULL,
	"order_id" uuid,
	"kind" text NOT NULL,
	"lang" text NOT NULL,
	"to_name" text NOT NULL,
	"to_email" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"attachments" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"fault" text
);
--> statement-breakpoint
CREATE TABLE "deliveries_due" (
	"order_id" uuid,
	"kind" text,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "deliveries_due_pk" PRIMARY KEY("order_id","kind")
);
--> statement-breakpoint
CREATE TABLE "demands" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"terms_days" integer NOT NULL,
	CONSTRAINT "demands_positive" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"offering_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"terms_id" uuid NOT NULL,
	"title" text NOT NULL,
	"detail" text NOT NULL,
	"delivered_from" date NOT NULL,
	"delivered_to" date NOT NULL,
	"quantity" integer NOT NULL,
	"unit_net_minor" bigint NOT NULL,
	"net_minor" bigint NOT NULL,
	"vat_category" text NOT NULL,
	"vat_rate_basis_points" integer NOT NULL,
	"vat_reason" text,
	"vat_exemption_code" text,
	CONSTRAINT "order_lines_quantity_sane" CHECK ("quantity" between 1 and 100),
	CONSTRAINT "order_lines_add_up" CHECK ("net_minor" = "quantity" * "unit_net_minor")
);
--> statement-breakpoint
CREATE TABLE "order_places" (
	"order_id" uuid NOT NULL,
	"line_id" uuid,
	"position" integer,
	"person_id" uuid,
	CONSTRAINT "order_places_pk" PRIMARY KEY("line_id","position")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED BY DEFAULT AS IDENTITY (sequence name "orders_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 10001 CACHE 1),
	"person_id" uuid,
	"company_id" uuid,
	"payer" jsonb NOT NULL,
	"lang" text NOT NULL,
	"pay_by" text NOT NULL,
	"currency" char(3) NOT NULL,
	"net_minor" bigint NOT NULL,
	"vat_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"hold_id" uuid NOT NULL,
	"sales_terms_version" integer NOT NULL,
	"purchase_order_number" text,
	"buyer_reference" text,
	"placed_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancel_cause" text,
	"unseated_at" timestamp with time zone,
	"choose_until" timestamp with time zone,
	"review" text,
	"external_client" uuid,
	"external_id" text,
	CONSTRAINT "orders_add_up" CHECK ("total_minor" = "net_minor" + "vat_minor"),
	CONSTRAINT "orders_one_payer" CHECK (num_nonnulls("person_id", "company_id") >= 1),
	CONSTRAINT "orders_cancelled_with_cause" CHECK (("cancelled_at" is null) = ("cancel_cause" is null)),
	CONSTRAINT "orders_unseated_with_end" CHECK (("unseated_at" is null) = ("choose_until" is null))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"demand_id" uuid NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"page_ends_at" timestamp with time zone NOT NULL,
	"stripe_session" text,
	"stripe_payment_intent" text,
	"page_url" text,
	"captured_at" timestamp with time zone,
	"captured_minor" bigint,
	"captured_currency" text,
	"ended_at" timestamp with time zone,
	"asked_at" timestamp with time zone,
	CONSTRAINT "payments_positive" CHECK ("amount_minor" > 0),
	CONSTRAINT "payments_not_both" CHECK ("captured_at" is null or "ended_at" is null)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY,
	"payment_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"cause" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"stripe_refund" text,
	"succeeded_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "refunds_positive" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"id" text PRIMARY KEY,
	"type" text NOT NULL,
	"object_id" text NOT NULL,
	"content" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"handled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "demo_clock" (
	"one" boolean PRIMARY KEY DEFAULT true,
	"ahead_seconds" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "demo_clock_only_one" CHECK ("one")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"scope" text,
	"key" text,
	"request_digest" text NOT NULL,
	"outcome_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "idempotency_keys_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"one" boolean PRIMARY KEY DEFAULT true,
	"mode" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	CONSTRAINT "installation_only_one" CHECK ("one"),
	CONSTRAINT "installation_mode" CHECK ("mode" in ('demo','production'))
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text,
	"valid_from" timestamp with time zone,
	"value" jsonb NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "settings_pk" PRIMARY KEY("name","valid_from")
);
--> statement-breakpoint
CREATE TABLE "offering_prices" (
	"offering_id" uuid,
	"currency" char(3),
	"net_minor" bigint NOT NULL,
	"tax_class" text NOT NULL,
	"tax_decision" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "offering_prices_pk" PRIMARY KEY("offering_id","currency"),
	CONSTRAINT "offering_prices_not_negative" CHECK ("net_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "tax_classes" (
	"code" text PRIMARY KEY,
	"category" text NOT NULL,
	"rate_basis_points" integer NOT NULL,
	"reason_nb" text,
	"reason_en" text,
	"exemption_code" text,
	CONSTRAINT "tax_classes_rate_sane" CHECK ("rate_basis_points" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "seat_holds" (
	"id" uuid PRIMARY KEY,
	"ends_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "seat_pools" (
	"id" uuid PRIMARY KEY,
	"offering_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"id" uuid PRIMARY KEY,
	"pool_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"hold_id" uuid,
	"held_until" timestamp with time zone DEFAULT '-infinity' NOT NULL,
	"sold_at" timestamp with time zone,
	CONSTRAINT "seats_sold_through_hold" CHECK ("sold_at" is null or "hold_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "cancellation_terms" (
	"id" uuid PRIMARY KEY,
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"name" jsonb NOT NULL,
	"in_words" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT app_now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offering_terms" (
	"offering_id" uuid PRIMARY KEY,
	"terms_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sales_terms" (
	"version" integer PRIMARY KEY,
	"valid_from" timestamp with time zone NOT NULL,
	"words" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wallet_seats" (
	"seat_id" uuid PRIMARY KEY,
	"company_id" uuid NOT NULL,
	"offering_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"bought_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" ("subject_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "courses_slug_once" ON "courses" ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "courses_external_once" ON "courses" ("external_client","external_id");--> statement-breakpoint
CREATE INDEX "offering_sessions_offering" ON "offering_sessions" ("offering_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "offerings_code_once" ON "offerings" ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "offerings_external_once" ON "offerings" ("external_client","external_id");--> statement-breakpoint
CREATE INDEX "offerings_course" ON "offerings" ("course_id");--> statement-breakpoint
CREATE INDEX "offerings_on_sale" ON "offerings" ("starts_at","id") WHERE "published_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "companies_number_once" ON "companies" ("organisation_number");--> statement-breakpoint
CREATE UNIQUE INDEX "companies_external_once" ON "companies" ("external_client","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_once_per_person" ON "enrolments" ("offering_id","person_id") WHERE "withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_once_per_seat" ON "enrolments" ("seat_id") WHERE "withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "enrolments_person" ON "enrolments" ("person_id");--> statement-breakpoint
CREATE INDEX "enrolments_order" ON "enrolments" ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_digest_once" ON "api_keys" ("digest");--> statement-breakpoint
CREATE INDEX "login_sessions_end" ON "login_sessions" ("ends_at");--> statement-breakpoint
CREATE INDEX "login_sessions_person" ON "login_sessions" ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_once" ON "people" ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "people_external_once" ON "people" ("external_client","external_id");--> statement-breakpoint
CREATE INDEX "sign_ups_end" ON "sign_ups" ("ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_number_once" ON "documents" ("series","number");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_kid_once" ON "documents" ("kid");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_credit_once" ON "documents" ("credits_id");--> statement-breakpoint
CREATE INDEX "documents_order" ON "documents" ("order_id");--> statement-breakpoint
CREATE INDEX "documents_day" ON "documents" ("document_date","number");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_due_invoice_once" ON "documents_due" ("demand_id") WHERE "kind" = 'invoice';--> statement-breakpoint
CREATE UNIQUE INDEX "documents_due_credit_once" ON "documents_due" ("credits_id");--> statement-breakpoint
CREATE INDEX "documents_due_waiting" ON "documents_due" ("due_from","since") WHERE "fault" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "entries_source_once" ON "entries" ("kind","source_id");--> statement-breakpoint
CREATE INDEX "entries_day" ON "entries" ("posted_on");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_once" ON "mails" ("dedupe_key");--> statement-breakpoint
CREATE INDEX "mails_unsent" ON "mails" ("next_try_at") WHERE "sent_at" is null;--> statement-breakpoint
CREATE INDEX "demands_order" ON "demands" ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_position_once" ON "order_lines" ("order_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_pool_once" ON "order_lines" ("order_id","pool_id");--> statement-breakpoint
CREATE INDEX "order_places_order" ON "order_places" ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number_once" ON "orders" ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_hold_once" ON "orders" ("hold_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_external_once" ON "orders" ("external_client","external_id");--> statement-breakpoint
CREATE INDEX "orders_person" ON "orders" ("person_id");--> statement-breakpoint
CREATE INDEX "orders_company" ON "orders" ("company_id");--> statement-breakpoint
CREATE INDEX "orders_undecided" ON "orders" ("placed_at") WHERE "settled_at" is null and "cancelled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_attempt_once" ON "payments" ("demand_id","attempt");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_capture" ON "payments" ("demand_id") WHERE "captured_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_session_once" ON "payments" ("stripe_session");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_intent_once" ON "payments" ("stripe_payment_intent");--> statement-breakpoint
CREATE INDEX "payments_order" ON "payments" ("order_id");--> statement-breakpoint
CREATE INDEX "payments_undecided" ON "payments" ("opened_at") WHERE "captured_at" is null and "ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_stripe_once" ON "refunds" ("stripe_refund");--> statement-breakpoint
CREATE INDEX "refunds_payment" ON "refunds" ("payment_id");--> statement-breakpoint
CREATE INDEX "refunds_undecided" ON "refunds" ("requested_at") WHERE "succeeded_at" is null and "failed_at" is null;--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_pools_name_once" ON "seat_pools" ("offering_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_number_once" ON "seats" ("pool_id","number");--> statement-breakpoint
CREATE INDEX "seats_claimable" ON "seats" ("pool_id","held_until") WHERE "sold_at" is null;--> statement-breakpoint
CREATE INDEX "seats_of_hold" ON "seats" ("hold_id") WHERE "hold_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "cancellation_terms_version_once" ON "cancellation_terms" ("code","version");--> statement-breakpoint
CREATE INDEX "wallet_seats_company" ON "wallet_seats" ("company_id");--> statement-breakpoint
CREATE INDEX "wallet_seats_order" ON "wallet_seats" ("order_id");--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_carts_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "carts"("id");--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "course_texts" ADD CONSTRAINT "course_texts_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
ALTER TABLE "offering_sessions" ADD CONSTRAINT "offering_sessions_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "offerings" ADD CONSTRAINT "offerings_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
ALTER TABLE "company_members" ADD CONSTRAINT "company_members_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "company_members" ADD CONSTRAINT "company_members_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_seat_id_seats_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seats"("id");--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "login_sessions" ADD CONSTRAINT "login_sessions_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "document_files" ADD CONSTRAINT "document_files_document_id_documents_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_series_series_code_fkey" FOREIGN KEY ("series") REFERENCES "series"("code");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_demand_id_demands_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demands"("id");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_credits_id_documents_id_fkey" FOREIGN KEY ("credits_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "documents_due" ADD CONSTRAINT "documents_due_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "documents_due" ADD CONSTRAINT "documents_due_demand_id_demands_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demands"("id");--> statement-breakpoint
ALTER TABLE "documents_due" ADD CONSTRAINT "documents_due_credits_id_documents_id_fkey" FOREIGN KEY ("credits_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "files_due" ADD CONSTRAINT "files_due_document_id_documents_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id");--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_entry_id_entries_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id");--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_debit_accounts_code_fkey" FOREIGN KEY ("debit") REFERENCES "accounts"("code");--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_credit_accounts_code_fkey" FOREIGN KEY ("credit") REFERENCES "accounts"("code");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "deliveries_due" ADD CONSTRAINT "deliveries_due_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "demands" ADD CONSTRAINT "demands_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_pool_id_seat_pools_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "seat_pools"("id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_terms_id_cancellation_terms_id_fkey" FOREIGN KEY ("terms_id") REFERENCES "cancellation_terms"("id");--> statement-breakpoint
ALTER TABLE "order_places" ADD CONSTRAINT "order_places_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "order_places" ADD CONSTRAINT "order_places_line_id_order_lines_id_fkey" FOREIGN KEY ("line_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "order_places" ADD CONSTRAINT "order_places_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_hold_id_seat_holds_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "seat_holds"("id");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_sales_terms_version_sales_terms_version_fkey" FOREIGN KEY ("sales_terms_version") REFERENCES "sales_terms"("version");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_demand_id_demands_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "demands"("id");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "offering_prices" ADD CONSTRAINT "offering_prices_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "offering_prices" ADD CONSTRAINT "offering_prices_tax_class_tax_classes_code_fkey" FOREIGN KEY ("tax_class") REFERENCES "tax_classes"("code");--> statement-breakpoint
ALTER TABLE "seat_pools" ADD CONSTRAINT "seat_pools_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_pool_id_seat_pools_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "seat_pools"("id");--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_hold_id_seat_holds_id_fkey" FOREIGN KEY ("hold_id") REFERENCES "seat_holds"("id");--> statement-breakpoint
ALTER TABLE "offering_terms" ADD CONSTRAINT "offering_terms_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "offering_terms" ADD CONSTRAINT "offering_terms_terms_id_cancellation_terms_id_fkey" FOREIGN KEY ("terms_id") REFERENCES "cancellation_terms"("id");--> statement-breakpoint
ALTER TABLE "wallet_seats" ADD CONSTRAINT "wallet_seats_seat_id_seats_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seats"("id");--> statement-breakpoint
ALTER TABLE "wallet_seats" ADD CONSTRAINT "wallet_seats_company_id_companies_id_fkey" FOREIGN KEY ("company_id") REFERENCES "companies"("id");--> statement-breakpoint
ALTER TABLE "wallet_seats" ADD CONSTRAINT "wallet_seats_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "wallet_seats" ADD CONSTRAINT "wallet_seats_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");