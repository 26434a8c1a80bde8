import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { type Currency, type Money, money, spell } from '../../platform/money.ts'
import type { Problem } from '../../platform/problems.ts'
import { ACCOUNTING_REFUSALS } from './accounting.ts'
import { AGREEMENT_REFUSALS } from './agreements.ts'
import { ATTENDING_REFUSALS } from './attending.ts'
import { BANK_REFUSALS } from './bank-refusals.ts'
import { LINK_REFUSALS } from './campaigns.ts'
import { CATALOGUE_REFUSALS } from './catalogue-refusals.ts'
import { CERTIFYING_REFUSALS } from './certifying.ts'
import { CREDIT_REFUSALS } from './credit-refusals.ts'
import { DEVELOPING_REFUSALS } from './developing.ts'
import { EVALUATION_REFUSALS } from './evaluating.ts'
import { EXPORT_REFUSALS } from './exports.ts'
import { GOING_REFUSALS } from './going.ts'
import { HANDOVER_REFUSALS } from './handover.ts'
import { IMPORT_REFUSALS } from './importing.ts'
import { MESSAGE_REFUSALS } from './messages.ts'
import { MONTH_REFUSALS } from './months.ts'
import { ISSUE_REFUSALS } from './newsletter.ts'
import { OLD_RECEIVABLE_REFUSALS } from './old-receivables.ts'
import { PATH_REFUSALS } from './paths.ts'
import { PAYBACK_REFUSALS } from './paying-back.ts'
import { POSTPONING_REFUSALS } from './postponing.ts'
import { PREPAID_REFUSALS } from './prepaid.ts'
import { nearest, PRICING_REFUSALS } from './pricing-refusals.ts'
import { QUESTION_REFUSALS } from './questions.ts'
import { refusalSentence } from './refusals.ts'
import { REMINDER_REFUSALS } from './reminders.ts'
import { SUPPORT_REFUSALS } from './support.ts'
import { TASK_REFUSALS } from './tasks.ts'
import { VOUCHER_REFUSALS } from './vouchers.ts'
import { WALLET_REFUSALS } from './wallet-refusals.ts'

type Told = { field: string; said: Said | ((problem: Problem) => Said) }

const leftIn = ({ leftMinor, currency = 'NOK' }: Problem['facts']): Money =>
  money(Number(leftMinor), currency as Currency)

