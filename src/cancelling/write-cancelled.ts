import { type OrderView, orderView } from '../checkout/order-view.ts'
import { type Composed, frameMail } from '../notices/frame-mail.ts'
import { linkTo } from '../notices/link-to.ts'
import { calendarAlong, ownCalendar } from '../notices/own-calendar.ts'
import { writeMail } from '../notices/write-mail.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Lang, say } from '../platform/lang.ts'
import { spell } from '../platform/money.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { Till } from '../platform/till.ts'
import type { Cancelled } from './cancelled.ts'
import type { LostSeat } from './lost-seats.ts'
import { receiptLines } from './receipt-lines.ts'

type Told = { orderId: string; cancelled: Cancelled; lost: readonly LostSeat[]; wasAsked: boolean }

/** The confirmation that a buyer can keep, and word to everybody else who has lost a seat by it. */
export async function writeCancelled(tx: Tx, till: Till, { orderId, cancelled, lost, wasAsked }: Told): Promise<void> {
  const order = (await orderView(tx, orderId))!
  const { cancellationId } = cancelled
  await writeMail(tx, order, {
    dedupeKey: `cancelled:${cancellationId}`,
    kind: 'cancelled',
    ...composeReceipt(till, order, { ...cancelled, wasAsked }),
    attachments: await ownCalendar(tx, { orderId, email: order.payer.email, lang: order.lang }, tx.now),
  })
  for (const seat of lost)
    await writeMail(tx, order, {
      dedupeKey: `seat-cancelled:${cancellationId}:${seat.personId}:${seat.slug}`,
      kind: 'seat-cancelled',
      ...composeLoss(till, order, seat),
      attachments: calendarAlong(order.lang, seat.enrolmentId ? [seat.enrolmentId] : []),
      to: { name: seat.name, email: seat.email },
    })
}

type Of = Pick<OrderView, 'id' | 'lang' | 'linkTurn' | 'number' | 'payer'>

/** `wasAsked`: the buyer asked, and staff said yes. */
export function composeReceipt(
  till: Pick<Till, 'config'>,
  order: Of,
  { wasAsked, ...cancelled }: Cancelled & { wasAsked: boolean },
): Composed {
  const { lang, number } = order
  const withdrawn = cancelled.lines.every(({ rule }) => rule.kind === 'withdrawal')
  const subject = withdrawn
    ? say(lang, { nb: `Ordre ${number}: kjøpet er angret`, en: `Order ${number}: you have withdrawn` })
    : say(lang, { nb: `Ordre ${number}: avbestilt`, en: `Order ${number}: cancelled` })
  return frameMail(lang, {
    subject,
    opening: say(lang, {
      nb: `${wasAsked ? 'Du ba om å få avbestille, og det er i orden.' : 'Vi bekrefter at vi har fått beskjeden din.'} ${back('nb', cancelled)}`,
      en: `${wasAsked ? 'You asked to cancel, and we have done it.' : 'We confirm that we have your notice.'} ${back('en', cancelled)}`,
    }),
    lines: receiptLines(lang, cancelled),
    after: say(lang, {
      nb: 'Ta vare på denne e-posten. Kreditnotaen kommer for seg og ligger på ordresiden.',
      en: 'Keep this e-mail. The credit note comes on its own and stands on the order page.',
    }),
    link: { url: linkTo(till, order), see: say(lang, { nb: 'Se ordren', en: 'See your order' }) },
  })
}

const back = (lang: Lang, cancelled: Cancelled): string =>
  cancelled.back.minor === 0
    ? say(lang, { nb: 'Ingen penger kommer tilbake.', en: 'No money comes back.' })
    : say(lang, {
        nb: `Du får tilbake ${spell(cancelled.back, lang)}.`,
        en: `You get back ${spell(cancelled.back, lang)}.`,
      })

/** Whoever sat there learns that the seat is gone and who can say why; the order and its money are not theirs to see. */
export function composeLoss(
  till: Pick<Till, 'config'>,
  { lang, payer }: Of,
  { title, slug }: Pick<LostSeat, 'title' | 'slug'>,
): Composed {
  return frameMail(lang, {
    subject: say(lang, { nb: `Plassen din på ${title} er avbestilt`, en: `Your seat in ${title} was cancelled` }),
    opening: say(lang, {
      nb: `${payer.name}, som betalte for plassen din, har avbestilt den. Du er ikke påmeldt lenger.`,
      en: `${payer.name}, who paid for your seat, has cancelled it. You are no longer enrolled.`,
    }),
    lines: [title],
    after: say(lang, {
      nb: 'Spør den som betalte, hvis du lurer på hvorfor. Vil du likevel delta, kan du kjøpe en plass selv hvis kurset har noen igjen.',
      en: 'Ask whoever paid if you wonder why. If you still want to take part, you can buy a seat yourself if the course has any left.',
    }),
    link: {
      url: pageUrl(till.config.publicUrl, lang, `/courses/${slug}`),
      see: say(lang, { nb: 'Se kurset', en: 'See the course' }),
    },
  })
}
