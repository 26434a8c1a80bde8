import type { PastEvent } from '../../audit/events-of.ts'
import type { OrderNow, OrderState } from '../../orders/state.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { type Currency, money } from '../../platform/money.ts'
import { moment, spelledDay } from '../components/when.ts'
import type { Tone } from '../desk/tag.ts'
import { price } from './offers.ts'

type StateWords = { name: Said; tone: Tone; sentence: Said }

/** An order's state as those who work here speak of it. */
export const STATES: Record<OrderState, StateWords> = {
  'awaiting-payment': {
    name: { nb: 'Venter på betaling', en: 'Awaiting payment' },
    tone: 'warning',
    sentence: { nb: 'Plassene er holdt av, men ikke betalt.', en: 'The seats are held but not paid for.' },
  },
  lapsed: {
    name: { nb: 'Utløpt', en: 'Lapsed' },
    tone: 'neutral',
    sentence: {
      nb: 'Kjøperen betalte ikke i tide. Ingenting er trukket, og plassene er fri.',
      en: 'The buyer did not pay in time. Nothing was charged and the seats are free.',
    },
  },
  confirmed: {
    name: { nb: 'Bekreftet', en: 'Confirmed' },
    tone: 'success',
    sentence: { nb: 'Plassene er kjøperens.', en: 'The seats are the buyer’s.' },
  },
  'awaiting-transfer': {
    name: { nb: 'Bekreftet, ikke betalt', en: 'Confirmed, unpaid' },
    tone: 'info',
    sentence: {
      nb: 'Plassene er bedriftens. Fakturaen er ikke betalt ennå.',
      en: 'The seats are the company’s. The invoice is not paid yet.',
    },
  },
  'paid-unseated': {
    name: { nb: 'Betalt uten plass', en: 'Paid without a seat' },
    tone: 'danger',
    sentence: {
      nb: 'Betalingen kom etter at plassen var gitt fri, og kurset var fullt. Pengene er hos oss.',
      en: 'The payment came after the seat was released, and the course was full. We have the money.',
    },
  },
  refunding: {
    name: { nb: 'Betales tilbake', en: 'Being refunded' },
    tone: 'info',
    sentence: {
      nb: 'Tilbakebetalingen er sendt til banken, men ikke bekreftet ennå.',
      en: 'The refund is with the bank but not confirmed yet.',
    },
  },
  refunded: {
    name: { nb: 'Betalt tilbake', en: 'Refunded' },
    tone: 'neutral',
    sentence: { nb: 'Hele beløpet er betalt tilbake til kortet.', en: 'The whole amount went back to the card.' },
  },
  credited: {
    name: { nb: 'Kreditert', en: 'Credited' },
    tone: 'neutral',
    sentence: {
      nb: 'Hele ordren er tatt tilbake, og plassene er fri.',
      en: 'The whole order was taken back and the seats are free.',
    },
  },
  'in-review': {
    name: { nb: 'Må ses på', en: 'Needs a look' },
    tone: 'danger',
    sentence: {
      nb: 'Beløpet som kom inn, er et annet enn det som ble bestilt. Ingen har fått plass.',
      en: 'The amount that arrived is not what was ordered. Nobody has been given a seat.',
    },
  },
}

/** What happens next, who does it, and when; `today` is a calendar day of the seller. */
export function nextWords(lang: Lang, { next }: OrderNow, today: string): string {
  const instant = () => (next.until === null ? '' : moment(lang, SELLER_ZONE, new Date(next.until)))
  const date = () => (next.until === null ? '' : spelledDay(lang, next.until.slice(0, 10)))
  switch (next.act) {
    case 'pay':
      return say(lang, {
        nb: `Kjøperen må betale innen ${instant()}. Ellers blir plassene fri av seg selv.`,
        en: `The buyer has to pay by ${instant()}; otherwise the seats are released by themselves.`,
      })
    case 'choose':
      return say(lang, {
        nb: `Pengene går tilbake av seg selv ${instant()} hvis ikke noe annet blir avtalt.`,
        en: `The money goes back by itself on ${instant()} unless something else is agreed.`,
      })
    case 'transfer':
      if (next.until !== null && next.until < today)
        return say(lang, {
          nb: `Den forfalt ${date()}. Be kjøperen betale, eller avtal noe annet.`,
          en: `It was due on ${date()}. Ask the buyer to pay, or agree on something else.`,
        })
      return next.until === null
        ? say(lang, {
            nb: 'Fakturaen er på vei ut; kjøperen betaler innen fristen på den.',
            en: 'The invoice is on its way; the buyer pays by the date on it.',
          })
        : say(lang, {
            nb: `Kjøperen betaler fakturaen innen ${date()}.`,
            en: `The buyer pays the invoice by ${date()}.`,
          })
    case 'refund':
      return say(lang, {
        nb: 'Banken bekrefter vanligvis i løpet av noen dager. Vi trenger ikke gjøre noe.',
        en: 'The bank usually confirms within some days. Nothing for us to do.',
      })
    case 'look':
      return say(lang, {
        nb: 'Økonomi avtaler med kjøperen og betaler pengene tilbake. Så kan kjøperen bestille på nytt.',
        en: 'Finance agrees with the buyer and pays the money back. Then the buyer can order again.',
      })
    case 'none':
      return say(lang, { nb: 'Ingenting gjenstår.', en: 'Nothing is left to do.' })
  }
}

