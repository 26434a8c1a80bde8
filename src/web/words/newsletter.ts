import type { IssueState } from '../../newsletter/issue-state.ts'
import type { Said } from '../../platform/lang.ts'

/** What a refusal says to whoever subscribes. */
export const SUBSCRIBER_REFUSALS: Record<string, Said> = {
  'newsletter/too-many-mails': {
    nb: 'Det er sendt mange e-poster herfra eller til denne adressen i dag. Prøv igjen i morgen.',
    en: 'Many mails have been sent from here or to this address today. Try again tomorrow.',
  },
  'newsletter/link-over': {
    nb: 'Lenken er brukt, eller den er for gammel. Meld deg på en gang til.',
    en: 'This link was used, or it is too old. Sign up once more.',
  },
}

/** What a refusal says to whoever writes newsletters, and the field it is about. */
export const ISSUE_REFUSALS: Record<string, { field: string; said: Said }> = {
  'newsletter/not-in-this-state': {
    field: '',
    said: {
      nb: 'Noen andre har gjort noe med brevet i mellomtiden. Se hvordan det står nå.',
      en: 'Somebody else has dealt with this letter meanwhile. See how it stands now.',
    },
  },
  'newsletter/nobody': {
    field: '',
    said: {
      nb: 'Ingen som har sagt ja til nyhetsbrevet, passer til utvalget.',
      en: 'Nobody who has said yes to the newsletter fits what you chose.',
    },
  },
  'newsletter/campaign-taken': {
    field: 'campaign',
    said: {
      nb: 'Et annet brev har denne kampanjen. Velg en annen.',
      en: 'Another letter has this campaign. Choose another.',
    },
  },
  'newsletter/empty-blocks': {
    field: 'emptyBlocks',
    said: {
      nb: 'En linje i brevet viser ingen kurs, fordi ingenting av det er til salgs. Rett den, eller kryss av for å sende likevel.',
      en: 'A line of the letter shows no course, because nothing of it is on sale. Mend it, or tick the box to send all the same.',
    },
  },
}

export const ISSUE_FAULTS: readonly [RegExp, Said][] = [
  [
    /^a line in double braces is no block/,
    {
      nb: 'En linje i doble krøllparenteser er skrevet feil. Skriv for eksempel {{course kursadresse}} eller {{new topic=helse max=3}}.',
      en: 'A line in double braces is written wrongly. Write for example {{course course-address}} or {{new topic=health max=3}}.',
    },
  ],
]

export const ISSUE_STATE_WORDS: Record<IssueState, Said> = {
  draft: { nb: 'Utkast', en: 'Draft' },
  scheduled: { nb: 'Venter på å bli sendt', en: 'Waits to be sent' },
  sending: { nb: 'Sendes', en: 'Being sent' },
  paused: { nb: 'Satt på pause', en: 'Paused' },
  cancelled: { nb: 'Avbrutt', en: 'Cancelled' },
  sent: { nb: 'Sendt', en: 'Sent' },
}
