import type { LinkState } from '../../campaigns/link.ts'
import type { Said } from '../../platform/lang.ts'
import type { Tone } from '../desk/tag.ts'

export const LINK_STATE: Record<LinkState, { tone: Tone; said: Said }> = {
  runs: { tone: 'success', said: { nb: 'Aktiv', en: 'Active' } },
  over: { tone: 'neutral', said: { nb: 'Utløpt', en: 'Expired' } },
  ended: { tone: 'neutral', said: { nb: 'Avsluttet', en: 'Ended' } },
}

/** What the form of a link calls its fields. */
export const LINK_LABELS: Record<string, Said> = {
  name: { nb: 'Navn i adressen', en: 'Name in the address' },
  leadsTo: { nb: 'Siden den fører til', en: 'The page it leads to' },
  source: { nb: 'Hvor den står', en: 'Where it stands' },
  medium: { nb: 'Hva den står på', en: 'What it stands on' },
  campaign: { nb: 'Kampanje', en: 'Campaign' },
  code: { nb: 'Rabattkode som følger med', en: 'Discount code that comes along' },
  untilAt: { nb: 'Gjelder til', en: 'Works until' },
}

/** What is refused to those who make links. */
export const LINK_REFUSALS: Record<string, { field: string; said: Said }> = {
  'campaign-link/name-taken': {
    field: 'name',
    said: {
      nb: 'Det finnes en lenke med dette navnet, eller med et som ser likt ut. Velg et annet.',
      en: 'There is a link with this name, or with one that looks like it. Choose another.',
    },
  },
  'campaign-link/ended': {
    field: '',
    said: { nb: 'Lenken er alt avsluttet.', en: 'The link was ended already.' },
  },
}

export const LINK_FAULTS: readonly [RegExp, Said][] = [
  [
    /^an address of this site/,
    {
      nb: 'Skriv adressen til en side her, for eksempel /courses.',
      en: 'Write the address of a page here, such as /courses.',
    },
  ],
  [
    /^a link leads to a page, not/,
    { nb: 'Velg en side, ikke en annen kampanjelenke.', en: 'Choose a page, not another campaign link.' },
  ],
  [
    /^leave marks and code out/,
    {
      nb: 'Ta bort utm-merker, ref og code fra adressen. De har egne felt.',
      en: 'Take utm marks, ref and code out of the address. They have fields of their own.',
    },
  ],
  [
    /^there is no such course or start/,
    { nb: 'Dette kurset eller denne oppstarten finnes ikke.', en: 'There is no such course or start.' },
  ],
  [
    /^the code is for what is held for some companies/,
    {
      nb: 'Denne koden gjelder bare kurs som er satt av til noen bedrifter.',
      en: 'This code is for courses that are held for some companies only.',
    },
  ],
  [
    /^the code is one of many/,
    {
      nb: 'Denne koden gjelder én plass. Bruk en kode som mange kan bruke.',
      en: 'This code is for one seat. Use a code that many can use.',
    },
  ],
  [/^the code counts no more/, { nb: 'Denne koden gjelder ikke lenger.', en: 'This code counts no more.' }],
  [
    /^the code does not count for the course/,
    { nb: 'Denne koden gjelder ikke dette kurset.', en: 'This code is not for this course.' },
  ],
  [/^there is no such code/, { nb: 'Denne koden finnes ikke.', en: 'There is no such code.' }],
  [
    /^a code comes along to the page/,
    { nb: 'En kode følger bare med til siden for et kurs.', en: 'A code comes along to the page of a course only.' },
  ],
  [
    /^a letter first, then letters a to z/,
    {
      nb: 'Begynn med en bokstav. Bruk a til z, sifre og enkle bindestreker.',
      en: 'Begin with a letter. Use a to z, digits and single hyphens.',
    },
  ],
  [
    /^letters, digits, space and/,
    { nb: 'Bruk bokstaver, sifre, mellomrom og . _ + : / -', en: 'Use letters, digits, spaces and . _ + : / -' },
  ],
  [
    /^a mark names a channel/,
    {
      nb: 'Dette kan lede til en person. Bruk et navn uten e-postadresse og lange tall.',
      en: 'This may lead to a person. Use a name without an e-mail address or long number.',
    },
  ],
  [/^must be later than now/, { nb: 'Må være senere enn nå.', en: 'Must be later than now.' }],
]
