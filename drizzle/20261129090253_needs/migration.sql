ALTER TABLE "companies" ADD COLUMN "needs" text DEFAULT 'nothing' NOT NULL;--> statement-breakpoint
-- What a company needed before it could say which number. The same said otherwise is nobody's act.
alter table companies disable trigger audited;
--> statement-breakpoint
update companies set needs = 'either' where needs_reference;
--> statement-breakpoint
alter table companies enable trigger audited;
--> statement-breakpoint
ALTER TABLE "companies" DROP COLUMN "needs_reference";--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_needs_known" CHECK ("needs" in ('nothing', 'either', 'order-number', 'reference', 'both'));