CREATE TABLE "offering_facets" (
	"offering_id" uuid PRIMARY KEY,
	"course_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"sale_closes_at" timestamp with time zone NOT NULL,
	"closed" boolean NOT NULL,
	"topics" text[] NOT NULL,
	"mode" text NOT NULL,
	"teaching_lang" text NOT NULL,
	"city" text,
	"month" text NOT NULL,
	"credits" text NOT NULL,
	"faculty" text NOT NULL,
	"currency" char(3) NOT NULL,
	"net_minor" bigint NOT NULL,
	"tax_class" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offering_words" (
	"offering_id" uuid PRIMARY KEY,
	"vector" tsvector NOT NULL,
	"title_vector" tsvector NOT NULL,
	"words" text NOT NULL,
	"titles" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "offering_facets_by_start" ON "offering_facets" ("starts_at","offering_id");--> statement-breakpoint
CREATE INDEX "offering_facets_by_publication" ON "offering_facets" ("published_at","offering_id");--> statement-breakpoint
ALTER TABLE "offering_facets" ADD CONSTRAINT "offering_facets_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "offering_words" ADD CONSTRAINT "offering_words_offering_id_offerings_id_fkey" FOREIGN KEY ("offering_id") REFERENCES "offerings"("id") ON DELETE CASCADE;
--> statement-breakpoint
-- Both come with PostgreSQL and are trusted: whoever owns a database may make them in it.
do $$
begin
  create extension if not exists pg_trgm;
  create extension if not exists unaccent;
exception when others then
  raise exception 'This database lacks the extensions pg_trgm and unaccent, by which courses are searched for: let an administrator of the server install them (contrib), and make them with CREATE EXTENSION. PostgreSQL says: %', sqlerrm;
end $$;
--> statement-breakpoint
create index offering_words_vector on offering_words using gin (vector);
--> statement-breakpoint
create index offering_words_title_vector on offering_words using gin (title_vector);
--> statement-breakpoint
create index offering_words_words on offering_words using gin (words gin_trgm_ops);
--> statement-breakpoint
create index offering_words_titles on offering_words using gin (titles gin_trgm_ops);
--> statement-breakpoint
-- Letters without the signs over them, and small: æ, ø and å become ae, o and a, as one types them abroad.
create function plain_letters(said text) returns text language sql stable parallel safe as 'select lower(unaccent(said))';
--> statement-breakpoint
-- Stems by the rules of one language, and every word as it stands, each with and without the signs over its letters. As they stand, words
-- end where letters and digits do, as in what is asked: else "IT-26" would be the word "it" and a number below zero.
create function found_by(tongue regconfig, said text) returns tsvector language sql stable parallel safe as $$
  select strip(to_tsvector(tongue, t.spelt) || to_tsvector(tongue, t.plain) || to_tsvector('simple', regexp_replace(t.spelt || ' ' || t.plain, '[^[:alnum:]]+', ' ', 'g')))
  from (select lower(said) as spelt, plain_letters(said) as plain) t
$$;
--> statement-breakpoint
-- The rules of a language by which its words are stems.
create function tongue_of(lang text) returns regconfig language sql immutable parallel safe as $$
  select cast(case lang when 'nb' then 'norwegian' else 'english' end as regconfig)
$$;
--> statement-breakpoint
-- All of them together, without where they stand: an index alone answers for such a vector.
create aggregate vectors_of(tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '');
--> statement-breakpoint
-- Each word as a stem of either language or as the beginning of a word. Small words ("og", "the") ask for nothing
-- beside others. The words are letters and digits only; where there is none, the answer is null.
create function words_query(words text[]) returns tsquery language sql stable parallel safe as $$
  select coalesce(string_agg(q.asked, ' & ') filter (where not q.small), string_agg(q.asked, ' & '))::tsquery from (
    select '(' || (s.nb || s.en || s.begun)::text || ')' as asked, numnode(s.nb) = 0 or numnode(s.en) = 0 as small
    from unnest(words) w
    cross join lateral (select to_tsquery('norwegian', w) as nb, to_tsquery('english', w) as en, to_tsquery('simple', w || ':*') as begun) s
    where numnode(s.begun) > 0) q
$$;
--> statement-breakpoint
-- Titles in which every word stands nearly, and how nearly the worst of them. The longest word comes first, so that the index finds few.
create function near_titles(asked text[]) returns table (offering_id uuid, likeness real) language sql stable rows 50
set pg_trgm.word_similarity_threshold = 0.5 as $$
  select v.offering_id, (select min(word_similarity(w, v.titles)) from unnest(asked) w where w <% v.titles)
  from offering_words v
  where asked[1] <% v.titles and not exists (select from unnest(asked) w where not w <% v.titles and position(w in v.words) = 0)
$$;
--> statement-breakpoint
-- Writes anew what these offerings are chosen and found by.
create function write_found(ids uuid[]) returns void language plpgsql as $$
begin
  delete from offering_facets f where f.offering_id = any (ids) and not exists (select from offerings o join courses c on c.id = o.course_id
    join offering_prices r on r.offering_id = o.id where o.id = f.offering_id and o.published_at is not null and c.published_at is not null);
  delete from offering_words w where w.offering_id = any (ids) and not exists (select from offering_facets f where f.offering_id = w.offering_id);
  insert into offering_facets
    select o.id, c.id, o.starts_at, o.ends_at, o.sale_closes_at, o.closed, c.topics, o.mode, o.teaching_lang,
      case when o.mode <> 'online' then nullif(regexp_replace(trim(substring(o.place from '[^,]*$')), '^\d{4,5}\s+', ''), '') end,
      to_char(o.starts_at at time zone o.zone, 'YYYY-MM'),
      case when c.credit_tenths = 0 then 'none' when c.credit_tenths < 25 then 'below-2.5' when c.credit_tenths <= 50 then '2.5-to-5' else 'above-5' end,
      c.faculty, r.currency, r.net_minor, r.tax_class, o.published_at
    from offerings o join courses c on c.id = o.course_id join offering_prices r on r.offering_id = o.id
    where o.id = any (ids) and o.published_at is not null and c.published_at is not null
  on conflict (offering_id) do update set course_id = excluded.course_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
    sale_closes_at = excluded.sale_closes_at, closed = excluded.closed, topics = excluded.topics, mode = excluded.mode, teaching_lang = excluded.teaching_lang, city = excluded.city,
    month = excluded.month, credits = excluded.credits, faculty = excluded.faculty, currency = excluded.currency,
    net_minor = excluded.net_minor, tax_class = excluded.tax_class, published_at = excluded.published_at;
  insert into offering_words (offering_id, vector, title_vector, words, titles)
    select o.id, strip(said.vector || said.title_vector || found_by('norwegian', t.beside)), said.title_vector,
      concat_ws(' ', t.spelt, nullif(plain_letters(t.spelt), t.spelt)), plain_letters(concat_ws(' ', said.titles, array_to_string(c.topics, ' ')))
    from offerings o join courses c on c.id = o.course_id
    cross join lateral (select string_agg(x.title, ' ' order by x.lang) as titles, string_agg(concat_ws(' ', x.title, x.summary, x.outcomes), ' ' order by x.lang) as spelt,
        vectors_of(found_by(tongue_of(x.lang), x.title)) as title_vector, vectors_of(found_by(tongue_of(x.lang), concat_ws(' ', x.summary, x.outcomes, x.description))) as vector
      from course_texts x where x.course_id = c.id) said
    cross join lateral (select concat_ws(' ', array_to_string(c.topics, ' '), c.faculty, o.code, o.place) as beside) b
    cross join lateral (select b.beside, lower(concat_ws(' ', said.spelt, b.beside)) as spelt) t
    where o.id = any (ids) and o.published_at is not null and c.published_at is not null
  on conflict (offering_id) do update set vector = excluded.vector, title_vector = excluded.title_vector, words = excluded.words, titles = excluded.titles;
end $$;
--> statement-breakpoint
-- The same of one offering of a course, or of all that are published. Of two at once the second waits for the first, and then sees what it
-- wrote: the lock comes before anything is looked up, and is taken also where nothing is published yet, for somebody may be publishing it.
create function put_found(course uuid, offering uuid) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(course::text, 7243393));
  perform write_found(array(select o.id from offerings o where o.course_id = course
    and case when offering is null then o.published_at is not null else o.id = offering end));
