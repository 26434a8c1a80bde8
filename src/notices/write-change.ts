import type { Arranged } from '../catalogue/schema.ts'
import { type Lang, type Said, say } from '../platform/lang.ts'
import { lastDayInWords, stretchInWords } from '../platform/when-in-words.ts'
import { type Composed, frameMail, type MailLink } from './frame-mail.ts'
import type { PlaceHolder } from './place-holders.ts'

export type Change = {
  before: Arranged
  after: Arranged
  freeUntil: Date | null
  words: Said | null
}

const MODES: Record<Arranged['mode'], Said> = {
  campus: { nb: 'på stedet', en: 'on site' },
  online: { nb: 'på nett', en: 'online' },
  hybrid: { nb: 'på stedet og på nett', en: 'on site and online' },
}
const LANGUAGES: Record<Lang, Said> = {
  nb: { nb: 'norsk', en: 'Norwegian' },
  en: { nb: 'engelsk', en: 'English' },
}

/** What somebody who has a place reads of a change: what was, what is, why, and what they can do. */
export function writeChange(
  reader: Pick<PlaceHolder, 'lang' | 'title' | 'pays'>,
  change: Change,
  link: MailLink,
): Composed {
  const { lang, title } = reader
  const { words } = change
  return frameMail(lang, {
    subject: say(lang, { nb: `Endring: ${title}`, en: `Change: ${title}` }),
    opening: [
      say(lang, { nb: `Det er en endring i ${title}.`, en: `There is a change to ${title}.` }),
      words && say(lang, words),
    ]
      .filter((part) => part !== null)
      .join(' '),
    lines: [
      ...differences(lang, change).flatMap(({ label, was, is }) => [
        `${label}, ${say(lang, { nb: 'før', en: 'before' })}: ${was}`,
        `${label}, ${say(lang, { nb: 'nå', en: 'now' })}: ${is}`,
      ]),
    ],
    after: wayOut(reader, change),
    link,
  })
}

/** What differs, each as it was and as it is. */
export function differences(
  lang: Lang,
  { before, after }: Pick<Change, 'before' | 'after'>,
): { label: string; was: string; is: string }[] {
  const parts: { label: Said; of: (arranged: Arranged) => string }[] = [
    { label: { nb: 'Tid', en: 'When' }, of: (arranged) => timesOf(lang, arranged) },
    { label: { nb: 'Sted', en: 'Where' }, of: ({ place }) => place },
    { label: { nb: 'Form', en: 'Form' }, of: ({ mode }) => say(lang, MODES[mode]) },
    { label: { nb: 'Språk', en: 'Language' }, of: ({ teachingLang }) => say(lang, LANGUAGES[teachingLang]) },
  ]
  return parts
    .map(({ label, of }) => ({ label: say(lang, label), was: of(before), is: of(after) }))
    .filter(({ was, is }) => was !== is)
}

/** Each session with its room where it is not the place of the whole; the whole where there are none. */
function timesOf(lang: Lang, { sessions, place, zone, ...whole }: Arranged): string {
  const said = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
    stretchInWords(lang, { startsAt: new Date(startsAt), endsAt: new Date(endsAt), zone })
  if (sessions.length === 0) return said(whole)
  return sessions.map((each) => (each.place === place ? said(each) : `${said(each)} (${each.place})`)).join('; ')
}

function wayOut({ lang, pays }: Pick<PlaceHolder, 'lang' | 'pays'>, { freeUntil, after }: Change): string {
  if (!freeUntil) return say(lang, { nb: 'Du trenger ikke gjøre noe.', en: 'There is nothing you need to do.' })
  const day = (to: Lang) => lastDayInWords(to, freeUntil, after.zone)
  if (pays)
    return say(lang, {
      nb: `Passer det ikke lenger, kan du avbestille gratis til og med ${day('nb')}. Det gjør du fra ordresiden, eller under Min bedrift.`,
      en: `If it no longer suits you, you can cancel free of charge until and including ${day('en')}: from the order page, or under My company.`,
    })
  return say(lang, {
    nb: `Passer det ikke lenger, si fra til den som meldte deg på: plassen kan avbestilles gratis til og med ${day('nb')}.`,
    en: `If it no longer suits you, tell whoever signed you up: the seat can be cancelled free of charge until and including ${day('en')}.`,
  })
}
