import type { OrderNow, OrderState } from '../../orders/state.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { moment, spelledDay } from '../components/when.ts'
import type { Tone } from '../desk/tag.ts'

type StateWords = { name: Said; tone: Tone; sentence: Said }

/** An order's state as those who work here speak of it. */
export const STATES: Record<OrderState, StateWords> = {
  'awaiting-payment': {
    name: { nb: 'Venter på betaling', en: 'Awaiting payment' },
    tone: 'warning',
    sentence: { nb: 'Plassene er holdt av, men ikke betalt.', en: 'The seats are held but not paid for.' },
  },
  'awaiting-other-payer': {
    name: { nb: 'Venter på den andre betaleren', en: 'Waiting for the other payer' },
    tone: 'info',
    sentence: {
      nb: 'Prisen er delt. Når den som skal delta, har betalt sin del, faktureres denne.',
      en: 'The price is shared. Once the participant has paid their share, this one is invoiced.',
    },
  },
  'payment-processing': {
    name: { nb: 'Betaling behandles', en: 'Payment processing' },
    tone: 'info',
    sentence: {
      nb: 'Kjøperens bank har ikke svart ennå. Ingenting er trukket, og plassene kan bli gitt til andre imens.',
      en: 'The buyer’s bank has not answered yet. Nothing was charged, and the seats may go to others meanwhile.',
    },
  },
  lapsed: {
    name: { nb: 'Utløpt', en: 'Lapsed' },
    tone: 'neutral',
    sentence: {
      nb: 'Kjøperen betalte ikke i tide. Ingenting er trukket, og plassene er fri.',
      en: 'The buyer did not pay in time. Nothing was charged and the seats are free.',
    },
  },
  abandoned: {
    name: { nb: 'Avbrutt', en: 'Given up' },
    tone: 'neutral',
    sentence: {
      nb: 'Kjøperen avbrøt bestillingen før den var betalt. Ingenting er trukket, og plassene er fri.',
      en: 'The buyer gave the order up before it was paid. Nothing was charged and the seats are free.',
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
  'refund-failed': {
    name: { nb: 'Ikke betalt tilbake', en: 'Not paid back' },
    tone: 'danger',
    sentence: {
      nb: 'Ordren er avsluttet, men pengene kom ikke fram til kjøperen. De er hos oss.',
      en: 'The order is closed, but the money did not reach the buyer. We have it.',
    },
  },
  credited: {
    name: { nb: 'Kreditert', en: 'Credited' },
    tone: 'neutral',
    sentence: {
      nb: 'Hele ordren er tatt tilbake, og plassene er fri.',
      en: 'The whole order was taken back and the seats are free.',
    },
  },
  exchanged: {
    name: { nb: 'Byttet mot en annen ordre', en: 'Exchanged for another order' },
    tone: 'neutral',
    sentence: {
      nb: 'Kurset var fullt da betalingen kom. Pengene betalte for en annen ordre i stedet.',
      en: 'The course was full when the payment came. The money paid for another order instead.',
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
    case 'wait':
      return say(lang, {
        nb: 'Banken sier fra av seg selv. Verken kjøperen eller vi trenger å gjøre noe.',
        en: 'The bank will say by itself. Neither the buyer nor we have to do anything.',
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
    case 'repay':
      return say(lang, {
        nb: 'Økonomi må prøve igjen eller betale til en bankkonto.',
        en: 'Finance has to try again or pay to a bank account.',
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

export const DOCUMENT_KINDS = {
  invoice: { nb: 'Faktura', en: 'Invoice' },
  'credit-note': { nb: 'Kreditnota', en: 'Credit note' },
} as const satisfies Record<string, Said>