/** What a refusal says to those who work here, and the field it is about. */
const REFUSALS: Record<string, Told> = {
  ...CATALOGUE_REFUSALS,
  'seats/taken': { field: 'capacity', said: seatsTaken },
  ...ATTENDING_REFUSALS,
  ...QUESTION_REFUSALS,
  ...MESSAGE_REFUSALS,
  ...GOING_REFUSALS,
  ...POSTPONING_REFUSALS,
  ...ISSUE_REFUSALS,
  ...EVALUATION_REFUSALS,
  ...DEVELOPING_REFUSALS,
  ...TASK_REFUSALS,
  ...CERTIFYING_REFUSALS,
  ...BANK_REFUSALS,
  ...OLD_RECEIVABLE_REFUSALS,
  ...IMPORT_REFUSALS,
  ...MONTH_REFUSALS,
  ...ACCOUNTING_REFUSALS,
  ...EXPORT_REFUSALS,
  ...HANDOVER_REFUSALS,
  ...PAYBACK_REFUSALS,
  ...AGREEMENT_REFUSALS,
  ...PREPAID_REFUSALS,
  ...CREDIT_REFUSALS,
  ...VOUCHER_REFUSALS,
  ...LINK_REFUSALS,
  ...PATH_REFUSALS,
  ...PRICING_REFUSALS,
  'terms/changed-meanwhile': {
    field: 'terms',
    said: {
      nb: 'Noen andre skrev nye vilkår i samme øyeblikk. Se over dem og prøv igjen.',
      en: 'Somebody else wrote new terms at the same moment. Look at them and try again.',
    },
  },
  'companies/unconfirmed': {
    field: '',
    said: {
      nb: 'Vi har ikke bekreftet ennå at du handler for denne bedriften. Kontakt oss.',
      en: 'We have not confirmed yet that you act for this company. Contact us.',
    },
  },
  ...REMINDER_REFUSALS,
  'invoice/more-than-left': {
    field: '',
    said: ({ facts }) => ({
      nb: `Beløpet er større enn det som gjenstår, ${spell(leftIn(facts), 'nb')} med gebyr og rente.`,
      en: `The amount is more than is left, ${spell(leftIn(facts), 'en')} with fees and interest.`,
    }),
  },
  'invoice/being-credited': {
    field: '',
    said: {
      nb: 'Fakturaen krediteres eller erstattes akkurat nå. Vent til kreditnotaen er utstedt, og se så hva som gjenstår.',
      en: 'The invoice is being credited or replaced right now. Wait until the credit note is issued, then see what is left.',
    },
  },
  'sending/other-state': {
    field: '',
    said: {
      nb: 'Noen andre har gjort noe med denne e-fakturaen i mellomtiden. Se hvordan den står nå.',
      en: 'Somebody else has dealt with this e-invoice meanwhile. See how it stands now.',
    },
  },
  'access/last-administrator': {
    field: '',
    said: {
      nb: 'Ingen andre som kan logge inn, er administrator. Gi noen rollen først.',
      en: 'Nobody else who can sign in is an administrator. Give somebody the role first.',
    },
  },
  'companies/bad-number': {
    field: 'organisationNumber',
    said: {
      nb: 'Dette er ikke et organisasjonsnummer. Sjekk sifrene.',
      en: 'This is not an organisation number. Check the digits.',
    },
  },
  'companies/taken': {
    field: 'organisationNumber',
    said: {
      nb: 'Bedriften finnes her fra før. Be den som eier bedriftskontoen om å legge deg til, eller kontakt oss.',
      en: 'This company is here already. Ask the owner of its account to add you, or contact us.',
    },
  },
  'companies/confirmed': {
    field: '',
    said: {
      nb: 'Noen har bekreftet denne bedriften i mellomtiden.',
      en: 'Somebody has confirmed this company meanwhile.',
    },
  },
  'document/nothing-set-aside': {
    field: '',
    said: {
      nb: 'Ingen av ordrens dokumenter er satt til side, eller noen prøver dem allerede.',
      en: 'No document of this order was set aside, or somebody tries it already.',
    },
  },
  ...WALLET_REFUSALS,
  ...SUPPORT_REFUSALS,
  'order/not-creditable': {
    field: '',
    said: {
      nb: 'Bare en bekreftet ordre som ikke er kansellert, kan krediteres.',
      en: 'Only a confirmed order that has not been cancelled can be credited.',
    },
  },
  'order/invoice-not-issued': {
    field: '',
    said: {
      nb: 'Fakturaen er under utstedelse. Prøv igjen om et øyeblikk.',
      en: 'The invoice is being issued. Try again in a moment.',
    },
  },
  'order/not-confirmed': {
    field: '',
    said: {
      nb: 'Plassene kan få navn når ordren er bekreftet.',
      en: 'Seats can be named once the order is confirmed.',
    },
  },
  'order/disputed': {
    field: '',
    said: {
      nb: 'Kortholderen har bestridt betalingen, og banken holder pengene. Deler kan krediteres når det er avgjort; hele ordren kan krediteres nå.',
      en: 'The cardholder has disputed the payment, and the bank holds the money. Parts can be credited once that is decided; the whole order can be credited now.',
    },
  },
  'refund/more-than-paid': {
    field: '',
    said: {
      nb: 'Så mye er ikke igjen av betalingen. Noe er betalt tilbake før, eller bestridt av kortholderen.',
      en: 'That much is not left of the payment. Some was paid back before, or is disputed by the cardholder.',
    },
  },
  'order/nothing-to-decide': {
    field: '',
    said: {
      nb: 'Noen har avgjort dette allerede, eller kjøperen har fått pengene.',
      en: 'Somebody has decided this already, or the buyer has had the money.',
    },
  },
  'payment/too-little': {
    field: '',
    said: {
      nb: 'Det som er igjen av pengene, er mindre enn ordren koster, eller i en annen valuta. De kan bare gå tilbake.',
      en: 'What is left of the money is less than the order costs, or in another currency. It can only go back.',
    },
  },
  'refund/not-failed': {
    field: '',
    said: {
      nb: 'Denne tilbakebetalingen er på vei, er gått gjennom, eller er ordnet av noen andre.',
      en: 'This refund is on its way, has gone through, or has been seen to by somebody else.',
    },
  },
  'refund/nothing-left': {
    field: '',
    said: {
      nb: 'Det er ikke noe igjen av denne betalingen å betale tilbake.',
      en: 'Nothing of this payment is left to pay back.',
    },
  },
  'dispute/not-open-to-settle': {
    field: '',
    said: {
      nb: 'Innsigelsen er ikke avgjort ennå, eller den er allerede gjort ferdig.',
      en: 'The dispute has not been decided yet, or it has been finished already.',
    },
  },
  'credit/more-than-left': {
    field: '',
    said: ({ facts }) => ({
      nb: `Så mye står ikke igjen. Det meste som kan krediteres, er ${spell(leftIn(facts), 'nb')} med mva.`,
      en: `That much is not left. The most that can be credited is ${spell(leftIn(facts), 'en')} with VAT.`,
    }),
  },
  'credit/amount-not-representable': {
    field: 'amount',
    said: (problem) => ({
      nb: `Dette beløpet går ikke opp med mva. Nærmeste som gjør det: ${nearest('nb', problem)}.`,
      en: `This amount does not come out even with VAT. The nearest that does: ${nearest('en', problem)}.`,
    }),
  },
}

export function deskRefusal(lang: Lang, problem: Problem, requestId: string): { field: string; sentence: string } {
  const told = REFUSALS[problem.code]
  if (!told) return { field: '', sentence: refusalSentence(lang, problem, requestId) }
  const said = typeof told.said === 'function' ? told.said(problem) : told.said
  return { field: told.field, sentence: say(lang, said) }
}

/** The count, and what stops the sale instead. */
function seatsTaken({ facts }: Problem): Said {
  const [sold, held, lowest] = [Number(facts.sold), Number(facts.held), Number(facts.lowest)]
  const soldSeats = (lang: Lang) =>
    count(lang, sold, {
      one: { nb: '{n} plass er solgt', en: '{n} seat is sold' },
      other: { nb: '{n} plasser er solgt', en: '{n} seats are sold' },
    })
  const alsoHeld = { nb: ` og ${held} er holdt av`, en: ` and ${held} held` }
  const also = (lang: Lang) => (held === 0 ? '' : say(lang, alsoHeld))
  return {
    nb: `${soldSeats('nb')}${also('nb')}, så det kan ikke bli færre enn ${lowest}. Skal ingen flere selges, skriv ${lowest} eller ta oppstarten av salg.`,
    en: `${soldSeats('en')}${also('en')}, so there can be no fewer than ${lowest}. To sell no more, enter ${lowest} or take the start off sale.`,
  }
}