/** What happened, in a sentence; an event we have no words for keeps its name. */
export function eventWords(lang: Lang, { name, facts }: PastEvent, currency: Currency): string {
  const amount = (key: string) => price(lang, money(Number(facts[key] ?? 0), currency))
  const words: Record<string, Said> = {
    OrderPlaced: { nb: 'Bestilt. Plassene ble holdt av.', en: 'Ordered. The seats were held.' },
    OrderSettled:
      facts.payBy === 'invoice'
        ? { nb: 'Bestilt på faktura og bekreftet med en gang.', en: 'Ordered on invoice and confirmed at once.' }
        : facts.payBy === 'free'
          ? { nb: 'Bestilt og bekreftet. Ingenting å betale.', en: 'Ordered and confirmed. Nothing to pay.' }
          : {
              nb: `Betalt med kort (${amount('totalMinor')}). Ordren ble bekreftet.`,
              en: `Paid by card (${amount('totalMinor')}). The order was confirmed.`,
            },
    OrderLapsed: { nb: 'Ikke betalt i tide. Plassene ble gitt fri.', en: 'Not paid in time. The seats were released.' },
    MoneyReturned: {
      nb: `Alle pengene (${amount('amountMinor')}) sendes tilbake, og ordren er slutt.`,
      en: `All the money (${amount('amountMinor')}) is sent back, and the order ends.`,
    },
    OrderUnseated: { nb: 'Betalt for sent, og kurset var fullt.', en: 'Paid too late, and the course was full.' },
    OrderCredited: {
      nb: `Hele ordren ble kreditert: ${String(facts.reason ?? '')}`,
      en: `The whole order was credited: ${String(facts.reason ?? '')}`,
    },
    PaymentMismatched: {
      nb: `Et annet beløp enn bestilt kom inn: ${amount('capturedMinor')}.`,
      en: `Another amount than ordered arrived: ${amount('capturedMinor')}.`,
    },
    RefundRequested: {
      nb: `Tilbakebetaling av ${amount('amountMinor')} ble satt i gang.`,
      en: `A refund of ${amount('amountMinor')} was started.`,
    },
    RefundSucceeded: {
      nb: `${amount('amountMinor')} er betalt tilbake til kortet.`,
      en: `${amount('amountMinor')} went back to the card.`,
    },
    RefundFailed: { nb: 'Tilbakebetalingen gikk ikke gjennom.', en: 'The refund did not go through.' },
    SeatsNamed: {
      nb: `${Number(facts.seats)} plasser fikk navn.`,
      en: `${Number(facts.seats)} seats were given names.`,
    },
    DocumentIssued:
      facts.kind === 'credit-note'
        ? { nb: 'Kreditnota utstedt.', en: 'Credit note issued.' }
        : { nb: 'Faktura utstedt.', en: 'Invoice issued.' },
  }
  const said = words[name]
  return said ? say(lang, said) : name
}

/** Who did it, where it was not a person whose name we know. */
export function actorWords(lang: Lang, actor: string): string {
  if (actor === 'visitor') return say(lang, { nb: 'kjøperen', en: 'the buyer' })
  if (actor === 'stripe') return say(lang, { nb: 'betalingsleverandøren', en: 'the payment provider' })
  if (actor.startsWith('client:')) return say(lang, { nb: 'et annet system', en: 'another system' })
  if (actor.startsWith('person:')) return say(lang, { nb: 'en person', en: 'a person' })
  return say(lang, { nb: 'automatisk', en: 'automatically' })
}

export const MAIL_KINDS: Record<string, Said> = {
  confirmation: { nb: 'Bekreftelse', en: 'Confirmation' },
  unseated: { nb: 'Betalt, men kurset ble fullt', en: 'Paid, but the course filled up' },
  refunded: { nb: 'Pengene er på vei tilbake', en: 'The money is on its way back' },
  credited: { nb: 'Ordren er kreditert', en: 'The order has been credited' },
}
export const DOCUMENT_KINDS = {
  invoice: { nb: 'Faktura', en: 'Invoice' },
  'credit-note': { nb: 'Kreditnota', en: 'Credit note' },
} as const satisfies Record<string, Said>
