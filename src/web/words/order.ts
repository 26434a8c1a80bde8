import type { OrderView } from '../../checkout/order-view.ts'
import type { OrderState } from '../../orders/state.ts'
import type { Said } from '../../platform/lang.ts'

export type StateWords = { title: Said; sentence: Said; tone: 'good' | 'wait' | 'stop' }

/** An order's state as its buyer understands it. */
export function stateWords(order: OrderView): StateWords {
  if (order.state === 'confirmed' || order.state === 'awaiting-transfer') return seated(order)
  const paysShare = order.lines.some(({ kind }) => kind === 'share')
  if (paysShare && order.cancelCause && order.cancelCause !== 'credited') return SHARE_ENDED
  return order.cancelCause === 'seated-twice' ? seatedTwice(order) : STATES[order.state]
}

/** Paid for a seat that somebody had already: the money goes, or went, straight back. */
const seatedTwice = ({ state }: OrderView): StateWords => ({
  ...STATES[state === 'refunding' ? 'refunding' : 'refunded'],
  sentence: {
    nb: 'Noen i denne bestillingen hadde allerede plass på kurset da betalingen kom. Plassen står fast, og hele beløpet betales tilbake til kortet du betalte med.',
    en: 'Somebody in this order had a seat in the course already when the payment arrived. That seat stands, and the whole amount goes back to the card you paid with.',
  },
})

const DRAWN = {
  tone: 'good',
  sentence: {
    nb: 'Bestillingen er bekreftet. Den er tatt av det bedriften har betalt på forhånd, så det kommer ingen ny faktura.',
    en: 'The order is confirmed. It is taken from what your company has paid in advance, so no new invoice comes.',
  },
} as const

/** Nobody takes part in anything yet: that comes when it is drawn on. */
const prepaidWords = (state: OrderState): StateWords => ({
  title: { nb: 'Forhåndsbetalingen er bestilt', en: 'The prepaid is ordered' },
  tone: 'good',
  sentence:
    state === 'awaiting-transfer'
      ? {
          nb: 'Fakturaen kommer på e-post. Velg kurs når dere vil, og bruk det som er forhåndsbetalt i kassen.',
          en: 'The invoice comes by e-mail. Choose courses when you like, and use what is prepaid at the checkout.',
        }
      : {
          nb: 'Fakturaen er betalt. Velg kurs når dere vil, og bruk det som er forhåndsbetalt i kassen.',
          en: 'The invoice is paid. Choose courses when you like, and use what is prepaid at the checkout.',
        },
})

/** "You are in": the words depend on who bought and how it is paid. */
function seated(order: OrderView): StateWords {
  const { payer, payBy, state, seats, lines } = order
  if (lines.some(({ kind }) => kind === 'share')) return shareSeated(order)
  const company = payer.kind === 'company'
  const many = new Set(seats.map((seat) => seat.name)).size > 1
  const title: Said = company
    ? { nb: 'Plassene er deres', en: 'The seats are yours' }
    : many
      ? { nb: 'Plassene er dine', en: 'The seats are yours' }
      : { nb: 'Du har fått plass!', en: 'You have a seat!' }
  if (lines.some(({ kind }) => kind === 'prepaid')) return prepaidWords(state)
  if (payBy === 'prepaid') return { title, ...DRAWN }
  if (state === 'awaiting-transfer')
    return {
      title,
      tone: 'good',
      sentence: {
        nb: 'Bestillingen er bekreftet. Fakturaen kommer på e-post og betales innen fristen som står på den.',
        en: 'The order is confirmed. The invoice comes by e-mail and is to be paid by the date on it.',
      },
    }
  if (payBy === 'free')
    return {
      title,
      tone: 'good',
      sentence: {
        nb: 'Bestillingen er bekreftet. Det er ingenting å betale.',
        en: 'The order is confirmed. There is nothing to pay.',
      },
    }
  return {
    title,
    tone: 'good',
    sentence: {
      nb: 'Betalingen er mottatt og bestillingen er bekreftet. Vi har sendt en e-post med det du trenger.',
      en: 'We have your payment and the order is confirmed. We have sent an e-mail with what you need.',
    },
  }
}

