CREATE TABLE "exchange_rates" (
	"id" uuid PRIMARY KEY,
	"currency" char(3) NOT NULL,
	"rated_on" date NOT NULL,
	"rate" numeric(14,8) NOT NULL,
	"source" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exchange_rates_positive" CHECK ("rate" > 0),
	CONSTRAINT "exchange_rates_foreign" CHECK ("currency" <> 'NOK')
);
--> statement-breakpoint
CREATE INDEX "exchange_rates_day" ON "exchange_rates" ("currency","rated_on","set_at");--> statement-breakpoint
-- A rate that stood on a document is for ever; another one for the same day is another row.
grant select, insert on exchange_rates to coursetill_app;
--> statement-breakpoint
revoke update, delete on exchange_rates from coursetill_app;
--> statement-breakpoint
insert into accounts (code, kind, name_nb, name_en) values
  ('1585', 'asset', 'Valutaveksling, merverdiavgift', 'Currency exchange, VAT');
--> statement-breakpoint
insert into account_roles (role, valid_from, account, set_by, set_at) values
  ('currency-exchange', '2000-01-01', '1585', 'job:migration', app_now());
