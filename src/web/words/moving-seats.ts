import type { MoveState } from '../../moving/moved.ts'
import type { Said } from '../../platform/lang.ts'

export const MOVE_SEATS_WORDS: Said = { nb: 'Flytt plasser til en annen start', en: 'Move seats to another start' }

/** How a move of a company's seats stands, once it has come to an end. */
export const SEATS_TITLES: Record<MoveState, Said> = {
  done: { nb: 'Plassene er flyttet', en: 'The seats were moved' },
  'to-pay': { nb: 'Betal mellomlegget', en: 'Pay the difference' },
  lapsed: { nb: 'Plassene ble ikke flyttet', en: 'The seats were not moved' },
  'given-up': { nb: 'Flyttingen er avbrutt', en: 'The move was given up' },
  'money-back': { nb: 'Plassene ble ikke flyttet', en: 'The seats were not moved' },
}

export const SEATS_SENTENCES: Record<MoveState, Said> = {
  done: {
    nb: 'De gamle plassene er fri for andre, og de nye står uten navn hos dere. Kreditnota og faktura kommer for seg.',
    en: 'The old seats are free for others, and the new ones are yours without a name. The credit note and the invoice come on their own.',
  },
  'to-pay': {
    nb: 'Alle plassene er deres til dere har betalt. Betaler dere ikke, beholder dere dem dere har.',
    en: 'All the seats are yours until you have paid. If you do not pay, you keep those you have.',
  },
  lapsed: {
    nb: 'Mellomlegget ble ikke betalt i tide. Dere har plassene som før.',
    en: 'The difference was not paid in time. You have the seats as before.',
  },
  'given-up': {
    nb: 'Ingenting er trukket. Dere har plassene som før.',
    en: 'Nothing was charged. You have the seats as before.',
  },
  'money-back': {
    nb: 'Betalingen kom da plassene ikke kunne flyttes lenger. Pengene går tilbake til kortet, og dere har plassene som før.',
    en: 'The payment came when the seats could not be moved any more. The money goes back to the card, and you have the seats as before.',
  },
}