/** A share of a seat that another order has. */
const shareSeated = ({ state }: OrderView): StateWords => ({
  title: { nb: 'Plassen er solgt, og dere betaler deres andel', en: 'The seat is sold, and you pay your share' },
  tone: 'good',
  sentence:
    state === 'awaiting-transfer'
      ? {
          nb: 'Deltakeren har betalt sin del. Fakturaen for deres del kommer på e-post og betales innen fristen som står på den.',
          en: 'The participant has paid their share. The invoice for yours comes by e-mail and is to be paid by the date on it.',
        }
      : { nb: 'Begge delene av prisen er gjort opp.', en: 'Both shares of the price are settled.' },
})

/** Its seat was never sold. */
const SHARE_ENDED: StateWords = {
  title: { nb: 'Det ble ikke noe av denne andelen', en: 'Nothing came of this share' },
  tone: 'stop',
  sentence: {
    nb: 'Deltakeren betalte ikke sin del i tide, så plassen ble ikke solgt. Dere er ikke fakturert og trenger ikke gjøre noe.',
    en: 'The participant did not pay their share in time, so the seat was not sold. You have not been invoiced and need not do anything.',
  },
}

const STATES: Record<Exclude<OrderState, 'confirmed' | 'awaiting-transfer'>, StateWords> = {
  'awaiting-payment': {
    title: { nb: 'Holdt av til deg – nå gjenstår betalingen', en: 'Held for you – payment is next' },
    sentence: {
      nb: 'Ingenting er trukket ennå. Betal før tiden går ut, ellers får andre sjansen.',
      en: 'Nothing has been charged yet. Pay before the time is up, or others get their chance.',
    },
    tone: 'wait',
  },
  'awaiting-other-payer': {
    title: {
      nb: 'Venter på at den som skal delta, betaler sin del',
      en: 'Waiting for the participant to pay their share',
    },
    sentence: {
      nb: 'Plassen er holdt av. Fakturaen for deres del skrives først når den andre delen er betalt. Blir den ikke betalt i tide, skal dere ikke betale noe.',
      en: 'The seat is held. The invoice for your share is made once the other share has been paid. If that is not paid in time, you pay nothing.',
    },
    tone: 'wait',
  },
  'payment-processing': {
    title: { nb: 'Banken din behandler betalingen', en: 'Your bank is processing the payment' },
    sentence: {
      nb: 'Du trenger ikke gjøre noe. Vi skriver til deg når banken har svart; er kurset fullt da, får du pengene tilbake.',
      en: 'You need not do anything. We write to you when the bank has answered; if the course is full by then, you get your money back.',
    },
    tone: 'wait',
  },
  lapsed: {
    title: { nb: 'Bestillingen er utløpt', en: 'This order has lapsed' },
    sentence: {
      nb: 'Den ble ikke betalt i tide. Ingenting er trukket, og plassen er gitt fri. Du kan bestille på nytt.',
      en: 'It was not paid in time. Nothing was charged and the seat was released. You can order again.',
    },
    tone: 'stop',
  },
  abandoned: {
    title: { nb: 'Du har avbrutt bestillingen', en: 'You have given up this order' },
    sentence: {
      nb: 'Ingenting er trukket, og plassen er gitt fri. Ombestemmer du deg, kan du bestille på nytt.',
      en: 'Nothing was charged and the seat was released. If you change your mind, you can order again.',
    },
    tone: 'stop',
  },
  'paid-unseated': {
    title: { nb: 'Betalt, men kurset ble fullt', en: 'Paid, but the course filled up' },
    sentence: {
      nb: 'Betalingen kom etter at plassen ble gitt fri. Pengene dine er trygge. Velg hva du vil; gjør du ingenting, betales hele beløpet tilbake av seg selv.',
      en: 'Your payment arrived after the seat was released. Your money is safe. Choose what you want; if you do nothing, all of it goes back by itself.',
    },
    tone: 'stop',
  },
  refunding: {
    title: { nb: 'Pengene er på vei tilbake', en: 'Your money is on its way back' },
    sentence: {
      nb: 'Vi har bedt banken om å betale tilbake. Det tar vanligvis noen dager.',
      en: 'We have asked the bank to pay it back. It usually takes a few days.',
    },
    tone: 'wait',
  },
  refunded: {
    title: { nb: 'Pengene er betalt tilbake', en: 'Your money has been paid back' },
    sentence: {
      nb: 'Hele beløpet er sendt til kortet du betalte med.',
      en: 'The whole amount was sent to the card you paid with.',
    },
    tone: 'stop',
  },
  'refund-failed': {
    title: { nb: 'Pengene kom ikke fram til kortet ditt', en: 'The money did not reach your card' },
    sentence: {
      nb: 'Banken din tok ikke imot tilbakebetalingen. Pengene er trygge hos oss, og vi tar kontakt om hvordan du får dem.',
      en: 'Your bank did not take the refund. Your money is safe with us, and we will contact you about how you get it.',
    },
    tone: 'wait',
  },
  credited: {
    title: { nb: 'Bestillingen er kreditert', en: 'This order has been credited' },
    sentence: {
      nb: 'Bestillingen er avsluttet og plassene er gitt fri. Kreditnotaen ligger under.',
      en: 'The order has been closed and the seats were released. The credit note is below.',
    },
    tone: 'stop',
  },
  exchanged: {
    title: { nb: 'Pengene betalte for et annet kurs', en: 'The money paid for another course' },
    sentence: {
      nb: 'Kurset ble fullt før betalingen kom, og du valgte et annet i stedet. Denne bestillingen er avsluttet.',
      en: 'The course filled up before your payment came, and you chose another instead. This order is closed.',
    },
    tone: 'good',
  },
  'in-review': {
    title: { nb: 'Vi ser på betalingen din', en: 'We are looking at your payment' },
    sentence: {
      nb: 'Betalingen stemmer ikke helt med bestillingen. Et menneske ser på den og skriver til deg.',
      en: 'The payment does not quite fit the order. A person is looking at it and will write to you.',
    },
    tone: 'wait',
  },
}

