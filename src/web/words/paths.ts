import type { PathMissing } from '../../paths/problems.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { PathUnfit } from '../../storefront/with-path.ts'

export const PATHS: Said = { nb: 'Læringsløp', en: 'Learning paths' }

/** Why a path does not count, to whoever has its courses in the cart; null where that is better left unsaid. */
export const PATH_UNFIT_WORDS: Record<PathUnfit, (title: string) => Said | null> = {
  'course-missing': (title) => ({
    nb: `Ett kurs mangler, så prisen for læringsløpet «${title}» gjelder ikke nå.`,
    en: `One course is missing, so the price of the learning path “${title}” does not count now.`,
  }),
  'several-starts': (title) => ({
    nb: `Du har flere oppstarter av samme kurs. Prisen for læringsløpet «${title}» gjelder for én oppstart av hvert kurs. Bestill de andre for seg.`,
    en: `You have several starts of one course. The price of the learning path “${title}” is for one start of each course. Order the others by themselves.`,
  }),
  'other-seats': (title) => ({
    nb: `Prisen for læringsløpet «${title}» gjelder når det er like mange plasser på hvert kurs. Velg like mange, eller bestill de ekstra plassene for seg.`,
    en: `The price of the learning path “${title}” counts when there are as many seats on each course. Choose as many, or order the extra seats by themselves.`,
  }),
  'other-currency': (title) => ({
    nb: `Prisen for læringsløpet «${title}» gjelder ikke for kurs som selges i en annen valuta.`,
    en: `The price of the learning path “${title}” is not for courses that are sold in another currency.`,
  }),
  'better-otherwise': () => null,
}

/** What a path lacks, and the field that mends it. */
const MENDS: Record<string, { field: string; said: (course: string) => Said }> = {
  language: {
    field: 'nb.title',
    said: () => ({
      nb: 'Tittel, ingress og beskrivelse må være fylt ut på minst ett språk.',
      en: 'Title, summary and description are needed in at least one language.',
    }),
  },
  courses: {
    field: 'course-1',
    said: () => ({ nb: 'Minst to kurs må være valgt.', en: 'At least two courses must be chosen.' }),
  },
  'course-not-published': {
    field: 'course-1',
    said: (course) => ({ nb: `«${course}» er ikke publisert.`, en: `“${course}” is not published.` }),
  },
  'no-start': {
    field: 'course-1',
    said: (course) => ({
      nb: `«${course}» har ingen oppstart som kan kjøpes nå eller senere.`,
      en: `“${course}” has no start that can be bought now or later.`,
    }),
  },
  'other-currency': {
    field: 'currency',
    said: (course) => ({
      nb: `«${course}» har ingen oppstart i valutaen til prisen.`,
      en: `“${course}” has no start in the currency of the price.`,
    }),
  },
  currency: {
    field: 'percent',
    said: () => ({
      nb: 'Kursene selges i flere valutaer, så prosent av summen går ikke.',
      en: 'Its courses are sold in several currencies, so a part off their sum cannot be.',
    }),
  },
  price: {
    field: 'amount',
    said: () => ({
      nb: 'Prisen må være lavere enn kursene koster hver for seg.',
      en: 'The price must be lower than what the courses cost when bought separately.',
    }),
  },
  companies: {
    field: 'companies',
    said: () => ({ nb: 'Skriv minst én bedrift det holdes for.', en: 'Name at least one company it is held for.' }),
  },
}

/** In the reader's language, with the field that mends it; one we have no words for speaks for itself. */
export function pathLacks(
  lang: Lang,
  { name, course = '', sentence }: PathMissing,
): { field: string; sentence: string } {
  const mend = MENDS[name]
  return mend ? { field: mend.field, sentence: say(lang, mend.said(course)) } : { field: '', sentence }
}

/** What the form of a path calls its fields. */
export const PATH_LABELS: Record<string, Said> = {
  'nb.title': { nb: 'Tittel på norsk', en: 'Title in Norwegian' },
  'nb.summary': { nb: 'Ingress på norsk', en: 'Summary in Norwegian' },
  'nb.description': { nb: 'Beskrivelse på norsk (Markdown)', en: 'Description in Norwegian (Markdown)' },
  'nb.outcomes': {
    nb: 'Læringsutbytte på norsk (Markdown)',
    en: 'Learning outcomes in Norwegian (Markdown)',
  },
  'en.title': { nb: 'Tittel på engelsk', en: 'Title in English' },
  'en.summary': { nb: 'Ingress på engelsk', en: 'Summary in English' },
  'en.description': { nb: 'Beskrivelse på engelsk (Markdown)', en: 'Description in English (Markdown)' },
  'en.outcomes': {
    nb: 'Læringsutbytte på engelsk (Markdown)',
    en: 'Learning outcomes in English (Markdown)',
  },
  slug: { nb: 'Adresse', en: 'Address' },
  amount: {
    nb: 'Pris for alle kursene, per person, med mva.',
    en: 'Price of all its courses for one person, with VAT',
  },
  currency: { nb: 'Valuta', en: 'Currency' },
  percent: { nb: 'Eller avslag i prosent på summen av kursene', en: 'Or percent off the sum of its courses' },
  heldFor: { nb: 'Hvem er det for?', en: 'Who is it for?' },
  companies: { nb: 'Bare for disse bedriftene', en: 'For these companies only' },
}

/** What is refused about paths, and the field it is about. */
export const PATH_REFUSALS: Record<string, { field: string; said: Said }> = {
  'path/slug-taken': {
    field: 'slug',
    said: { nb: 'Et annet læringsløp har denne adressen.', en: 'Another learning path has this address.' },
  },
}

/** What is refused to buyers of a path. */
export const PATH_BUYING_REFUSALS: Record<string, Said> = {
  'path/incomplete': {
    nb: 'Velg én oppstart av hvert kurs i læringsløpet.',
    en: 'Choose one start of each course of the learning path.',
  },
  'path/unknown': {
    nb: 'Læringsløpet selges ikke lenger. Kursene kan fortsatt kjøpes hver for seg.',
    en: 'The learning path is no longer sold. Its courses can still be bought separately.',
  },
}

export const PATH_FAULTS: readonly [RegExp, Said][] = [
  [/^each course once/, { nb: 'Velg hvert kurs bare én gang.', en: 'Choose each course once only.' }],
  [/^there is no such course/, { nb: 'Kurset finnes ikke.', en: 'There is no such course.' }],
  [/^name one start of each course/, { nb: 'Velg én oppstart av hvert kurs.', en: 'Choose one start of each course.' }],
]
