CREATE TABLE "offering_teachers" (
	"offering_id" uuid,
	"person_id" uuid,
	"since" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "offering_teachers_pk" PRIMARY KEY("offering_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "person_faculties" (
	"person_id" uuid,
	"faculty" text,
	"granted_at" timestamp with time zone DEFAULT app_now() NOT NULL,
	CONSTRAINT "person_faculties_pk" PRIMARY KEY("person_id","faculty")
);
--> statement-breakpoint
ALTER TABLE "company_members" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "offering_teachers_person" ON "offering_teachers" ("person_id");--> statement-breakpoint
ALTER TABLE "offering_teachers" ADD CONSTRAINT "offering_teachers_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id");--> statement-breakpoint
ALTER TABLE "offering_teachers" ADD CONSTRAINT "offering_teachers_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "person_faculties" ADD CONSTRAINT "person_faculties_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");