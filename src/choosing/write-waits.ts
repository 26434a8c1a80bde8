import { type OrderView, orderView } from '../checkout/order-view.ts'
import { type Composed, frameMail } from '../notices/frame-mail.ts'
import { linkTo } from '../notices/link-to.ts'
import { writeMail } from '../notices/write-mail.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import type { Tx } from '../platform/db/transact.ts'
import { dayInWords, say } from '../platform/lang.ts'
import { spell } from '../platform/money.ts'
import type { Till } from '../platform/till.ts'

type Waits = { orderId: string; until: Date }

/** Tells the buyer what waiting first means, for how long, and that they can have the money back meanwhile. */
export async function writeWaits(tx: Tx, till: Till, { orderId, until }: Waits): Promise<void> {
  const order = (await orderView(tx, orderId))!
  await writeMail(tx, order, {
    dedupeKey: `waits-first:${orderId}:${tx.now.toISOString()}`,
    kind: 'waits-first',
    ...composeWaits(till, order, until),
    attachments: [],
  })
}

type Line = Pick<OrderView['lines'][number], 'quantity' | 'title' | 'detail'>
type Of = Pick<OrderView, 'id' | 'lang' | 'linkTurn' | 'number' | 'total'> & { lines: readonly Line[] }

export function composeWaits(till: Pick<Till, 'config'>, order: Of, until: Date): Composed {
  const { lang, number, total } = order
  const last = dayIn(SELLER_ZONE, until)
  return frameMail(lang, {
    subject: say(lang, {
      nb: `Ordre ${number}: du står først på ventelisten`,
      en: `Order ${number}: you are first on the waiting list`,
    }),
    opening: say(lang, {
      nb: `Blir det en plass ledig, er den din med en gang, og du får bekreftelsen på e-post. Vi tar vare på de ${spell(total, 'nb')} du har betalt.`,
      en: `If a seat comes free, it is yours at once, and you get the confirmation by e-mail. We keep the ${spell(total, 'en')} that you have paid.`,
    }),
    lines: order.lines.map((line) => `${line.quantity} × ${line.title} – ${line.detail}`),
    after: say(lang, {
      nb: `Blir ingen plass ledig, går hele beløpet tilbake av seg selv ${dayInWords(last, 'nb')}. Vil du ikke vente, kan du be om pengene på ordresiden når som helst.`,
      en: `If none comes free, all of it goes back by itself on ${dayInWords(last, 'en')}. If you do not want to wait, ask for the money on the order page at any time.`,
    }),
    link: { url: linkTo(till, order), see: say(lang, { nb: 'Se ordren', en: 'See your order' }) },
  })
}