end $$;
--> statement-breakpoint
create function offering_found() returns trigger language plpgsql as $$
begin
  if new.published_at is not null or tg_op = 'UPDATE' and old.published_at is not null then perform put_found(new.course_id, new.id); end if;
  return null;
end $$;
--> statement-breakpoint
create trigger offerings_found after insert or update of course_id, code, mode, place, teaching_lang, zone, starts_at, ends_at, sale_closes_at, closed, published_at
  on offerings for each row execute function offering_found();
--> statement-breakpoint
create function price_found() returns trigger language plpgsql as $$
begin
  perform put_found(o.course_id, o.id) from offerings o where o.id = new.offering_id and o.published_at is not null;
  return null;
end $$;
--> statement-breakpoint
create trigger offering_prices_found after insert or update on offering_prices for each row execute function price_found();
--> statement-breakpoint
create function course_found() returns trigger language plpgsql as $$
begin
  perform put_found((to_jsonb(new) ->> tg_argv[0])::uuid, null);
  return null;
end $$;
--> statement-breakpoint
create trigger courses_found after update of faculty, credit_tenths, topics, published_at on courses for each row execute function course_found('id');
--> statement-breakpoint
create trigger course_texts_found after insert or update on course_texts for each row execute function course_found('course_id');
--> statement-breakpoint
-- What is published already: nobody writes beside a migration, so it takes no lock, of which a transaction has only some thousands.
select write_found(array_agg(o.id)) from offerings o where o.published_at is not null group by o.course_id;
