import type pg from 'pg'

/** A catalogue such as the largest units have. */
export const COURSES = 10_000
/** `--small` shows that it all works. */
export const COURSES_SMALL = 300
const STARTS_EACH = 3
const SEATS_EACH = 10

const WORDS = `array['statistikk','ledelse','økonomi','sykepleie','pedagogikk','programmering','juss','psykologi','regnskap','kommunikasjon','bærekraft','veiledning',
  'anestesi','forvaltning','prosjektarbeid','dataanalyse','språk','historie','kjemi','geologi','organisasjon','helsefag','barnevern','innovasjon']`

/**
 * So many courses with three starts each, in six statements that make whole tables: what a unit has after years of work. Triggers are
 * left out while it is written, and what they keep is made at the end in one go.
 */
export async function fillCatalogue(admin: pg.Client, courses: number): Promise<void> {
  const steps = [
    ['courses', ofCourses(courses)],
    ['words', TEXTS],
    ['offerings', OFFERINGS],
    ['sessions, prices and terms', PARTS],
    ['seats', SEATS],
    ['what they are found by', FOUND],
  ] as const
  await admin.query('set session_replication_role = replica')
  for (const [at, [what, sql]] of steps.entries()) {
    process.stdout.write(`\r[${'#'.repeat(at)}${'.'.repeat(steps.length - at)}] ${courses} courses: ${what}   `)
    await admin.query(sql)
  }
  await admin.query('set session_replication_role = origin')
  await admin.query('analyze')
  process.stdout.write(
    `\r[${'#'.repeat(steps.length)}] ${courses} courses with ${courses * STARTS_EACH} starts are there.      \n`,
  )
}

const word = (n: string, more: number) => `w[1 + (${n} * ${more} + ${n} / 7) % 24]`
const ofCourses = (
  courses: number,
) => `insert into courses (id, slug, faculty, credit_tenths, level, topics, contact_email, published_at, created_at)
  select uuidv7(), 'katalog-' || n, 'Fakultet ' || (n % 12), (array[0, 10, 25, 50, 75, 100])[1 + n % 6], 'bachelor',
    array[${word('n', 5)}, ${word('n', 11)}], 'kurs@proveskolen.example', now(), now() from generate_series(1, ${courses}) n, (select ${WORDS} as w) w`

const TEXTS = `insert into course_texts (course_id, lang, title, summary, description)
  select c.id, 'nb', 'Praktisk ' || ${word('n', 5)} || ' og ' || ${word('n', 7)} || ' ' || n, 'Et kurs for deg som arbeider med ' || ${word('n', 3)} || '.',
    (select string_agg('Vi øver på ' || ${word('(n + k)', 13)} || 'metode' || (n * k) % 40 || ' og ser på emne' || (n * 7 + k) % 900 || ' i praksis.', ' ') from generate_series(1, 20) k)
  from courses c cross join lateral (select substring(c.slug from 9)::int as n) n, (select ${WORDS} as w) w where c.slug like 'katalog-%'`

const OFFERINGS = `insert into offerings (id, course_id, code, mode, place, teaching_lang, zone, starts_at, ends_at, sale_opens_at, sale_closes_at, minimum, published_at, created_at)
  select uuidv7(), c.id, 'KAT-' || n || '-' || k, (array['campus', 'online', 'hybrid'])[1 + (n + k) % 3],
    'Gata ' || n || ', ' || (array['Oslo', 'Bergen', 'Trondheim', 'Tromsø', 'Stavanger', 'Bodø', 'Hamar'])[1 + (n * 3 + k) % 7], (array['nb', 'nb', 'nb', 'en'])[1 + n % 4],
    'Europe/Oslo', s.at, s.at + interval '30 hours', now() - interval '30 days', s.at - interval '1 day', 1, now(), now()
  from courses c cross join lateral (select substring(c.slug from 9)::int as n) n, generate_series(1, ${STARTS_EACH}) k
  cross join lateral (select date_trunc('hour', now()) + interval '5 days' + ((n * 37 + k * 4111) % 8700) * interval '1 hour' as at) s where c.slug like 'katalog-%'`

const PARTS = `with o as materialized (select id, starts_at, row_number() over (order by id) as n from offerings where code like 'KAT-%'),
  sessions as (insert into offering_sessions (id, offering_id, starts_at, ends_at, place)
    select uuidv7(), o.id, o.starts_at + k * interval '1 day', o.starts_at + k * interval '1 day' + interval '6 hours', 'Rom ' || k from o, generate_series(0, 2) k),
  prices as (insert into offering_prices (offering_id, currency, net_minor, tax_class, tax_decision, changed_at)
    select o.id, 'NOK', (o.n % 9) * 150000, 'exempt-teaching', 'Kari', now() from o),
  terms as (insert into offering_terms (offering_id, terms_id) select o.id, (select terms_id from offering_terms limit 1) from o)
  insert into seat_pools (id, offering_id, name) select uuidv7(), o.id, 'standard' from o`

const SEATS = `insert into seats (id, pool_id, number) select uuidv7(), p.id, k from seat_pools p join offerings o on o.id = p.offering_id, generate_series(1, ${SEATS_EACH}) k
  where o.code like 'KAT-%'`

const FOUND = `select write_found(array_agg(id)) from offerings where code like 'KAT-%'`
