import type Stripe from 'stripe'

export type Lang = 'nb' | 'en'

const nb = {
  banner: 'Sandkasse: her flyttes ingen penger, og ingen kort belastes.',
  payTo: (merchant: string) => `Betal til ${merchant}`,
  total: 'Å betale',
  lines: 'Dette betaler du for',
  description: 'Beskrivelse',
  quantity: 'Antall',
  amount: 'Beløp',
  receiptTo: 'Kvittering sendes til',
  timeLeft: (left: string, clock: string) => `Betalingssiden er åpen i ${left} til, til kl. ${clock}.`,
  choose: 'Velg hva som skal skje',
  pay: (total: string) => `Betal ${total}`,
  payNote: 'Testkort 4242 4242 4242 4242, betalingen går gjennom.',
  decline: 'Prøv et kort som avvises',
  declineNote: 'Testkort 4000 0000 0000 0002, banken sier nei.',
  secure: 'Betal med 3-D Secure',
  secureNote: 'Testkort 4000 0000 0000 3220, banken spør hvem du er.',
  abandon: 'Avbryt og gå tilbake',
  problem: 'Feil',
  declined: 'Kortet ble avvist. Ingenting er trukket. Prøv igjen eller avbryt.',
  notAuthenticated: 'Banken kunne ikke bekrefte at det er deg. Ingenting er trukket. Prøv igjen eller avbryt.',
  bankAsks: 'Banken spør: er det deg?',
  bankAsksText: (total: string, merchant: string) => `Bekreft betalingen på ${total} til ${merchant}.`,
  approve: 'Ja, bekreft betalingen',
  fail: 'Nei, ikke bekreft',
  expired: 'Betalingssiden er lukket',
  expiredText: 'Tiden for å betale er ute. Ingenting er trukket.',
  paid: 'Dette er allerede betalt',
  paidText: 'Betalingen er mottatt, og kortet er belastet én gang.',
  unknown: 'Betalingssiden finnes ikke',
  unknownText: 'Lenken er feil, eller sandkassen er tømt.',
  left: 'Du har avbrutt',
  leftText: 'Ingenting er trukket. Du kan lukke denne siden.',
  back: 'Tilbake til butikken',
}

const en: typeof nb = {
  banner: 'Sandbox: no money moves here and no card is charged.',
  payTo: (merchant) => `Pay ${merchant}`,
  total: 'To pay',
  lines: 'What you are paying for',
  description: 'Description',
  quantity: 'Quantity',
  amount: 'Amount',
  receiptTo: 'The receipt goes to',
  timeLeft: (left, clock) => `This page stays open for another ${left}, until ${clock}.`,
  choose: 'Choose what happens',
  pay: (total) => `Pay ${total}`,
  payNote: 'Test card 4242 4242 4242 4242, the payment goes through.',
  decline: 'Try a card that is declined',
  declineNote: 'Test card 4000 0000 0000 0002, the bank says no.',
  secure: 'Pay with 3-D Secure',
  secureNote: 'Test card 4000 0000 0000 3220, the bank asks who you are.',
  abandon: 'Cancel and go back',
  problem: 'Error',
  declined: 'The card was declined. Nothing has been charged. Try again or cancel.',
  notAuthenticated: 'The bank could not confirm that it is you. Nothing has been charged. Try again or cancel.',
  bankAsks: 'Your bank asks: is it you?',
  bankAsksText: (total, merchant) => `Confirm the payment of ${total} to ${merchant}.`,
  approve: 'Yes, confirm the payment',
  fail: 'No, do not confirm',
  expired: 'This payment page is closed',
  expiredText: 'The time to pay is over. Nothing has been charged.',
  paid: 'This is paid already',
  paidText: 'The payment has been received and the card was charged once.',
  unknown: 'There is no such payment page',
  unknownText: 'The link is wrong, or the sandbox has been emptied.',
  left: 'You have cancelled',
  leftText: 'Nothing has been charged. You can close this page.',
  back: 'Back to the shop',
}

type Words = typeof nb
export const WORDS: Record<Lang, Words> = { nb, en }

/** The session's locale decides; `auto` leaves it to the browser. */
export function langOf(session: Stripe.Checkout.Session | undefined, acceptLanguage = ''): Lang {
  const locale = session?.locale ?? 'auto'
  const wanted = locale === 'auto' ? acceptLanguage.trim().toLowerCase() : locale
  return /^(nb|no|nn)/.test(wanted) || wanted === '' ? 'nb' : 'en'
}
