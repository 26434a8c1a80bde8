import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import type { Question, QuestionKind } from '../../questions/question.ts'

/** What a refusal says to those who ask, and to those who answer. */
export const QUESTION_REFUSALS: Record<string, { field: string; said: Said }> = {
  'questions/too-many': {
    field: '',
    said: {
      nb: 'En oppstart kan ha høyst 20 spørsmål om gangen. Slutt å stille ett av dem først.',
      en: 'A start asks at most 20 questions at a time. Stop asking one of them first.',
    },
  },
  'questions/closed': {
    field: '',
    said: {
      nb: 'Kurset har begynt, så svarene kan ikke endres lenger.',
      en: 'The course has begun, so the answers cannot be changed any more.',
    },
  },
  'questions/changed': {
    field: '',
    said: {
      nb: 'Spørsmålene er endret av en annen i mellomtiden. Her er de slik de er nå.',
      en: 'Somebody else has changed the questions meanwhile. Here they are as they are now.',
    },
  },
}

/** What is wrong with an answer, or with a question. */
export const QUESTION_FAULTS: readonly [RegExp, Said][] = [
  [/^this question must be answered/, { nb: 'Svar på dette.', en: 'Answer this.' }],
  [
    /^this is not asked here/,
    {
      nb: 'Spørsmålene er endret siden du åpnet siden. Se over dem.',
      en: 'The questions have changed since you opened the page. Look at them.',
    },
  ],
  [/^choose one of the list|^answer yes or no/, { nb: 'Velg ett av svarene.', en: 'Choose one of the answers.' }],
  [/^choose among the list/, { nb: 'Velg blant svarene.', en: 'Choose among the answers.' }],
  [/^answer with a day/, { nb: 'Velg en dato.', en: 'Choose a date.' }],
  [/^answer with a number/, { nb: 'Skriv et tall.', en: 'Write a number.' }],
  [/^answer in (one line|words)/, { nb: 'Skriv svaret med ord.', en: 'Write the answer in words.' }],
  [
    /^a list has at least two/,
    { nb: 'Skriv minst to svar å velge mellom.', en: 'Write at least two answers to choose from.' },
  ],
  [
    /^only a list has choices/,
    { nb: 'Bare lister har svar å velge mellom.', en: 'Only lists have answers to choose from.' },
  ],
  [
    /^what is sensitive is never/,
    {
      nb: 'Svar om helse og lignende vises aldri til bedriften.',
      en: 'Answers about health and the like are never shown to the company.',
    },
  ],
  [
    /^what is sensitive is kept/,
    {
      nb: 'Svar om helse og lignende slettes senest etter 30 dager.',
      en: 'Answers about health and the like are deleted after 30 days at the latest.',
    },
  ],
  [/^this must be confirmed/, { nb: 'Du må bekrefte dette for å delta.', en: 'You must confirm this to take part.' }],
  [
    /^what is declared must/,
    {
      nb: 'En erklæring må alltid besvares. Kryss av for det.',
      en: 'A declaration must always be answered. Tick that.',
    },
  ],
  [
    /^as many lines in both/,
    {
      nb: 'Skriv like mange svar på norsk og engelsk, i samme rekkefølge.',
      en: 'Write as many answers in Norwegian as in English, in the same order.',
    },
  ],
]

export const KIND_WORDS: Record<QuestionKind, Said> = {
  line: { nb: 'Kort tekst', en: 'Short text' },
  text: { nb: 'Lang tekst', en: 'Long text' },
  one: { nb: 'Ett av flere svar', en: 'One of several answers' },
  several: { nb: 'Flere svar', en: 'Several answers' },
  'yes-no': { nb: 'Ja eller nei', en: 'Yes or no' },
  day: { nb: 'Dato', en: 'Date' },
  number: { nb: 'Tall', en: 'Number' },
  declared: { nb: 'Erklæring som må bekreftes', en: 'Declaration that must be confirmed' },
}
const YES_NO: readonly [Said, Said] = [
  { nb: 'Ja', en: 'Yes' },
  { nb: 'Nei', en: 'No' },
]

/** The words of whatever is answered by a choice, in the order of its numbers. */
export function choiceWords(lang: Lang, { kind, choices }: Pick<Question, 'kind' | 'choices'>): string[] {
  if (kind === 'declared') return [say(lang, { nb: 'Bekreftet', en: 'Confirmed' })]
  return kind === 'yes-no' ? YES_NO.map((said) => say(lang, said)) : choices
}

type Seen = Pick<Question, 'seenByTeachers' | 'seenByCompany' | 'keptDays'>

/** Who sees the answer, and when it is deleted. */
export function seenWords(lang: Lang, { seenByTeachers, seenByCompany, keptDays }: Seen): string {
  const who: Said[] = [
    { nb: 'dem som holder kurset', en: 'those who run the course' },
    ...(seenByTeachers ? [{ nb: 'lærerne', en: 'the teachers' }] : []),
    ...(seenByCompany ? [{ nb: 'bedriften som betaler', en: 'the company that pays' }] : []),
  ]
  const names = new Intl.ListFormat(lang, { type: 'conjunction' }).format(who.map((said) => say(lang, said)))
  const days = count(lang, keptDays, {
    one: { nb: '{n} dag', en: '{n} day' },
    other: { nb: '{n} dager', en: '{n} days' },
  })
  return say(lang, {
    nb: `Svaret ses bare av ${names}, og slettes ${days} etter kurset.`,
    en: `Only ${names} see the answer, and it is deleted ${days} after the course.`,
  })
}
