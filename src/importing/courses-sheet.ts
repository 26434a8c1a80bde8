import type { z } from 'zod'
import { CreateCourse, createCourse } from '../catalogue/create-course.ts'
import { TEXT_PARTS } from '../catalogue/words.ts'
import { betweenCommas } from '../platform/between-commas.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { LANGS } from '../platform/lang.ts'
import { conflict } from '../platform/problems.ts'
import { tenthsOf } from '../platform/read-amount.ts'
import { ExternalId } from '../platform/words.ts'
import { type Outcome, sheet } from './sheet.ts'

const EXAMPLES = {
  nb: ['Praktisk statistikk', 'Tall du kan stole på.', 'Vi regner sammen.', '', ''],
  en: ['', '', '', '', ''],
} as const
const TONGUES = { nb: 'Norwegian', en: 'English' } as const

const CourseRow = CreateCourse.extend({ externalId: ExternalId })
type CourseRow = z.output<typeof CourseRow>

/** $1 slug, $2 what the old system calls it. */
const THERE = statement<{ slug: string; externalId: string | null }>(
  'importing-course-there',
  `select slug, external_id as "externalId" from courses where slug = $1 or (external_client is null and external_id = $2)`,
)

/** Courses as drafts. One that came before is left as it is, whatever was changed of it here. */
export const coursesSheet = sheet<CourseRow>({
  what: 'courses',
  columns: [
    { name: 'externalId', required: true, says: 'What the old system calls it', example: 'K-1001' },
    {
      name: 'slug',
      required: true,
      says: 'Its address: small letters, digits and hyphens',
      example: 'praktisk-statistikk',
    },
    { name: 'faculty', required: true, says: 'Who gives it', example: 'Fakultet for helsevitenskap' },
    { name: 'credits', says: 'ECTS credits, such as 2,5; empty is none', example: '2,5' },
    { name: 'level', required: true, says: 'introductory, bachelor or master', example: 'bachelor' },
    { name: 'topics', says: 'Topics with commas between', example: 'statistikk, data' },
    { name: 'contactEmail', says: 'Where questions go', example: 'kurs@example.no' },
    ...LANGS.flatMap((lang) =>
      TEXT_PARTS.map((part, at) => ({
        name: `${part}_${lang}`,
        says: `In ${TONGUES[lang]}: ${part}${part === 'title' ? '; a language without one is left out' : ''}`,
        example: EXAMPLES[lang][at]!,
      })),
    ),
  ],
  schema: CourseRow,
  read: (cells) => ({
    ...{ externalId: cells.externalId, slug: cells.slug, faculty: cells.faculty, level: cells.level },
    creditTenths: cells.credits ? (tenthsOf(cells.credits) ?? Number.NaN) : 0,
    topics: betweenCommas(cells.topics ?? ''),
    contactEmail: cells.contactEmail ?? '',
    texts: Object.fromEntries(
      LANGS.filter((lang) => TEXT_PARTS.some((part) => (cells[`${part}_${lang}`] ?? '') !== '')).map((lang) => [
        lang,
        Object.fromEntries(TEXT_PARTS.map((part) => [part, cells[`${part}_${lang}`] ?? ''])),
      ]),
    ),
  }),
  columnOf: (path) => {
    if (path === 'creditTenths') return 'credits'
    const [, lang, part] = /^texts\.(\w+)\.(\w+)/.exec(path) ?? []
    return lang ? `${part}_${lang}` : path.startsWith('texts') ? 'title_nb' : path.split('.')[0]!
  },
  key: ({ externalId }) => externalId,
  keyColumn: 'externalId',
  take: takeCourse,
})

/** @throws catalogue/slug-taken, catalogue/external-id-taken */
async function takeCourse(tx: Tx, course: CourseRow): Promise<Outcome> {
  const there = await run(tx, THERE, [course.slug, course.externalId])
  if (there.some((each) => each.slug === course.slug && each.externalId === course.externalId)) return 'known'
  if (there.some(({ slug }) => slug === course.slug))
    throw conflict('catalogue/slug-taken', 'Another course has this slug. Choose another address.')
  if (there.length > 0)
    throw conflict('catalogue/external-id-taken', `This externalId came before, as the course ${there[0]!.slug}.`)
  await createCourse(tx, course)
  return 'new'
}
