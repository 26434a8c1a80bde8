import { type Lang, type Said, say } from '../../platform/lang.ts'
import { ACCOUNTING_FAULTS } from './accounting.ts'
import { BANK_FAULTS } from './bank-refusals.ts'
import { LINK_FAULTS } from './campaigns.ts'
import { DEVELOPING_FAULTS } from './developing.ts'
import { EXPORT_FAULTS } from './exports.ts'
import { faultSentence } from './faults.ts'
import { HANDOVER_FAULTS } from './handover.ts'
import { IMPORT_FAULTS } from './importing.ts'
import { ISSUE_FAULTS } from './newsletter.ts'
import { PATH_FAULTS } from './paths.ts'
import { PAYBACK_FAULTS } from './paying-back.ts'
import { PICTURE_FAULTS } from './pictures.ts'
import { POSTPONING_FAULTS } from './postponing.ts'
import { PREPAID_FAULTS } from './prepaid.ts'
import { STATEMENT_FAULTS } from './statements.ts'
import { SUPPORT_FAULTS } from './support.ts'
import { TASK_FAULTS } from './tasks.ts'
import { TERMS_FAULTS } from './terms.ts'
import { VOUCHER_FAULTS } from './vouchers.ts'
import { WAITING_FAULTS } from './waiting.ts'

