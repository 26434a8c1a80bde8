import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { invalid, Problem } from '../../platform/problems.ts'
import { acceptOnce } from '../../quotations/accept-once.ts'
import { QUOTATION_PATH } from '../../quotations/mail-quotation.ts'
import type { WholeQuotation } from '../../quotations/queries.ts'
import { openedQuotation } from '../../quotations/the-quotation.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import { attributionOf } from '../attribution/touch-cookie.ts'
import { icon } from '../components/icon.ts'
import { spelledDay } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { checkbox, hidden, radios } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { askedOfMember } from '../pages/checkout-needs.ts'
import { keepOrderToken } from '../pages/order-access.ts'
import type { Visit } from '../visit.ts'
import { CHECKOUT_LABELS, checkoutLabel } from '../words/checkout.ts'
import { acceptanceFrom, acceptForm, companyPart } from './accept-form.ts'
import { quotationFacts, quotationLines, quotationTerms } from './parts.ts'

/** For whom a quote was made, and whomever they show it to: what is offered, and the button that orders it. */
export const recipientPages: readonly PageRoute[] = [
  { method: 'get', path: QUOTATION_PATH, who: 'anyone', answer: showToRecipient },
  { method: 'post', path: QUOTATION_PATH, who: 'anyone', answer: takeUp },
]

/** Null where the link opens none: it is told in words of its own. */
const opened = ({ till }: Visit, token: string): Promise<WholeQuotation | null> =>
  openedQuotation(till, token).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  })

async function showToRecipient(visit: Visit): Promise<Page> {
  const token = visit.query.get('token') ?? ''
  const quotation = await opened(visit, token)
  return quotation ? page(visit, { quotation, token }) : { ...unknownPage(visit), status: 404 }
}

/** By card it goes on to the payment page, and the quote stands again where nothing is paid. */
async function takeUp(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const token = form.get('token')
  const quotation = await opened(visit, token)
  if (!quotation) return { ...unknownPage(visit), status: 404 }
  const attempted = await attempt(() => {
    if (form.get('acceptedSalesTerms') === '')
      throw invalid('/acceptedSalesTerms', 'the terms of sale must be accepted')
    const wish = { ...acceptanceFrom(form, form.get('payBy') || 'invoice'), quotationId: quotation.id }
    const told = { ...wish, ...attributionOf(visit) }
    return acceptOnce({ ...caller, till }, told, { key: form.get('key'), token })
  })
  if ('done' in attempted) {
    keepOrderToken(visit, attempted.done)
    return { goTo: to(`/orders/${attempted.done}/pay`) }
  }
  const { problem } = attempted
  return { ...(await page(visit, { quotation, token, form: refusedDeskForm(visit, problem) })), status: problem.status }
}

type Shown = { quotation: WholeQuotation; token: string; form?: Filled }

async function page(
  visit: Visit,
  { quotation, token, form = freshForm(visit.lang, { payBy: 'invoice' }) }: Shown,
): Promise<Page> {
  const { lang } = visit
  const { number, content } = quotation
  const title = `${say(lang, { nb: 'Tilbud', en: 'Quote' })} ${number}`
  const pdf = `/quote.pdf?${new URLSearchParams({ token })}`
  return {
    title,
    hidden: true,
    at: `${QUOTATION_PATH}?${new URLSearchParams({ token })}`,
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: 'fra', en: 'from' })} ${content.seller.name}</p>${errorSummary(form, (field) => checkoutLabel(lang, field))}
<div class="buying buying--checkout"><div class="stack"><section class="sheet desk-part"><h2>${say(lang, { nb: 'Dette er tilbudt', en: 'What is offered' })}</h2>${quotationLines(lang, quotation)}${quotationTerms(lang, quotation)}</section>
${await next(visit, { quotation, token, form })}</div>
<aside class="summary sheet" aria-label="${say(lang, { nb: 'Om tilbudet', en: 'About the quote' })}">${quotationFacts(lang, quotation)}<p>${icon('document')} <a href="${pdf}">${say(lang, { nb: 'Tilbudet som PDF', en: 'The quote as PDF' })}</a></p></aside></div>`,
  }
}

/** What its reader can do with it now. */
async function next(visit: Visit, { quotation, token, form }: Required<Shown>): Promise<SafeHtml> {
  const { lang, on, to } = visit
  const { state, validThrough, payer, isBuyers } = quotation
  const said = (words: string) => html`<p class="ds-alert notice" data-color="info">${words}</p>`
  if (state === 'accepted')
    return said(
      say(lang, {
        nb: `Dere har takket ja. Bekreftelsen gikk til ${payer.email}.`,
        en: `You have accepted. The confirmation went to ${payer.email}.`,
      }),
    )
  if (state === 'withdrawn')
    return said(
      say(lang, {
        nb: 'Tilbudet er trukket tilbake. Ta kontakt, så lager vi et nytt.',
        en: 'The quote has been taken back. Contact us and we make a new one.',
      }),
    )
  if (state === 'lapsed')
    return said(
      say(lang, {
        nb: `Tilbudet gjaldt til og med ${spelledDay(lang, validThrough)}. Ta kontakt, så lager vi et nytt.`,
        en: `The quote stood through ${spelledDay(lang, validThrough)}. Contact us and we make a new one.`,
      }),
    )
  const version = (await currentSalesTerms(on))?.version ?? 0
  const fields = html`${hidden('token', token)}${payer.kind === 'company' ? html`${payChoice(form)}${companyPart(form, await askedOfMember(visit, payer.organisationNumber))}` : hidden('payBy', 'card')}
<div class="accept">${checkbox(form, { name: 'acceptedSalesTerms', value: 'yes', label: html`${say(lang, { nb: 'Vi godtar', en: 'We accept the' })} <a href="${to('/terms')}">${say(lang, { nb: 'salgsvilkårene', en: 'terms of sale' })}</a> (${say(lang, { nb: 'versjon', en: 'version' })} ${version}).` })}</div>`
  const shown = isBuyers
    ? html`<p>${say(lang, { nb: 'Vis denne siden eller PDF-en til den som bestemmer: alle som har adressen, kan takke ja.', en: 'Show this page or the PDF to whoever decides: everybody who has the address can accept.' })}</p>`
    : null
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Takk ja', en: 'Accept' })}</h2>${shown}<p>${say(lang, { nb: 'Prisene over gjelder, uansett hva kursene koster nå.', en: 'The prices above count, whatever the courses cost now.' })}</p>
${acceptForm(form, { action: to(QUOTATION_PATH), version, fields, go: say(lang, { nb: 'Bestill med betalingsplikt', en: 'Order with obligation to pay' }) })}</section>`
}

const payChoice = (form: Filled): SafeHtml =>
  radios(form, {
    name: 'payBy',
    legend: say(form.lang, CHECKOUT_LABELS.payBy),
    options: [
      { value: 'invoice', label: say(form.lang, { nb: 'Faktura', en: 'Invoice' }) },
      { value: 'card', label: say(form.lang, { nb: 'Kort, i neste steg', en: 'Card, in the next step' }) },
    ],
  })

function unknownPage({ lang }: Visit): Page {
  const title = say(lang, { nb: 'Vi finner ikke tilbudet', en: 'We cannot find this quote' })
  return {
    title,
    hidden: true,
    width: 'narrow',
    at: '/courses',
    body: html`<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Lenken er ikke hel. Åpne den fra e-posten en gang til, eller be oss sende den på nytt.', en: 'The link is not whole. Open it from the mail once more, or ask us to send it again.' })}</p>`,
  }
}
