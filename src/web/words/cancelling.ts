import type { Said } from '../../platform/lang.ts'

/** Why an order is not cancelled in this way, and which way there is instead. */
export const CANCELLING_REFUSALS: Record<string, Said> = {
  'cancelling/company-pays': {
    nb: 'En virksomhet betaler for disse plassene. Det er virksomheten som gir dem tilbake, fra sidene sine, og som får pengene. Angreretten gjelder bare for privatpersoner.',
    en: 'An organisation pays for these seats. The organisation gives them back from its own pages and gets the money. Only private persons have a right of withdrawal.',
  },
  'cancelling/not-paid': {
    nb: 'Bestillingen er ikke betalt ennå. Gå til ordren og velg «Jeg vil ikke ha den likevel», så er plassen fri og ingenting trekkes.',
    en: 'The order is not paid yet. Go to the order and choose “I do not want it any more”: the seat is released and nothing is charged.',
  },
  'cancelling/late-money': {
    nb: 'Betalingen venter på en avgjørelse fordi vi ikke kunne gi deg plassen. På ordren står det hva som skjer med pengene og når.',
    en: 'The payment waits for a decision because we could not give you the seat. The order says what happens to the money and when.',
  },
  'cancelling/nothing-left': {
    nb: 'Det er ikke noe igjen å avbestille: kurset er over eller fullført, eller så er det avbestilt fra før.',
    en: 'There is nothing left to cancel: the course is over or completed, or it was cancelled before.',
  },
  'cancelling/asks-first': {
    nb: 'Etter vilkårene for dette kurset må du be om å få avbestille. Det som kommer tilbake, er det som gjelder når du spør.',
    en: 'Under the terms of this course you ask to cancel. What comes back is what it is when you ask.',
  },
  'cancel-request/not-needed': {
    nb: 'Du trenger ikke spørre: du kan avbestille med en gang.',
    en: 'You need not ask: you can cancel at once.',
  },
  'cancel-request/asked-already': {
    nb: 'Du har spurt før, og svaret er ikke kommet ennå. Trekk det spørsmålet hvis du vil spørre på nytt.',
    en: 'You have asked before, and the answer has not come yet. Take that request back if you want to ask anew.',
  },
  'cancel-request/over': {
    nb: 'Dette spørsmålet er besvart eller trukket.',
    en: 'This request was answered or taken back.',
  },
  'cancelling/changed': {
    nb: 'Noe er endret siden du så på det. Ingenting er avbestilt. Se over på nytt.',
    en: 'Something has changed since you looked. Nothing was cancelled. Look at it again.',
  },
}

type Act = { title: Said; open: Said; confirm: Said }
/** The ways a buyer ends a purchase: by the right of withdrawal, by the terms, and by asking where those leave it to staff. The labels are those the law asks for. */
export const ACTS: Record<'withdrawal' | 'terms' | 'asks', Act> = {
  withdrawal: {
    title: { nb: 'Angre kjøpet', en: 'Withdraw from the contract' },
    open: { nb: 'Angre kjøpet her', en: 'Withdraw from contract here' },
    confirm: { nb: 'Bekreft at jeg angrer kjøpet', en: 'Confirm withdrawal' },
  },
  terms: {
    title: { nb: 'Avbestill', en: 'Cancel' },
    open: { nb: 'Avbestill', en: 'Cancel' },
    confirm: { nb: 'Bekreft avbestillingen', en: 'Confirm cancellation' },
  },
  asks: {
    title: { nb: 'Be om å få avbestille', en: 'Ask to cancel' },
    open: { nb: 'Be om å få avbestille', en: 'Ask to cancel' },
    confirm: { nb: 'Send spørsmålet', en: 'Send the request' },
  },
}
