import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import type { TemplateFor } from '../../tasks/schema.ts'

export const TASK_REFUSALS: Record<string, { field: string; said: Said }> = {
  'tasks/not-a-keeper': {
    field: 'personId',
    said: {
      nb: 'Velg en som kan redigere kurset.',
      en: 'Choose somebody who may edit this course.',
    },
  },
  'tasks/too-many': {
    field: '',
    said: {
      nb: 'Kurset har for mange oppgaver. Slett noen som er gjort.',
      en: 'The course has too many tasks. Remove some that are done.',
    },
  },
  'tasks/template-there': {
    field: 'templateId',
    said: {
      nb: 'Oppgavene i denne malen er lagt til her allerede.',
      en: 'The tasks of this template are here already.',
    },
  },
  'tasks/template-for-another': {
    field: 'templateId',
    said: {
      nb: 'En mal for kurs legges på kurset som helhet, og en mal for oppstarter på en oppstart.',
      en: 'A template for courses is put on the course as a whole, and one for starts on a start.',
    },
  },
}

export const TASK_FAULTS: readonly [RegExp, Said][] = [
  [
    /^say either a day or days/,
    {
      nb: 'Velg enten en dato, eller hvor lenge før eller etter første samling.',
      en: 'Choose either a date, or how long before or after the first session.',
    },
  ],
  [
    /^only a start has a first session/,
    {
      nb: 'Kurset som helhet har ingen første samling. Velg en dato eller en oppstart.',
      en: 'The course as a whole has no first session. Choose a date or a start.',
    },
  ],
  [
    /^of a course days count from/,
    {
      nb: 'For et kurs regnes dagene fra malen legges på. Velg «etter».',
      en: 'Of a course days count from when the template is put on it. Choose “after”.',
    },
  ],
]

/** What of tasks goes by itself, and when. */
export const TASK_RETENTION: Record<string, { what: Said; when: Said }> = {
  tasks: {
    what: { nb: 'Oppgaver for kurs og oppstarter', en: 'Tasks of courses and starts' },
    when: {
      nb: 'et år etter oppstarten, eller to år etter at de er gjort',
      en: 'a year after the start, or two years after they were done',
    },
  },
  'task-mails': {
    what: { nb: 'Dager noen er varslet om oppgaver', en: 'Days on which somebody was told of tasks' },
    when: { nb: 'etter 90 dager', en: 'after 90 days' },
  },
}

export const FOR_WORDS: Record<TemplateFor, Said> = {
  course: { nb: 'Kurs: dagene regnes fra malen legges på', en: 'Courses: days count from when it is put on' },
  start: { nb: 'Oppstarter: dagene regnes fra første samling', en: 'Starts: days count from the first session' },
}

const DAYS_A_WEEK = 7
/** How long before or after, as one chooses it. */
export const UNITS = ['weeks-before', 'days-before', 'days-after', 'weeks-after'] as const
export type Unit = (typeof UNITS)[number]
export const UNIT_WORDS: Record<Unit, Said> = {
  'weeks-before': { nb: 'uker før', en: 'weeks before' },
  'days-before': { nb: 'dager før', en: 'days before' },
  'days-after': { nb: 'dager etter', en: 'days after' },
  'weeks-after': { nb: 'uker etter', en: 'weeks after' },
}

/** Days as somebody would say them: in weeks where they come out even. */
export function spanOf(days: number): { n: number; unit: Unit } {
  const weeks = days !== 0 && days % DAYS_A_WEEK === 0
  const n = Math.abs(weeks ? days / DAYS_A_WEEK : days)
  return { n, unit: `${weeks ? 'weeks' : 'days'}-${days < 0 ? 'before' : 'after'}` }
}

/** What stands in the two fields as days, negative before; a text that is no number stays one, and is refused at its field. */
export function daysIn(typed: string, unit: string): unknown {
  const n = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null
  if (n === null) return typed.trim() === '' ? null : typed
  return n * (unit.startsWith('weeks') ? DAYS_A_WEEK : 1) * (unit.endsWith('before') ? -1 : 1)
}

/** "6 uker før første samling" */
export function spanWords(lang: Lang, days: number): string {
  if (days === 0) return say(lang, { nb: 'samme dag som første samling', en: 'on the day of the first session' })
  const { n, unit } = spanOf(days)
  const isBefore = unit.endsWith('before')
  const first = say(lang, { nb: 'første samling', en: 'the first session' })
  const side = isBefore ? say(lang, { nb: 'før', en: 'before' }) : say(lang, { nb: 'etter', en: 'after' })
  const length = unit.startsWith('weeks')
    ? count(lang, n, { one: { nb: '{n} uke', en: '{n} week' }, other: { nb: '{n} uker', en: '{n} weeks' } })
    : count(lang, n, { one: { nb: '{n} dag', en: '{n} day' }, other: { nb: '{n} dager', en: '{n} days' } })
  return `${length} ${side} ${first}`
}