/** An order's state in a list, in a word or two. */
export const SHORT_STATES: Record<OrderState, Said> = {
  'awaiting-payment': { nb: 'Venter på betaling', en: 'Awaiting payment' },
  'awaiting-transfer': { nb: 'Faktura sendt', en: 'Invoice sent' },
  confirmed: { nb: 'Bekreftet', en: 'Confirmed' },
  'awaiting-other-payer': { nb: 'Venter på den andre betaleren', en: 'Waiting for the other payer' },
  'payment-processing': { nb: 'Banken behandler betalingen', en: 'Payment being processed' },
  lapsed: { nb: 'Utløpt', en: 'Lapsed' },
  abandoned: { nb: 'Avbrutt', en: 'Given up' },
  'refund-failed': { nb: 'Tilbakebetalingen kom ikke fram', en: 'Refund did not arrive' },
  'paid-unseated': { nb: 'Betalt, kurset ble fullt', en: 'Paid, course filled up' },
  refunding: { nb: 'Pengene er på vei tilbake', en: 'Money on its way back' },
  refunded: { nb: 'Betalt tilbake', en: 'Paid back' },
  credited: { nb: 'Kreditert', en: 'Credited' },
  exchanged: { nb: 'Byttet mot en annen bestilling', en: 'Exchanged for another order' },
  'in-review': { nb: 'Vi ser på betalingen', en: 'Payment being looked at' },
}
