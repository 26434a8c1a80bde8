import { orderView } from '../../checkout/order-view.ts'
import { html } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { EMAIL_MAX } from '../../platform/words.ts'
import { CorrectAddress, correctOnce } from '../../support/correct-address.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { orderTitle } from '../desk/order-page.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import { helpLine } from '../help/help-line.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const who = ['support'] as const
const path = '/support/orders/:id/address'

/** An address that was misspelt when the order was placed. */
export const addressPages: readonly PageRoute[] = [
  { method: 'get', path, who, reads: 'order', answer: (visit) => addressPage(visit) },
  { method: 'post', path, who, answer: correct },
]

const LABELS: Record<string, Said> = {
  from: { nb: 'Slik den ble skrevet', en: 'As it was written' },
  to: { nb: 'Slik den skal være', en: 'As it should be' },
}

async function addressPage(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, on, to } = visit
  const order = await orderView(on, idOf(visit, 'order'))
  if (!order) throw unknown('order')
  const filled = form ?? freshForm(lang, { from: order.payer.email })
  const title = say(lang, { nb: 'Rett en e-postadresse', en: 'Correct an e-mail address' })
  const address = (name: 'from' | 'to') =>
    field(filled, { name, label: say(lang, LABELS[name]!), type: 'email', inputmode: 'email', max: EMAIL_MAX })
  return {
    title: `${title} – ${orderTitle(lang, order)}`,
    hidden: true,
    width: 'narrow',
    at: `/support/orders/${order.id}/address`,
    body: html`${backLink(to(`/support/orders/${order.id}`), orderTitle(lang, order), icon('back'))}<h1>${title}</h1>
${errorSummary(filled, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
<p>${say(lang, { nb: 'Kjøperens adresse, eller adressen til en av deltakerne. Plassen, svarene og det som ikke er sendt ennå, går til den riktige. Lenker som er sendt til den gale, slutter å virke, og bekreftelsen sendes på nytt med en ny lenke.', en: 'The buyer’s address, or that of one who takes part. The seat, the answers and what is not sent yet go to the right one. Links that were sent to the wrong one stop working, and the confirmation is sent again with a new link.' })}</p>${helpLine(lang, 'misspelt-address')}
<p class="fine">${say(lang, { nb: 'Dokumenter blir stående slik de ble utstedt. Den som har bekreftet adressen og har konto, endrer den selv under «Min side».', en: 'Documents stay as they were issued. Whoever has proved the address and has an account changes it themselves under “My page”.' })}</p>
<form class="form sheet document-form" method="post" action="${to(`/support/orders/${order.id}/address`)}" novalidate>${hidden('key', newId())}
${address('from')}${address('to')}<div class="actions">${submit(say(lang, { nb: 'Rett adressen', en: 'Correct the address' }))}</div></form>`,
  }
}

async function correct(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const orderId = idOf(visit, 'order')
  const attempted = await attempt(() => {
    const wish = parseForm(CorrectAddress, { from: form.get('from').trim(), to: form.get('to').trim() })
    return correctOnce(till, caller.actor, { ...wish, orderId, key: form.get('key') })
  })
  if ('done' in attempted) return { goTo: to(`/support/orders/${orderId}?done=address`) }
  const { problem } = attempted
  return { ...(await addressPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
