import { creditPreview } from '../../finance/credit-preview.ts'
import { hasRole } from '../../platform/actor.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type Piece, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { backLink, notice } from '../desk/notice.ts'
import { orderBody, orderTitle } from '../desk/order-page.ts'
import { readOrder, type WholeOrder } from '../desk/read-order.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { correctionStep } from './correction-step.ts'
import { countersignStep } from './countersign-step.ts'
import { REASON } from './credit-part.ts'
import { moneySteps } from './money-steps.ts'
import { FINANCE } from './who.ts'

const DONE: Record<string, Said> = {
  credited: {
    nb: 'Ordren er kreditert. Kreditnotaen får nummer om et øyeblikk.',
    en: 'The order is credited. The credit note gets its number in a moment.',
  },
  'partly-credited': {
    nb: 'Delen er kreditert. Kreditnotaen får nummer om et øyeblikk.',
    en: 'The part is credited. The credit note gets its number in a moment.',
  },
  reissued: {
    nb: 'Fakturaen er kreditert, og en rettet får nummer om et øyeblikk.',
    en: 'The invoice is credited, and a corrected one gets its number in a moment.',
  },
  'correction-refused': {
    nb: 'Ønsket er avslått, og kjøperen får beskjed.',
    en: 'The request is refused, and the buyer is told.',
  },
  returned: { nb: 'Pengene er på vei tilbake til kortet.', en: 'The money is on its way back to the card.' },
  accepted: {
    nb: 'Betalingen er godtatt, og kjøperen har fått plass.',
    en: 'The payment is accepted, and the buyer has their seat.',
  },
  retried: { nb: 'Tilbakebetalingen prøves på nytt nå.', en: 'The refund is being tried again now.' },
  'documents-retried': {
    nb: 'Dokumentet prøves på nytt nå. Går det ikke, står det på lista igjen om et øyeblikk.',
    en: 'The document is being tried again now. If it fails, it is back on the list in a moment.',
  },
  'paid-by-bank': { nb: 'Utbetalingen er ført i regnskapet.', en: 'The payment is in the books.' },
  asked: {
    nb: 'Dette er for mye for én person. Ingenting er gjort ennå: det venter på at en annen i økonomi godkjenner.',
    en: 'This is too much for one person. Nothing has been done yet: it waits until somebody else in finance signs.',
  },
  countersigned: { nb: 'Godkjent og utført.', en: 'Signed and done.' },
  declined: { nb: 'Lagt bort. Ingenting er gjort.', en: 'Let go. Nothing has been done.' },
  settled: { nb: 'Innsigelsen er gjort ferdig.', en: 'The dispute is finished.' },
}

/** What finance can do with it; an auditor only reads. */
async function steps(visit: Visit, whole: WholeOrder, form: Filled): Promise<Piece> {
  if (!hasRole(visit.caller.actor, ...FINANCE)) return null
  // While something awaits its second person, nothing else is done with the money.
  const awaited = await countersignStep(visit, whole.order.id, form)
  if (awaited) return awaited
  return html`${await correctionStep(visit, whole.order.id, form)}${moneySteps(visit, whole, form)}${await creditStep(visit, whole, form)}`
}

/** An order with its money, documents and events, and the one step that finance can take with it. */
export async function showOrder(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, to } = visit
  const whole = await readOrder(visit)
  return {
    title: orderTitle(lang, whole.order),
    hidden: true,
    at: `/finance/orders/${whole.order.id}`,
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, () => say(lang, REASON))}${orderBody(visit, whole, await steps(visit, whole, form))}`,
  }
}

/** What hinders crediting all of it now, and not a part of it, or only for a moment. */
const PARTLY: ReadonlySet<string> = new Set(['invoice-not-issued', 'completed'])

async function creditStep(visit: Visit, { order }: WholeOrder, form: Filled): Promise<Piece> {
  const preview = await readTogether(visit.till.connection.pool, (on) => creditPreview(on, order.id))
  const creditable = preview && (preview.hindrance === null || PARTLY.has(preview.hindrance))
  return creditable ? creditForm(visit, order.id, form) : null
}

/** The reason first; the next page says exactly what will happen before anything does. */
const creditForm = (
  { lang, to }: Visit,
  orderId: string,
  form: Filled,
): SafeHtml => html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Krediter alt som står igjen', en: 'Credit all that is left' })}</h2>
<form class="form" method="get" action="${to(`/finance/orders/${orderId}/credit`)}" novalidate>
${field(form, { name: 'reason', label: say(lang, REASON), hint: say(lang, { nb: 'Står på kreditnotaen', en: 'Stands on the credit note' }), max: LINE_MAX })}
${submit(say(lang, { nb: 'Se hva som vil skje', en: 'See what will happen' }), 'secondary')}</form>
<p><a href="${to(`/finance/orders/${orderId}/credit/part`)}">${say(lang, { nb: 'Krediter bare en del', en: 'Credit only a part' })}</a></p></section>`
