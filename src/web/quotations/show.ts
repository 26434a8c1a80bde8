import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { acceptOnce } from '../../quotations/accept-once.ts'
import { mailQuotation } from '../../quotations/mail-quotation.ts'
import type { WholeQuotation } from '../../quotations/queries.ts'
import { theQuotation } from '../../quotations/the-quotation.ts'
import { withdrawQuotation } from '../../quotations/withdraw-quotation.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import { askedOfStaff } from '../pages/checkout-needs.ts'
import type { Visit } from '../visit.ts'
import { checkoutLabel } from '../words/checkout.ts'
import { QUOTATION_STATE } from '../words/quotations.ts'
import { acceptanceFrom, acceptForm, companyPart } from './accept-form.ts'
import { QUOTATIONS } from './list.ts'
import { quotationFacts, quotationLines, quotationTerms } from './parts.ts'

const DONE: Record<string, Said> = {
  made: { nb: 'Tilbudet er laget.', en: 'The quote is made.' },
  mailed: { nb: 'Tilbudet er sendt.', en: 'The quote is sent.' },
  withdrawn: { nb: 'Tilbudet er trukket tilbake.', en: 'The quote is taken back.' },
}

export const showQuotation = (visit: Visit): Promise<Page> => page(visit)

/** A purchase order has come: entered here, it is the contact's order. */
export async function acceptFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const quotation = await here(visit)
  const attempted = await attempt(() => {
    const wish = { ...acceptanceFrom(form, 'invoice'), quotationId: quotation.id }
    return acceptOnce({ ...caller, till }, wish, { key: form.get('key') })
  })
  if ('done' in attempted) return { goTo: to(`${QUOTATIONS}/${quotation.id}`) }
  return refused(visit, attempted.problem)
}

export const mailFromForm = (visit: Visit): Promise<Answer> =>
  step(visit, 'mailed', (id) => mailQuotation(visit.till, visit.caller.actor, id))

export const withdrawFromForm = (visit: Visit): Promise<Answer> =>
  step(visit, 'withdrawn', (id) => act(visit.till, visit.caller.actor, (tx) => withdrawQuotation(tx, id)))

async function step(visit: Visit, done: string, work: (id: string) => Promise<void>): Promise<Answer> {
  const { id } = await here(visit)
  const attempted = await attempt(() => work(id))
  return 'done' in attempted
    ? { goTo: visit.to(`${QUOTATIONS}/${id}?done=${done}`) }
    : refused(visit, attempted.problem)
}

const refused = async (visit: Visit, problem: Problem): Promise<Answer> => ({
  ...(await page(visit, refusedDeskForm(visit, problem))),
  status: problem.status,
})

const here = (visit: Visit): Promise<WholeQuotation> => theQuotation(visit.till, idOf(visit, 'quotation'))

async function page(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, to } = visit
  const quotation = await here(visit)
  const { id, number, state } = quotation
  const { name, tone } = QUOTATION_STATE[state]
  const title = `${say(lang, { nb: 'Tilbud', en: 'Quote' })} ${number}`
  return {
    title,
    hidden: true,
    at: `${QUOTATIONS}/${id}`,
    body: html`${backLink(to(QUOTATIONS), say(lang, { nb: 'Alle tilbud', en: 'All quotes' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (field) => checkoutLabel(lang, field))}
<div class="desk-head"><h1>${title}</h1><p class="desk-tags">${tag(tone, say(lang, name))}</p></div>
<div class="desk-columns"><div class="desk-main"><section class="sheet desk-part"><h2>${say(lang, { nb: 'Dette er tilbudt', en: 'What is offered' })}</h2>${quotationLines(lang, quotation)}${quotationTerms(lang, quotation)}</section>
${state === 'open' ? await orderPart(visit, quotation, form) : null}</div>
<aside class="desk-side" aria-label="${say(lang, { nb: 'Kjøper og dokument', en: 'Buyer and document' })}"><section class="sheet desk-part">${quotationFacts(lang, quotation)}</section>
<section class="sheet desk-part"><h2>${say(lang, { nb: 'Dokumentet', en: 'The document' })}</h2><p>${icon('document')} <a href="/quotations/${id}.pdf">${title} (PDF)</a></p>${becameOrder(visit, quotation)}${state === 'open' ? steps(visit, quotation) : null}</section></aside></div>`,
  }
}

function becameOrder({ lang, to, caller }: Visit, { orderId }: WholeQuotation): SafeHtml | null {
  if (!orderId) return null
  const roles = caller.actor.kind === 'person' ? caller.actor.roles : []
  const desk = roles.includes('support') ? `/support/orders/${orderId}` : `/finance/orders/${orderId}`
  const words = say(lang, { nb: 'Ordren det er blitt', en: 'The order it became' })
  return roles.some((role) => role === 'support' || role === 'finance')
    ? html`<p><a href="${to(desk)}">${words}</a></p>`
    : html`<p>${say(lang, { nb: 'Det er blitt en ordre. Bekreftelsen er sendt til kontakten.', en: 'It has become an order. The confirmation has gone to the contact.' })}</p>`
}

function steps({ lang, to }: Visit, { id, payer, mailedAt, isBuyers }: WholeQuotation): SafeHtml {
  const button = (path: string, words: string, variant: 'secondary' | 'tertiary') =>
    html`<form method="post" action="${to(`${QUOTATIONS}/${id}/${path}`)}">${submit(words, variant)}</form>`
  const send = mailedAt
    ? say(lang, { nb: `Send på nytt til ${payer.email}`, en: `Send again to ${payer.email}` })
    : say(lang, { nb: `Send til ${payer.email}`, en: `Send to ${payer.email}` })
  const sent = mailedAt
    ? html`<p class="fine">${say(lang, { nb: 'Sendt', en: 'Sent' })} ${moment(lang, SELLER_ZONE, mailedAt)}</p>`
    : null
  const mail = isBuyers
    ? html`<p class="fine">${say(lang, { nb: 'Kjøperen laget det selv, og viser det til hvem de vil.', en: 'The buyer made it, and shows it to whom they like.' })}</p>`
    : html`${sent}${button('mails', send, 'secondary')}`
  return html`<div class="stack">${mail}${button('withdrawal', say(lang, { nb: 'Trekk tilbudet tilbake', en: 'Take the quote back' }), 'tertiary')}</div>`
}

async function orderPart(visit: Visit, quotation: WholeQuotation, form: Filled): Promise<SafeHtml> {
  const { lang, on, to } = visit
  const terms = await currentSalesTerms(on)
  const fields = html`<p>${say(lang, { nb: 'Før den inn her. Plassene tas med en gang, kontakten får bekreftelsen, og fakturaen sendes.', en: 'Enter it here. The seats are taken at once, the contact gets the confirmation, and the invoice is sent.' })}</p>
${quotation.payer.kind === 'company' ? companyPart(form, await askedOfStaff(visit, quotation.payer.organisationNumber)) : null}`
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Bestillingen er kommet', en: 'The order has come' })}</h2>${acceptForm(
    form,
    {
      ...{ action: to(`${QUOTATIONS}/${quotation.id}/acceptance`), version: terms?.version ?? 0, fields },
      go: say(lang, { nb: 'Gjør tilbudet til en ordre på faktura', en: 'Make it an order on invoice' }),
    },
  )}</section>`
}
