import { type DocumentRow, newestDocuments } from '../../invoicing/queries.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import { type Said, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { openClaims } from '../../reminders/open-claims.ts'
import { RecordTransfer, recordTransfer } from '../../reminders/record-transfer.ts'
import { icon } from '../components/icon.ts'
import { spelledDay } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'
import { fieldAt, paymentForm, transferIn } from './payment-form.ts'
import { FINANCE as who } from './who.ts'

/** More hits than this are no answer to "whose money is this". */
const SHOWN = 10
const SEARCH_MAX = 100
const DONE: Record<string, Said> = { paid: { nb: 'Innbetalingen er ført.', en: 'The payment is entered.' } }

/** Money that came by bank: any open invoice is found by what stands on the statement. */
export const bankPaymentPages: readonly PageRoute[] = [
  {
    method: 'get',
    path: '/finance/payments',
    who,
    answer: (visit) => showPayments(visit, freshForm(visit.lang, { search: visit.query.get('search') ?? '' })),
  },
  { method: 'post', path: '/finance/payments/:id', who, answer: enterPayment },
]

/** What the form of an invoice asks for; pressed twice it is done once. @throws document/unknown */
export async function transferOf(visit: Visit): Promise<(tx: Tx) => Promise<void>> {
  const { form, on, caller } = visit
  const documentId = idOf(visit, 'document')
  const open = await openClaims(on, documentId)
  if (!open) throw unknown('document')
  const wish = transferIn(visit, documentId, open.currency)
  const ask = askOf(caller.actor, null, { key: form.get('key'), operation: `transfer ${documentId}`, body: wish })
  return async (tx) => void (await once(tx, ask, () => recordTransfer(tx, documentId, parseForm(RecordTransfer, wish))))
}

async function enterPayment(visit: Visit): Promise<Answer> {
  const { till, caller, to, params } = visit
  const work = await transferOf(visit)
  const attempted = await attempt(() => act(till, caller.actor, work))
  if ('done' in attempted) return { goTo: to('/finance/payments?done=paid') }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, fieldAt(params.id ?? ''))
  return { ...(await showPayments(visit, filled)), status: problem.status }
}

async function showPayments(visit: Visit, form: Filled): Promise<Page> {
  const { lang, to } = visit
  const title = say(lang, { nb: 'Før en innbetaling', en: 'Enter a payment' })
  return {
    title,
    hidden: true,
    at: '/finance/payments',
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form)}
<h1>${title}</h1>
<div class="desk-block"><form class="form sheet" method="get" action="${to('/finance/payments')}" role="search" novalidate>${field(
      form,
      {
        name: 'search',
        label: say(lang, { nb: 'Finn fakturaen', en: 'Find the invoice' }),
        hint: say(lang, {
          nb: 'KID, fakturanummer, kjøper, org.nr. eller beløpet som kom',
          en: 'KID, invoice number, buyer, org. no. or the amount that came',
        }),
        type: 'search',
        plain: true,
        max: SEARCH_MAX,
      },
    )}<div><button class="ds-button" type="submit">${say(lang, { nb: 'Søk', en: 'Search' })}</button></div></form></div>
${await hits(visit, form)}`,
  }
}

async function hits(visit: Visit, form: Filled): Promise<SafeHtml | null> {
  const { lang, on } = visit
  const search = form.value('search').trim().slice(0, SEARCH_MAX)
  if (search === '') return null
  const filter = { search, due: 'unpaid', kind: 'invoice' } as const
  const found = await newestDocuments(on, filter, { before: null, limit: SHOWN + 1 })
  if (found.length === 0)
    return html`<p role="status">${say(lang, { nb: 'Ingen åpen faktura passer. Prøv KID, beløp eller navn.', en: 'No open invoice fits. Try the KID, the amount or a name.' })}</p>`
  const more =
    found.length > SHOWN
      ? html`<p class="fine">${say(lang, { nb: `De ${SHOWN} nyeste vises. Søk etter noe mer bestemt for å se andre.`, en: `The ${SHOWN} newest are shown. Search for something narrower to see others.` })}</p>`
      : null
  return html`<div class="desk-block">${more}<ul class="desk-hits">${found.slice(0, SHOWN).map((each) => card(visit, each, form))}</ul></div>`
}

function card(visit: Visit, each: DocumentRow, form: Filled): SafeHtml {
  const { lang, to } = visit
  const kid = each.kid ? html` · KID ${each.kid}` : null
  return html`<li class="sheet desk-part"><div class="desk-lines__top"><h2 class="desk-overdue"><a href="${to(`/finance/documents/${each.id}`)}">${say(lang, { nb: 'Faktura', en: 'Invoice' })} ${each.number}</a>, ${each.buyerName}</h2><p class="money">${price(lang, money(each.leftMinor, each.currency))}</p></div>
<p class="fine">${each.dueDate ? html`${say(lang, { nb: 'Forfall', en: 'Due' })} ${spelledDay(lang, each.dueDate)}` : null}${kid}</p>${paymentForm(visit, each.id, { form, action: `/finance/payments/${each.id}` })}</li>`
}
