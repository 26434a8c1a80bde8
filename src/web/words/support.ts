import type { Said } from '../../platform/lang.ts'
import { type Currency, type Money, spell } from '../../platform/money.ts'
import type { Problem } from '../../platform/problems.ts'
import type { EntryState } from '../../waiting/entries.ts'

/** How a place on a waiting list stands, as support speaks of it. */
export const ENTRY_STATES: Record<EntryState, Said> = {
  unconfirmed: { nb: 'Har ikke bekreftet adressen', en: 'Has not confirmed the address' },
  waiting: { nb: 'Venter', en: 'Waits' },
  offered: { nb: 'Har fått tilbud om plass', en: 'Was offered a seat' },
  ordered: { nb: 'Har bestilt', en: 'Has ordered' },
  over: { nb: 'Ferdig', en: 'Over' },
}

const limit = ({ facts }: Problem): Said => {
  const { minor, currency } = facts.left as Money & { currency: Currency }
  return {
    nb: `Det er mer enn kundestøtte kan gi tilbake av én ordre. Du kan gi ${spell({ minor, currency }, 'nb')}; økonomi kan kreditere mer.`,
    en: `That is more than support can give back of one order. You can give ${spell({ minor, currency }, 'en')}; finance can credit more.`,
  }
}

/** What is refused to support, and the field it is about. */
export const SUPPORT_REFUSALS: Record<string, { field: string; said: Said | ((problem: Problem) => Said) }> = {
  'goodwill/limit': { field: 'amount', said: limit },
  'order/address-proven': {
    field: 'from',
    said: {
      nb: 'Den som har denne adressen, har bekreftet den og har konto. De endrer adressen selv under «Min side».',
      en: 'Whoever has this address has proved it and has an account. They change it themselves under “My page”.',
    },
  },
  'order/already-in-course': {
    field: 'to',
    said: {
      nb: 'Den som har denne adressen, har plass på kurset allerede. Bytt eller krediter den ene plassen i stedet.',
      en: 'Whoever has this address has a seat in the course already. Move or credit one of the seats instead.',
    },
  },
  'order/restricted': {
    field: '',
    said: {
      nb: 'Kjøperen er slettet. Ingen skrives til om ordren.',
      en: 'The buyer is erased. Nobody is written to about the order.',
    },
  },
  'order/sent-often': {
    field: '',
    said: {
      nb: 'Bekreftelsen er sendt flere ganger den siste timen. Be kjøperen se i søppelposten.',
      en: 'The confirmation was sent several times in the last hour. Ask the buyer to look among unwanted mail.',
    },
  },
  'note/too-many': {
    field: '',
    said: {
      nb: 'Her er det for mange notater. Fjern noen gamle først.',
      en: 'There are too many notes here. Take some old ones away first.',
    },
  },
  'note/of-another': {
    field: '',
    said: {
      nb: 'Noen andre har skrevet notatet. Bare de kan fjerne det.',
      en: 'Somebody else wrote the note. Only they can take it away.',
    },
  },
}

/** What is wrong with a field of support's forms. */
export const SUPPORT_FAULTS: readonly [RegExp, Said][] = [
  [
    /^nobody of this order has that address/,
    { nb: 'Ingen i denne ordren har den adressen.', en: 'Nobody of this order has that address.' },
  ],
  [/^is the address that it has already/, { nb: 'Det er den samme adressen.', en: 'That is the same address.' }],
  [/^an amount above nothing/, { nb: 'Skriv et beløp, for eksempel 250.', en: 'Write an amount, such as 250.' }],
]
