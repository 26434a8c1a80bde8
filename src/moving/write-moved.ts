import { type OrderView, orderView } from '../checkout/order-view.ts'
import { type Composed, frameMail } from '../notices/frame-mail.ts'
import { learningLink } from '../notices/learning-link.ts'
import { linkTo } from '../notices/link-to.ts'
import { calendarAlong } from '../notices/own-calendar.ts'
import { writeMail } from '../notices/write-mail.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Lang, type Said, say } from '../platform/lang.ts'
import { spell } from '../platform/money.ts'
import type { Till } from '../platform/till.ts'
import { placeInWords, ruleInWords, seatsInWords, sumsInWords } from './in-words.ts'
import type { MovedFacts } from './moved.ts'
import type { SeatToMove } from './seat-to-move.ts'

type Told = {
  orderId: string
  moveId: string
  seat: Pick<SeatToMove, 'name' | 'email' | 'enrolmentId'>
  facts: MovedFacts
}

/** Tells whoever paid, and whoever sits in the seat where that is somebody else, where it is now. */
export async function writeMoved(tx: Tx, till: Till, told: Told): Promise<void> {
  const order = (await orderView(tx, told.orderId))!
  const { moveId, seat, facts } = told
  const calendar = calendarAlong(order.lang, [seat.enrolmentId])
  const isOwn = seat.email === order.payer.email
  await writeMail(tx, order, {
    dedupeKey: `moved:${moveId}`,
    kind: 'moved',
    ...composeMoved(till, order, facts),
    attachments: isOwn ? calendar : [],
  })
  if (isOwn) return
  await writeMail(tx, order, {
    dedupeKey: `seat-moved:${moveId}`,
    kind: 'seat-moved',
    ...composeSeatMoved(till, order, facts),
    attachments: calendar,
    to: { name: seat.name, email: seat.email },
  })
}

type Of = Pick<OrderView, 'id' | 'lang' | 'linkTurn' | 'number' | 'payer'>

export function composeMoved(till: Pick<Till, 'config'>, order: Of, facts: MovedFacts): Composed {
  const { lang, number } = order
  return frameMail(lang, {
    subject: say(lang, movedSubject(number, facts)),
    opening: say(lang, {
      nb: `${facts.seats === undefined ? 'Plassen' : seatsInWords(facts.seats, 'nb')} er nå på ${placeInWords(facts.to, 'nb')}.`,
      en: `${facts.seats === undefined ? 'The seat is' : areNow(facts.seats)} now on ${placeInWords(facts.to, 'en')}.`,
    }),
    lines: [from(lang, facts), ruleInWords(facts.rule, lang), ...sumsInWords(facts, lang, true)],
    after: say(lang, {
      nb: `Kreditnota for ${isOne(facts) ? 'den gamle plassen' : 'de gamle plassene'} og faktura for ${isOne(facts) ? 'den nye' : 'de nye'} kommer for seg og ligger på ordresiden.`,
      en: `A credit note for the old ${isOne(facts) ? 'seat' : 'seats'} and an invoice for the new ${isOne(facts) ? 'one' : 'ones'} come on their own and stand on the order page.`,
    }),
    link: { url: linkTo(till, order), see: say(lang, { nb: 'Se ordren', en: 'See your order' }) },
  })
}

const isOne = ({ seats = 1 }: MovedFacts): boolean => seats === 1
const areNow = (seats: number): string => `${seatsInWords(seats, 'en')} ${seats === 1 ? 'is' : 'are'}`

const movedSubject = (number: number, { seats }: MovedFacts): Said =>
  seats === undefined
    ? { nb: `Ordre ${number}: plassen er byttet`, en: `Order ${number}: the seat was moved` }
    : {
        nb: `Ordre ${number}: ${seatsInWords(seats, 'nb')} er flyttet`,
        en: `Order ${number}: ${seatsInWords(seats, 'en')} moved`,
      }

