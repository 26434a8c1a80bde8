import { count, type Lang, type Said } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'

/** What is said to whoever gives a company's seats away, and to whoever is given one. */
export const WALLET_REFUSALS: Record<string, { field: string; said: Said | ((problem: Problem) => Said) }> = {
  'wallet/too-few-unnamed': {
    field: '',
    said: ({ facts }) => ({
      nb: `${unnamedSeats('nb', Number(facts.unnamed))} Ingen navn er lagret.`,
      en: `${unnamedSeats('en', Number(facts.unnamed))} No names were saved.`,
    }),
  },
  'wallet/too-late-to-show': {
    field: '',
    said: {
      nb: 'Kurset har begynt og har krav til den som skal delta. Bare den som har fått ja til kurset før, kan fortsatt navngis.',
      en: 'The course has begun and checks who takes part. Only whoever was admitted to the course before can still be named.',
    },
  },
  'wallet/already-given': {
    field: '',
    said: {
      nb: 'Noen her har allerede en plass fra bedriften på dette kurset. Ingen er invitert.',
      en: 'Somebody here has a seat of the company in this course already. Nobody was invited.',
    },
  },
  'wallet/not-claimable': {
    field: '',
    said: {
      nb: 'Denne bestillingen gir ingen bedriftskonto. Be en som eier kontoen, om å invitere deg, eller ta kontakt med oss.',
      en: 'This order makes no company account. Ask an owner of the account to invite you, or contact us.',
    },
  },
  'wallet/rows-to-mend': {
    field: '',
    said: {
      nb: 'Noen rader må rettes først. Ingen er invitert.',
      en: 'Some rows must be mended first. Nobody was invited.',
    },
  },
  'wallet/upload-busy': {
    field: '',
    said: {
      nb: 'Noen arbeider med listen nå. Vent et øyeblikk.',
      en: 'Somebody is working on this list. Wait a moment.',
    },
  },
  'wallet/upload-done': {
    field: '',
    said: { nb: 'Listen er invitert allerede.', en: 'This list has been invited already.' },
  },
  'wallet/seat-changed': {
    field: '',
    said: {
      nb: 'Noen andre har endret plassen i mellomtiden. Slik er den nå. Ingenting er gjort.',
      en: 'Somebody else has changed this seat meanwhile. This is how it is now. Nothing was done.',
    },
  },
  'wallet/seat-unnamed': { field: '', said: { nb: 'Ingen har denne plassen.', en: 'Nobody has this seat.' } },
  'wallet/seat-consumed': {
    field: '',
    said: {
      nb: 'Plassen er brukt. Den som har den, beholder den.',
      en: 'This seat has been used. Whoever has it keeps it.',
    },
  },
  'wallet/offering-over': { field: '', said: { nb: 'Kurset er over.', en: 'This course is over.' } },
  'wallet/accepted-already': {
    field: '',
    said: { nb: 'Personen har takket ja allerede.', en: 'This person has accepted already.' },
  },
  'wallet/invitation-of-other': {
    field: '',
    said: ({ facts }) => ({
      nb: `Invitasjonen er til ${String(facts.invited)}, og du er logget inn som en annen. Logg ut først, så kan du svare.`,
      en: `The invitation is for ${String(facts.invited)}, and you are signed in as somebody else. Sign out first, then you can answer.`,
    }),
  },
  'enrolment/already': {
    field: '',
    said: {
      nb: 'Du har en plass på dette kurset allerede. Takk nei her, så får bedriften plassen tilbake.',
      en: 'You have a seat in this course already. Decline here, and the company gets its seat back.',
    },
  },
}

const unnamedSeats = (lang: Lang, unnamed: number): string =>
  count(lang, unnamed, {
    one: { nb: 'Det er bare {n} plass uten navn igjen.', en: 'Only {n} seat is left without a name.' },
    other: { nb: 'Det er bare {n} plasser uten navn igjen.', en: 'Only {n} seats are left without a name.' },
  })
