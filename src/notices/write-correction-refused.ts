import { orderView } from '../checkout/order-view.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Lang, say } from '../platform/lang.ts'
import type { Till } from '../platform/till.ts'
import { type Composed, frameMail } from './frame-mail.ts'
import { linkTo } from './link-to.ts'
import { writeMail } from './write-mail.ts'

type Refused = { id: string; orderId: string; number: string; reason: string }

/** Tells an order's payer that an invoice stays as it is, and why. */
export async function writeCorrectionRefused(tx: Tx, till: Till, refused: Refused): Promise<void> {
  const order = await orderView(tx, refused.orderId)
  if (!order) return
  const { lang } = order
  await writeMail(tx, order, {
    dedupeKey: `correction-refused:${refused.id}`,
    kind: 'correction-refused',
    ...composeRefusal(lang, refused, linkTo(till, order)),
    attachments: [],
  })
}

export const composeRefusal = (lang: Lang, refused: Pick<Refused, 'number' | 'reason'>, url: string): Composed =>
  frameMail(lang, {
    subject: say(lang, {
      nb: `Faktura ${refused.number} blir stående`,
      en: `Invoice ${refused.number} stays as it is`,
    }),
    opening: say(lang, {
      nb: 'Du ba oss rette fakturaen. Det kan vi dessverre ikke gjøre.',
      en: 'You asked us to correct the invoice. We are sorry that we cannot.',
    }),
    lines: [`${say(lang, { nb: 'Grunn', en: 'Reason' })}: ${refused.reason}`],
    after: say(lang, {
      nb: 'Fakturaen gjelder som den er. Svar på denne e-posten hvis noe er uklart.',
      en: 'The invoice counts as it is. Answer this e-mail if anything is unclear.',
    }),
    link: { url, see: say(lang, { nb: 'Se ordren', en: 'See your order' }) },
  })
