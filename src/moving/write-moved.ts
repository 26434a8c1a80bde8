import { type OrderView, orderView } from '../checkout/order-view.ts'
import { type Composed, frameMail } from '../notices/frame-mail.ts'
import { learningLink } from '../notices/learning-link.ts'
import { linkTo } from '../notices/link-to.ts'
import { calendarAlong } from '../notices/own-calendar.ts'
import { writeMail } from '../notices/write-mail.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Lang, say } from '../platform/lang.ts'
import { spell } from '../platform/money.ts'
import type { Till } from '../platform/till.ts'
import { placeInWords, ruleInWords, sumsInWords } from './in-words.ts'
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
    subject: say(lang, { nb: `Ordre ${number}: plassen er byttet`, en: `Order ${number}: the seat was moved` }),
    opening: say(lang, {
      nb: `Plassen er nå på ${placeInWords(facts.to, 'nb')}.`,
      en: `The seat is now on ${placeInWords(facts.to, 'en')}.`,
    }),
    lines: [from(lang, facts), ruleInWords(facts.rule, lang), ...sumsInWords(facts, lang, true)],
    after: say(lang, {
      nb: 'Kreditnota for den gamle plassen og faktura for den nye kommer for seg og ligger på ordresiden.',
      en: 'A credit note for the old seat and an invoice for the new one come on their own and stand on the order page.',
    }),
    link: { url: linkTo(till, order), see: say(lang, { nb: 'Se ordren', en: 'See your order' }) },
  })
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
      nb: `Ordre ${number}: plassen ble ikke byttet`,
      en: `Order ${number}: the seat was not moved`,
    }),
    opening: say(lang, {
      nb: `Betalingen kom da plassen på ${placeInWords(facts.to, 'nb')} ikke kunne gis lenger. Ingenting er byttet.`,
      en: `The payment came when the seat on ${placeInWords(facts.to, 'en')} could not be given any more. Nothing was moved.`,
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
      nb: 'Du kan bytte til en annen kursstart fra ordren.',
      en: 'You can move to another date from your order.',
    }),
    link: { url: linkTo(till, order), see: say(lang, { nb: 'Se ordren', en: 'See your order' }) },
  })
}
