import { type On, run, statement } from '../platform/db/statement.ts'
import { LANGS } from '../platform/lang.ts'
import { pageUrl } from '../platform/page-url.ts'
import { element, type Markup, opening, XML_HEAD } from './feeds/xml.ts'
import { TOLD_KINDS } from './told.ts'

/** Courses in one part: with two languages a fifth of the 50 000 addresses that sitemaps.org allows, and far from its 50 MB. */
const COURSES_A_PART = 5000
/** Pages for everybody beside those of courses. */
const PAGES = ['/', '/courses', '/paths', '/companies', '/terms', '/withdrawal', '/privacy', '/accessibility']
const SITEMAPS = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** Courses whose page shows a start to everybody, be it over: what exists only for some companies is told nobody else. */
const TOLD = `c.published_at is not null
     and exists (select from offerings o where o.course_id = c.id and o.published_at is not null and not o.closed)`

const COUNT = statement<{ courses: number }>(
  'channels-count',
  `select count(*)::int as courses from courses c where ${TOLD}`,
)
/** $1 how many, $2 after how many others. Changed is what its page says: its words, and its open starts with their prices. */
const COURSES = statement<{ slug: string; changedAt: Date }>(
  'channels-courses',
  `select c.slug, greatest(c.published_at, o.published_at, a.at) as "changedAt" from courses c
   cross join lateral (select max(o.published_at) as published_at,
     array_agg(o.id::text) || c.id::text as ids from offerings o
     where o.course_id = c.id and o.published_at is not null and not o.closed) o
   cross join lateral (select max(a.at) as at from audit_acts a where a.subject_id = any (o.ids) and a.kind in ${TOLD_KINDS}) a
   where ${TOLD} order by c.id limit $1 offset $2`,
)

/** Learning paths for everybody, as their words, courses and price were last changed. They all fit into the first part. */
const PATHS = statement<{ slug: string; changedAt: Date }>(
  'channels-paths',
  `select h.slug, greatest(h.published_at, (select max(a.at) from audit_acts a where a.subject_id = h.id::text
     and a.kind in ('paths', 'path_texts', 'path_courses'))) as "changedAt"
   from paths h where h.published_at is not null and not h.closed order by h.id`,
)

export async function partsOf(on: On): Promise<number> {
  const [row] = await run(on, COUNT, [])
  return Math.max(1, Math.ceil(row!.courses / COURSES_A_PART))
}

/** The list of the parts (sitemaps.org/protocol.html#index). */
export async function* sitemapIndex(on: On, publicUrl: string): AsyncGenerator<string> {
  const parts = await partsOf(on)
  yield XML_HEAD
  yield opening('sitemapindex', { xmlns: SITEMAPS })
  for (let part = 1; part <= parts; part++)
    yield String(element('sitemap', [element('loc', `${publicUrl}/sitemaps/${part}`)]))
  yield '</sitemapindex>\n'
}

/** A part: of the pages for everybody, the first; each address with its twin in the other language. */
export async function* sitemapPart(on: On, publicUrl: string, part: number): AsyncGenerator<string> {
  yield XML_HEAD
  yield opening('urlset', { xmlns: SITEMAPS, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' })
  if (part === 1) {
    yield PAGES.map((path) => entries(publicUrl, path, null)).join('')
    for (const { slug, changedAt } of await run(on, PATHS, [])) yield entries(publicUrl, `/paths/${slug}`, changedAt)
  }
  const courses = await run(on, COURSES, [COURSES_A_PART, (part - 1) * COURSES_A_PART])
  for (const { slug, changedAt } of courses) yield entries(publicUrl, `/courses/${slug}`, changedAt)
  yield '</urlset>\n'
}

function entries(publicUrl: string, path: string, changedAt: Date | null): string {
  const other = (hreflang: string, href: string): Markup =>
    element('xhtml:link', [], { rel: 'alternate', hreflang, href })
  const twins = [
    ...LANGS.map((lang) => other(lang, pageUrl(publicUrl, lang, path))),
    other('x-default', pageUrl(publicUrl, 'nb', path)),
  ]
  return LANGS.map((lang) =>
    element('url', [
      element('loc', pageUrl(publicUrl, lang, path)),
      element('lastmod', changedAt?.toISOString() ?? null),
      ...twins,
    ]),
  ).join('')
}
