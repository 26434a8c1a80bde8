import { z } from 'zod'
import { type DocumentView, documentView } from '../../finance/document-view.ts'
import { resendDocument } from '../../notices/resend-document.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { Email } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { spelledDay } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { mailsPart } from '../documents/mails-part.ts'
import { ordersPart } from '../documents/orders-part.ts'
import { buyerPart, contentPart, filesPart } from '../documents/sheet.ts'
import { documentName, STATE_TAGS, standingWords } from '../documents/words.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'

const TOLD: Record<string, Said> = {
  sent: { nb: 'Den er på vei på e-post.', en: 'It is on its way by e-mail.' },
}
const Address = z.strictObject({ email: Email })

/** One document for finance: how it stands, where it was sent and whether it arrived, and the way to its order. */
export async function showFinanceDocument(visit: Visit, given?: Filled): Promise<Page> {
  const document = await documentView(visit.on, idOf(visit, 'document'))
  if (!document) throw unknown('document')
  const { lang, to } = visit
  const { id, orderId, orderNumber, state, content } = document
  const form = given ?? freshForm(lang, { email: content.buyer.email ?? '' })
  const name = documentName(lang, document)
  return {
    title: name,
    hidden: true,
    at: `/finance/documents/${id}`,
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, TOLD)}${errorSummary(form, (field) => (field === 'email' ? say(lang, { nb: 'E-postadresse', en: 'E-mail address' }) : null))}
<div class="desk-head"><h1>${name}</h1><p class="desk-tags">${state ? tag(STATE_TAGS[state].tone, say(lang, STATE_TAGS[state].said)) : null}${document.restrictedUntil ? tag('warning', say(lang, { nb: 'Begrenset', en: 'Restricted' })) : null}</p></div>
${restrictedWords(lang, document)}
<p class="lead desk-now">${standingWords(lang, document)}${kidWords(document)} ${document.collective ? null : html`<a href="${to(`/finance/orders/${orderId}`)}">${say(lang, { nb: 'Ordre', en: 'Order' })} ${orderNumber}</a>`}</p>
<div class="desk-columns"><div class="desk-main">${contentPart(lang, document)}${ordersPart(visit, document, '/finance/orders')}${mailsPart(visit, document, { action: `/finance/documents/${id}/copies`, corrects: true, form })}</div>
<aside class="desk-side" aria-label="${say(lang, { nb: 'Filer og kjøper', en: 'Files and buyer' })}">${filesPart({ ...visit, to: toFinance(visit) }, document, true)}${buyerPart(lang, document)}</aside></div>`,
  }
}

/** Why so little is seen of it (GDPR article 18). */
function restrictedWords(lang: Visit['lang'], { restrictedUntil }: DocumentView): SafeHtml | null {
  if (restrictedUntil === null) return null
  const until = spelledDay(lang, restrictedUntil)
  return html`<div class="ds-alert" data-color="warning"><p>${say(lang, { nb: `Kjøperen er slettet. Dokumentet beholdes til ${until} fordi bokføringsloven krever det, brukes ikke til noe annet og sendes ikke til noen.`, en: `The buyer is erased. The document is kept until ${until} because the bookkeeping act demands it, is used for nothing else and sent to nobody.` })}</p></div>`
}

const kidWords = ({ kid }: DocumentView): string => (kid ? ` KID ${kid}.` : '')

/** Documents that belong to one are looked at from this desk. */
const toFinance =
  ({ to }: Visit): Visit['to'] =>
  (path) =>
    to(path.replace(/^\/documents\//, '/finance/documents/'))

/** Sends it once more, to the address that stands there or to another that is right. */
export async function resendFromDesk(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const documentId = idOf(visit, 'document')
  const attempted = await attempt(async () => {
    const { email } = parseForm(Address, { email: form.get('email') })
    const document = await documentView(visit.on, documentId)
    if (!document) throw unknown('document')
    const name = document.content.buyer.contact ?? document.content.buyer.name
    const changed = email === document.content.buyer.email ? null : { name, email }
    return act(till, caller.actor, (tx) => resendDocument(tx, till, { documentId, key: form.get('key'), to: changed }))
  })
  if ('done' in attempted) return { goTo: to(`/finance/documents/${documentId}?done=sent`) }
  const { problem } = attempted
  return { ...(await showFinanceDocument(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
