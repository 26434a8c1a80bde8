ALTER TABLE "companies" ADD COLUMN "collects" text DEFAULT 'never' NOT NULL;--> statement-breakpoint
ALTER TABLE "company_units" ADD COLUMN "collects" text;--> statement-breakpoint
ALTER TABLE "demands" ADD COLUMN "collected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_collects_known" CHECK ("collects" ~ '^(never|last|[1-9]|1[0-9]|2[0-8])$');--> statement-breakpoint
ALTER TABLE "company_units" ADD CONSTRAINT "company_units_collects_known" CHECK ("collects" ~ '^(never|last|[1-9]|1[0-9]|2[0-8])$');
