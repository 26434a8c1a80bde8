import { html } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { backLink, notice } from '../desk/notice.ts'
import { orderBody, orderTitle } from '../desk/order-page.ts'
import { readOrder } from '../desk/read-order.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { notesPart } from './notes.ts'
import { orderSteps } from './order-steps.ts'

const DONE: Record<string, Said> = {
  'confirmed-again': {
    nb: 'Bekreftelsen er sendt på nytt, med dokumentene som finnes.',
    en: 'The confirmation was sent again, with the documents that are there.',
  },
  'document-again': { nb: 'Dokumentet er sendt på nytt.', en: 'The document was sent again.' },
  address: {
    nb: 'Adressen er rettet. Lenker som gikk til den gamle, virker ikke lenger.',
    en: 'The address is corrected. Links that went to the old one do not work any more.',
  },
  goodwill: {
    nb: 'Beløpet er gitt tilbake. Kreditnotaen får nummer om et øyeblikk.',
    en: 'The amount is given back. The credit note gets its number in a moment.',
  },
}

/** An order with all that happened, what will, and what support can do about it. */
export async function showOrder(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, to } = visit
  const whole = await readOrder(visit)
  const back = backLink(to('/support'), say(lang, { nb: 'Nytt søk', en: 'New search' }), icon('back'))
  const steps = html`${await orderSteps(visit, whole)}${await notesPart(visit, { orderId: whole.order.id })}`
  return {
    title: orderTitle(lang, whole.order),
    hidden: true,
    at: `/support/orders/${whole.order.id}`,
    body: html`${back}${notice(visit, DONE)}${errorSummary(form)}${orderBody(visit, whole, steps)}`,
  }
}