/** Tells whoever ordered for a company where its seats are now. */
export async function writeSeatsMoved(tx: Tx, till: Till, told: Omit<Told, 'seat'>): Promise<void> {
  const order = (await orderView(tx, told.orderId))!
  const mail = { dedupeKey: `moved:${told.moveId}`, kind: 'moved', attachments: [] } as const
  await writeMail(tx, order, { ...mail, ...composeMoved(till, order, told.facts) })
}

/** The order and its money are not theirs to see. */
export function composeSeatMoved(till: Pick<Till, 'config'>, { lang, payer }: Of, facts: MovedFacts): Composed {
  return frameMail(lang, {
    subject: say(lang, {
      nb: `Plassen din på ${facts.from.title} er byttet`,
      en: `Your seat in ${facts.from.title} was moved`,
    }),
    opening: say(lang, {
      nb: `Du er nå påmeldt ${placeInWords(facts.to, 'nb')}.`,
      en: `You are now enrolled in ${placeInWords(facts.to, 'en')}.`,
    }),
    lines: [from(lang, facts)],
    after: say(lang, {
      nb: `${payer.name} har betalt for plassen og kan si hvorfor den er byttet.`,
      en: `${payer.name} paid for the seat and can say why it was moved.`,
    }),
    link: learningLink(till, lang),
  })
}

const from = (lang: Lang, { from: left }: MovedFacts): string =>
  say(lang, { nb: `Før: ${placeInWords(left, 'nb')}`, en: `Before: ${placeInWords(left, 'en')}` })

type Refused = { orderId: string; moveId: string; facts: MovedFacts; because: string }

/** What was paid for a move that could not be done any more goes back, and the old seat is there as before. */
export async function writeMoneyBack(tx: Tx, till: Till, { orderId, moveId, facts, because }: Refused): Promise<void> {
  const order = (await orderView(tx, orderId))!
  await writeMail(tx, order, {
    dedupeKey: `move-refused:${moveId}`,
    kind: 'move-refused',
    ...composeMoneyBack(till, order, { facts, because }),
    attachments: [],
  })
}

export function composeMoneyBack(
  till: Pick<Till, 'config'>,
  order: Of,
  { facts, because }: Pick<Refused, 'facts' | 'because'>,
): Composed {
  const { lang, number } = order
  return frameMail(lang, {
    subject: say(lang, {
      nb: `Ordre ${number}: ${isOne(facts) ? 'plassen' : 'plassene'} ble ikke byttet`,
      en: `Order ${number}: the ${isOne(facts) ? 'seat was' : 'seats were'} not moved`,
    }),
    opening: say(lang, {
      nb: `Betalingen kom da ${isOne(facts) ? 'plassen' : 'plassene'} på ${placeInWords(facts.to, 'nb')} ikke kunne gis lenger. Ingenting er byttet.`,
      en: `The payment came when the ${isOne(facts) ? 'seat' : 'seats'} on ${placeInWords(facts.to, 'en')} could not be given any more. Nothing was moved.`,
    }),
    lines: [
      ...(because === 'moving/full'
        ? [say(lang, { nb: 'Det er ingen ledige plasser igjen.', en: 'No seats are left there.' })]
        : []),
      ...(facts.toPay
        ? [
            say(lang, {
              nb: `Hele mellomlegget, ${spell(facts.toPay, 'nb')}, går tilbake til kortet.`,
              en: `All of the difference, ${spell(facts.toPay, 'en')}, goes back to the card.`,
            }),
          ]
        : []),
    ],
    after: say(lang, {
      nb: facts.seats === undefined ? 'Du kan bytte til en annen kursstart fra ordren.' : 'Dere har plassene som før.',
      en: facts.seats === undefined ? 'You can move to another date from your order.' : 'You have the seats as before.',
    }),
    link: { url: linkTo(till, order), see: say(lang, { nb: 'Se ordren', en: 'See your order' }) },
  })
}
