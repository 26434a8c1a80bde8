import { momentIn } from '../cancelling/receipt-lines.ts'
import { ruleInWords } from '../cancelling/rule-in-words.ts'
import { type OrderView, orderView } from '../checkout/order-view.ts'
import { type Composed, frameMail } from '../notices/frame-mail.ts'
import { linkTo } from '../notices/link-to.ts'
import { writeMail } from '../notices/write-mail.ts'
import { daysAfter } from '../platform/clock.ts'
import type { Tx } from '../platform/db/transact.ts'
import { say } from '../platform/lang.ts'
import { spell } from '../platform/money.ts'
import type { Till } from '../platform/till.ts'
import { ANSWER_DAYS } from '../terms/answer-days.ts'
import type { AskedFor } from './asked-for.ts'

type Of = Pick<OrderView, 'id' | 'lang' | 'linkTurn' | 'number'>
type Ground = Pick<Till, 'config'>
type Asked = { orderId: string; requestId: string; asked: AskedFor }

/** Tells the buyer that the question has arrived, what it would give back, and by when it is answered. */
export async function writeAsked(tx: Tx, till: Till, { orderId, requestId, asked }: Asked): Promise<void> {
  const order = (await orderView(tx, orderId))!
  await writeMail(tx, order, {
    dedupeKey: `cancel-asked:${requestId}`,
    kind: 'cancel-asked',
    ...composeAsked(till, order, { asked, by: daysAfter(tx.now, ANSWER_DAYS) }),
    attachments: [],
  })
}

type ToAsk = { asked: Pick<AskedFor, 'lines' | 'back'>; by: Date }

export function composeAsked(till: Ground, order: Of, { asked, by }: ToAsk): Composed {
  const { lang, number } = order
  return frameMail(lang, {
    subject: say(lang, {
      nb: `Ordre ${number}: du har bedt om å få avbestille`,
      en: `Order ${number}: you have asked to cancel`,
    }),
    opening: say(lang, {
      nb: `Vi svarer senest ${momentIn('nb', by)}. Sier vi ja, får du tilbake ${spell(asked.back, 'nb')}. Det blir ikke mindre av at du venter på svar.`,
      en: `We answer at the latest on ${momentIn('en', by)}. If we say yes, you get back ${spell(asked.back, 'en')}. It does not become less while you wait for the answer.`,
    }),
    lines: asked.lines.map(({ seats, title, rule }) => `${seats} × ${title}. ${ruleInWords(rule, lang)}`),
    after: say(lang, {
      nb: 'Til vi har svart, er plassen din. Du kan trekke spørsmålet på ordresiden.',
      en: 'Until we have answered, the seat is yours. You can take the question back on the order page.',
    }),
    link: { url: linkTo(till, order), see: say(lang, { nb: 'Se ordren', en: 'See your order' }) },
  })
}

type Declined = { orderId: string; requestId: string; reason: string }

/** Tells the buyer that the answer is no, in the words that staff gave, and that the seat is still there. */
export async function writeDeclined(tx: Tx, till: Till, { orderId, requestId, reason }: Declined): Promise<void> {
  const order = (await orderView(tx, orderId))!
  await writeMail(tx, order, {
    dedupeKey: `cancel-declined:${requestId}`,
    kind: 'cancel-declined',
    ...composeDeclined(till, order, reason),
    attachments: [],
  })
}

export function composeDeclined(till: Ground, order: Of, reason: string): Composed {
  const { lang, number } = order
  return frameMail(lang, {
    subject: say(lang, {
      nb: `Ordre ${number}: plassen er ikke avbestilt`,
      en: `Order ${number}: the seat was not cancelled`,
    }),
    opening: say(lang, {
      nb: 'Du ba om å få avbestille. Vi kunne ikke si ja, og plassen er din som før.',
      en: 'You asked to cancel. We could not say yes, and the seat is yours as before.',
    }),
    lines: [reason],
    after: say(lang, {
      nb: 'Er du uenig, svar på denne e-posten. Kommer vi ikke til enighet, kan du klage til Forbrukertilsynet.',
      en: 'If you disagree, reply to this e-mail. If we do not agree, you can complain to the Norwegian Consumer Authority.',
    }),
    link: { url: linkTo(till, order), see: say(lang, { nb: 'Se ordren', en: 'See your order' }) },
  })
}
