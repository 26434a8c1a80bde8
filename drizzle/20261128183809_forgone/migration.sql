ALTER TABLE "demand_lines" ADD COLUMN "forgone_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "demands" ADD COLUMN "forgone_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "order_lines_extras" ON "order_lines" ("offering_id") WHERE "kind" = 'extra';--> statement-breakpoint
ALTER TABLE "demand_lines" ADD CONSTRAINT "demand_lines_forgone_sane" CHECK ("forgone_minor" between 0 and "net_minor");--> statement-breakpoint
ALTER TABLE "demands" ADD CONSTRAINT "demands_forgone_sane" CHECK ("forgone_minor" between 0 and "amount_minor");