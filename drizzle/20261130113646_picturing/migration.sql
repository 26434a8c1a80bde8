CREATE TABLE "course_picture_files" (
	"course_id" uuid,
	"size" text,
	"content" bytea NOT NULL,
	CONSTRAINT "course_picture_files_pk" PRIMARY KEY("course_id","size")
);
--> statement-breakpoint
CREATE TABLE "course_pictures" (
	"course_id" uuid PRIMARY KEY,
	"digest" text NOT NULL,
	"alt_nb" text NOT NULL,
	"alt_en" text NOT NULL,
	"credit" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"put_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_pictures_told" CHECK ("alt_nb" <> '' and "alt_en" <> ''),
	CONSTRAINT "course_pictures_digest" CHECK ("digest" ~ '^[0-9a-f]{20}$')
);
--> statement-breakpoint
ALTER TABLE "course_picture_files" ADD CONSTRAINT "course_picture_files_course_id_course_pictures_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course_pictures"("course_id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "course_pictures" ADD CONSTRAINT "course_pictures_course_id_courses_id_fkey" FOREIGN KEY ("course_id") REFERENCES "courses"("id");--> statement-breakpoint
create trigger audited after insert or update or delete on course_pictures for each row
  execute function audit_change('{"subject": "course_id", "omit": ["put_at", "width", "height"]}');