/** What the schemas and verbs say of staff's own fields; the buyers' sentences stand behind them. */
const FAULTS: readonly [RegExp, Said | ((lang: Lang, limit: number) => Said)][] = [
  ...BANK_FAULTS,
  ...IMPORT_FAULTS,
  ...ACCOUNTING_FAULTS,
  ...PAYBACK_FAULTS,
  ...STATEMENT_FAULTS,
  ...TERMS_FAULTS,
  ...EXPORT_FAULTS,
  ...HANDOVER_FAULTS,
  ...WAITING_FAULTS,
  ...DEVELOPING_FAULTS,
  ...POSTPONING_FAULTS,
  ...VOUCHER_FAULTS,
  ...LINK_FAULTS,
  ...PATH_FAULTS,
  ...PREPAID_FAULTS,
  ...PICTURE_FAULTS,
  ...ISSUE_FAULTS,
  ...TASK_FAULTS,
  ...SUPPORT_FAULTS,
  [
    /^name at least one company/,
    { nb: 'Skriv minst ett organisasjonsnummer.', en: 'Write at least one organisation number.' },
  ],
  [
    /^no company with this number/,
    { nb: 'Ingen bedrift her har dette nummeret ennå.', en: 'No company here has this number yet.' },
  ],
  [
    /^write it in at least one language/,
    { nb: 'Skriv emne og tekst på minst ett språk.', en: 'Write subject and words in at least one language.' },
  ],
  [/^say it in a language/, { nb: 'Skriv det på minst ett språk.', en: 'Write it in at least one language.' }],
  [/^name at least one session/, { nb: 'Velg minst én samling.', en: 'Choose at least one session.' }],
  [/^Invalid UUID/, { nb: 'Velg fra listen.', en: 'Choose from the list.' }],
  [
    /^a quote stands from today/,
    {
      nb: 'Velg en dag fra i dag og høyst et halvt år fram, og ikke etter at påmeldingen stenger.',
      en: 'Choose a day from today and at most half a year ahead, and not after booking closes.',
    },
  ],
  [
    /^seats are held from today/,
    {
      nb: 'Velg en dag fra i dag og høyst 60 dager fram, og ikke etter at tilbudet er gått ut.',
      en: 'Choose a day from today and at most 60 days ahead, and not after the quote has run out.',
    },
  ],
  [
    /^this offering stands on another line/,
    {
      nb: 'Dette kurset står på en annen linje. Legg sammen antallet.',
      en: 'This course stands on another line. Add up the numbers.',
    },
  ],
  [/^a quote that a buyer makes/, { nb: 'Tilbudet må være til en bedrift.', en: 'The quote must be for a company.' }],
  [/^choose a file/, { nb: 'Velg en fil.', en: 'Choose a file.' }],
  [/^the file holds no people/, { nb: 'Det er ingen personer i filen.', en: 'There are no people in the file.' }],
  [
    /^the file holds more than \d+ people/,
    { nb: 'Filen har flere enn 5000 personer. Del den.', en: 'The file holds more than 5000 people. Split it.' },
  ],
  [
    /^this file cannot be read/,
    {
      nb: 'Filen kan ikke leses. Lagre den som XLSX eller CSV og prøv igjen.',
      en: 'The file cannot be read. Save it as XLSX or CSV and try again.',
    },
  ],
  [
    /^has a seat of the company/,
    { nb: 'Har allerede en plass fra bedriften her.', en: 'Has a seat of the company here already.' },
  ],
  [
    /^small letters a–z/,
    {
      nb: 'Bruk små bokstaver a–z, tall og enkle bindestreker.',
      en: 'Use small letters a–z, digits and single hyphens.',
    },
  ],
  [
    /^letters a–z, digits/,
    {
      nb: 'Bruk bokstaver a–z, tall, bindestrek, punktum eller understrek.',
      en: 'Use letters a–z, digits, hyphens, dots or underscores.',
    },
  ],
  [/must come after startsAt/, { nb: 'Slutten må komme etter starten.', en: 'The end must come after the start.' }],
  [
    /must come after saleOpensAt/,
    { nb: 'Påmeldingen må stenge etter at den har åpnet.', en: 'Booking must close after it opens.' },
  ],
  [
    /must not come after endsAt/,
    { nb: 'Påmeldingen må stenge før kurset er over.', en: 'Booking must close before the course ends.' },
  ],
  [
    /must come after its start/,
    { nb: 'Samlingen må slutte etter at den begynner.', en: 'The session must end after it starts.' },
  ],
  [
    /must lie between startsAt and endsAt/,
    {
      nb: 'Samlingen må ligge mellom kursets start og slutt.',
      en: 'The session must lie between the start and end of the course.',
    },
  ],
  [
    /Invalid ISO datetime/,
    {
      nb: 'Skriv en dato og et klokkeslett som finnes, for eksempel 14.01.2027 09:00.',
      en: 'Enter a date and a time that exist, such as 14/01/2027 09:00.',
    },
  ],
  [
    /Invalid ISO date/,
    { nb: 'Skriv en dato som finnes, for eksempel 14.01.2027.', en: 'Enter a date that exists, such as 14/01/2027.' },
  ],
  [
    /must not be before from/,
    { nb: 'Siste dag må ikke komme før første dag.', en: 'The last day must not come before the first.' },
  ],
  [
    /time zone of the IANA/,
    { nb: 'Skriv en tidssone, for eksempel Europe/Oslo.', en: 'Enter a time zone, such as Europe/Oslo.' },
  ],
  [
    /must be a decimal such as/,
    { nb: 'Skriv kroner for én enhet, for eksempel 11,7425.', en: 'Enter kroner for one unit, such as 11.7425.' },
  ],
  [
    /no such seat, or it was given back/,
    { nb: 'En av plassene er gitt tilbake allerede.', en: 'One of the seats was given back already.' },
  ],
  [/this time is over/, { nb: 'Denne dagen er forbi.', en: 'This day is over.' }],
  [/this day has not come yet/, { nb: 'Denne dagen er ikke kommet ennå.', en: 'This day has not come yet.' }],
  [
    /before the refund was due/,
    { nb: 'Denne dagen er før tilbakebetalingen ble bestemt.', en: 'This day is before the refund was decided.' },
  ],
  [/at least one language/, { nb: 'Fyll ut minst ett språk.', en: 'Fill in at least one language.' }],
  [
    /either netMinor or grossMinor|is not an amount/,
    { nb: 'Skriv et beløp, for eksempel 4900 eller 4900,50.', en: 'Enter an amount, such as 4900 or 4900.50.' },
  ],
  [/no such tax class/, { nb: 'Velg en mva.-klasse.', en: 'Choose a VAT class.' }],
  [
    /has a seat already/,
    {
      nb: 'Denne personen har allerede plass på kurset.',
      en: 'This person has a seat on the course already.',
    },
  ],
  [
    /highest fee that the law allows is (\d+)/,
    (_, limit) => ({
      nb: `Loven tillater høyst ${limit / 100} kroner.`,
      en: `The law allows ${limit / 100} kroner at most.`,
    }),
  ],
  [
    /14 days after the due date/,
    {
      nb: 'Gebyr kan tidligst kreves 14 dager etter forfall.',
      en: 'A fee may be asked 14 days after the due date at the earliest.',
    },
  ],
  [/must be 14 days at least/, { nb: 'Fristen må være minst 14 dager.', en: 'The deadline must be 14 days at least.' }],
  [
    /must be later than the step before/,
    { nb: 'Må komme senere enn brevet før.', en: 'Must come later than the letter before.' },
  ],
  [/at most two fees/, { nb: 'Høyst to brev kan ha gebyr.', en: 'At most two letters may carry a fee.' }],
  [
    /no .+ has ever been that high/,
    { nb: 'Så høy har satsen aldri vært. Sjekk tallet.', en: 'The rate has never been that high. Check the number.' },
  ],
  [
    /changes on 1 January and 1 July/,
    { nb: 'Forsinkelsesrenten endres 1. januar og 1. juli.', en: 'Late interest changes on 1 January and 1 July.' },
  ],
  [/choose at least one document/, { nb: 'Velg minst ett dokument.', en: 'Choose at least one document.' }],
  [
    /expected array to have >=1/,
    { nb: 'Skriv navn og e-post til minst én person.', en: 'Enter name and e-mail of at least one person.' },
  ],
  [/expected array to have <=(\d+)/, (lang, limit) => atMost(lang, limit, { nb: ' på én gang', en: ' at a time' })],
  [
    /expected number, received string/,
    { nb: 'Skriv et tall med høyst én desimal.', en: 'Enter a number with at most one decimal.' },
  ],
  [/expected (number|int)\b.*received/, { nb: 'Skriv et helt tall.', en: 'Enter a whole number.' }],
  [/Too big: expected number to be <=600$/, { nb: 'Høyst 60 studiepoeng.', en: 'At most 60 credits.' }],
  [/Too big: expected (?:number|int) to be <=(\d+)/, (lang, limit) => atMost(lang, limit)],
  [
    /Too small: expected (?:number|int) to be >=?(\d+)/,
    (lang, limit) => ({ nb: `Minst ${figure(lang, limit)}.`, en: `At least ${figure(lang, limit)}.` }),
  ],
  [
    /Too big: expected string to have <=(\d+)/,
    (lang, limit) => atMost(lang, limit, { nb: ' tegn', en: ' characters' }),
  ],
]
/** Complaints about the form of a text; of an empty field they say no more than that it is empty. */
const OF_FORM =
  /^Invalid |letters a–z|organisation number|account number|nine digits|capital letters|expected string to have >=/
const FILL_IN: Said = { nb: 'Fyll ut dette feltet.', en: 'Fill in this field.' }

const figure = (lang: Lang, n: number): string => new Intl.NumberFormat(lang === 'nb' ? 'nb-NO' : 'en-GB').format(n)
const atMost = (lang: Lang, limit: number, of?: Said): Said => ({
  nb: `Høyst ${figure(lang, limit)}${of?.nb ?? ''}.`,
  en: `At most ${figure(lang, limit)}${of?.en ?? ''}.`,
})

/** What is wrong with a field, as a sentence; `empty` where nothing was typed there. */
export function deskFault(lang: Lang, detail: string, { empty }: { empty: boolean }): string {
  if (empty && OF_FORM.test(detail)) return say(lang, FILL_IN)
  for (const [pattern, said] of FAULTS) {
    const found = pattern.exec(detail)
    if (found) return say(lang, typeof said === 'function' ? said(lang, Number(found[1])) : said)
  }
  return faultSentence(lang, detail)
}
