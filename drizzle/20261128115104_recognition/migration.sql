CREATE TABLE "recognition_runs" (
	"through_on" date PRIMARY KEY,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recognitions" (
	"id" uuid PRIMARY KEY,
	"order_line_id" uuid NOT NULL,
	"through_on" date NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "recognitions_not_nothing" CHECK ("amount_minor" <> 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "recognitions_once" ON "recognitions" ("order_line_id","through_on");--> statement-breakpoint
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_order_line_id_order_lines_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id");--> statement-breakpoint
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_through_on_recognition_runs_through_on_fkey" FOREIGN KEY ("through_on") REFERENCES "recognition_runs"("through_on");--> statement-breakpoint
revoke update, delete on recognitions, recognition_runs from coursetill_app;
