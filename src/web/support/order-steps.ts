import { isRestricted } from '../../orders/restricted.ts'
import { isConfirmed } from '../../orders/state.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { say } from '../../platform/lang.ts'
import { goodwillLeft } from '../../support/give-goodwill.ts'
import { whoseOrder } from '../../support/whose-order.ts'
import { cancellationOf } from '../components/cancel-part.ts'
import { moveOf } from '../components/move-part.ts'
import type { WholeOrder } from '../desk/read-order.ts'
import { hidden, submit } from '../forms/field.ts'
import type { Visit } from '../visit.ts'

/** What support can do with an order as it stands: a step that would be refused is not there. */
export async function orderSteps(visit: Visit, { order }: WholeOrder): Promise<SafeHtml | null> {
  const { lang, on, to } = visit
  if (isRestricted(order.payer)) return null
  const here = `/support/orders/${order.id}`
  const stands = isConfirmed(order)
  const post = (path: string, label: { nb: string; en: string }, more: SafeHtml | null = null) =>
    html`<form method="post" action="${to(path)}">${hidden('key', newId())}${more}${submit(say(lang, label), 'secondary')}</form>`
  const link = (path: string, label: { nb: string; en: string }) =>
    html`<a class="ds-button" data-variant="secondary" href="${to(path)}">${say(lang, label)}</a>`
  const papers = order.documents.filter(({ ready }) => ready)
  const isPersons = order.payer.kind === 'person'
  const seats = order.seats.some(({ returned }) => !returned)
  const { personId, companyId } = await whoseOrder(on, order.id)
  const mayGive =
    stands && order.documents.some(({ kind }) => kind === 'invoice') && (await goodwillLeft(on, order.id)).minor > 0
  return html`<section class="sheet desk-part" id="steps"><h2>${say(lang, { nb: 'Dette kan du gjøre', en: 'What you can do' })}</h2><div class="desk-steps">
${stands ? post(`${here}/confirmations`, { nb: 'Send bekreftelsen på nytt', en: 'Send the confirmation again' }) : null}
${papers.map(({ id, number }) => post(`${here}/copies`, { nb: `Send ${number} på nytt`, en: `Send ${number} again` }, hidden('documentId', id)))}
${link(`${here}/address`, { nb: 'E-postadressen er feilskrevet', en: 'The e-mail address is misspelt' })}
${stands && isPersons && seats ? link(moveOf(order.id), { nb: 'Bytt til et annet kurs', en: 'Move to another course' }) : null}
${stands && isPersons && seats ? link(cancellationOf(order.id), { nb: 'Se hva avbestilling gir', en: 'See what cancelling gives back' }) : null}
${mayGive ? link(`${here}/goodwill`, { nb: 'Gi noe tilbake', en: 'Give something back' }) : null}
${companyId ? link(`/support/companies/${companyId}`, { nb: 'Se alt om bedriften', en: 'See all of the company' }) : null}
${personId ? link(`/support/people/${personId}`, { nb: 'Se alt om kjøperen', en: 'See all of the buyer' }) : null}
${link(`/orders/${order.id}`, { nb: 'Se siden slik kjøperen ser den', en: 'See the page as the buyer does' })}</div></section>`
}
