import type { LostSeat } from '../cancelling/lost-seats.ts'
import { waysInWords } from '../cancelling/receipt-lines.ts'
import { type OrderView, orderView } from '../checkout/order-view.ts'
import { type Composed, frameMail } from '../notices/frame-mail.ts'
import { linkTo } from '../notices/link-to.ts'
import { calendarAlong, ownCalendar } from '../notices/own-calendar.ts'
import { writeMail } from '../notices/write-mail.ts'
import type { Tx } from '../platform/db/transact.ts'
import { dayInWords, type Lang, say } from '../platform/lang.ts'
import { spell } from '../platform/money.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { Till } from '../platform/till.ts'
import { type DrawnBy, drawnBy } from '../prepaid/drawn-by.ts'
import { type AboutCancelled, aboutCancelled, openingOf, otherStarts, subjectOf, toldFrom } from './about-cancelled.ts'
import type { CancelOutcome, Done } from './shapes.ts'

type Told = {
  rowId: string
  orderId: string
  offeringId: string
  outcome: CancelOutcome
  done: Done
  lost: readonly LostSeat[]
}

/** Tells the buyer what happened, why and what money comes how, and everybody else who has lost a seat by it that it is gone. */
export async function writeOfferingCancelled(tx: Tx, till: Till, told: Told): Promise<void> {
  const { rowId, orderId, offeringId, lost } = told
  const order = (await orderView(tx, orderId))!
  const about = (await aboutCancelled(tx, offeringId, order.lang))!
  const from = toldFrom(about, tx.now)
  const { lang } = order
  await writeMail(tx, order, {
    ...{ dedupeKey: `offering-cancelled:${rowId}`, kind: 'offering-cancelled', from },
    ...composeForBuyer(till, order, {
      ...told,
      about,
      at: tx.now,
      drawn: order.payBy === 'prepaid' ? await drawnBy(tx, orderId) : null,
    }),
    attachments: await ownCalendar(tx, { orderId, email: order.payer.email, lang }, tx.now),
  })
  for (const { personId, enrolmentId, name, email } of lost)
    await writeMail(tx, order, {
      ...{ dedupeKey: `offering-cancelled:${rowId}:${personId}`, kind: 'offering-cancelled', from },
      ...composeForLearner(till, order, about),
      attachments: calendarAlong(lang, enrolmentId ? [enrolmentId] : []),
      to: { name, email },
    })
}

type Of = Pick<OrderView, 'id' | 'lang' | 'linkTurn' | 'number' | 'payer'>
/** `drawn`: the prepaid that the order was drawn on. */
type Outcome = Pick<Told, 'outcome' | 'done'> & { about: AboutCancelled; at: Date; drawn?: DrawnBy | null }

export function composeForBuyer(
  till: Pick<Till, 'config'>,
  order: Of,
  { outcome, done, about, at, drawn = null }: Outcome,
): Composed {
  const { lang, number } = order
  const none = say(lang, {
    nb: 'Du har ikke betalt noe, og skal ikke betale noe.',
    en: 'You have paid nothing, and have nothing to pay.',
  })
  const ways = waysInWords(lang, { at, ...done })
  const never = done.neverInvoiced.minor > 0 ? [neverInWords(lang, spell(done.neverInvoiced, lang), drawn)] : []
  const lines = outcome === 'ended-unpaid' ? [none] : [...ways, ...never]
  return frameMail(lang, {
    subject: subjectOf(lang, about),
    opening: openingOf(lang, about),
    lines: [say(lang, { nb: `Gjelder ordre ${number}`, en: `About order ${number}` }), ...lines],
    after: [creditComes(lang, done), otherStarts(lang, about)].filter((each) => each !== '').join(' '),
    link: { url: linkTo(till, order), see: say(lang, { nb: 'Se ordren', en: 'See your order' }) },
  })
}

export function composeForLearner(
  till: Pick<Till, 'config'>,
  { lang, payer }: Pick<Of, 'lang' | 'payer'>,
  about: AboutCancelled,
): Composed {
  return frameMail(lang, {
    subject: subjectOf(lang, about),
    opening: openingOf(lang, about),
    lines: [
      say(lang, {
        nb: `Plassen din ble bestilt av ${payer.name}, som får sin egen beskjed.`,
        en: `Your seat was ordered by ${payer.name}, who is told as well.`,
      }),
    ],
    after:
      otherStarts(lang, about) ||
      say(lang, {
        nb: 'Ingen nye datoer er satt opp ennå. De kommer på kursets side.',
        en: 'No new dates are set up yet. They will stand on the page of the course.',
      }),
    link: {
      url: pageUrl(till.config.publicUrl, lang, `/courses/${about.slug}`),
      see: say(lang, { nb: 'Se kurset', en: 'See the course' }),
    },
  })
}

/** What was drawn on a prepaid was invoiced with that: it is put back, and given back once its last day is over. */
function neverInWords(lang: Lang, sum: string, drawn: DrawnBy | null): string {
  if (!drawn)
    return say(lang, {
      nb: `${sum} som skulle vært fakturert senere, faktureres ikke`,
      en: `${sum} that was to be invoiced later is never invoiced`,
    })
  const { number, untilDay, isOver } = drawn
  return isOver
    ? say(lang, {
        nb: `${sum} var betalt på forhånd (${number}). Siste dag for å bruke det er over, så vi gir det tilbake med en kreditnota`,
        en: `${sum} was prepaid (${number}). The last day to use it is over, so we give it back with a credit note`,
      })
    : say(lang, {
        nb: `${sum} er satt tilbake på det dere har betalt på forhånd (${number}), og kan brukes til og med ${dayInWords(untilDay, 'nb')}`,
        en: `${sum} is put back on what you have prepaid (${number}), and can be used until and including ${dayInWords(untilDay, 'en')}`,
      })
}

const creditComes = (lang: Lang, { gross }: Done): string =>
  gross.minor === 0
    ? ''
    : say(lang, {
        nb: 'Kreditnotaen kommer i en egen e-post og ligger på ordresiden.',
        en: 'The credit note comes in a mail of its own and lies on the order page.',
      })
