import { AskCorrection, askCorrection } from '../../corrections/ask-correction.ts'
import { wishesOfOrder } from '../../corrections/queries.ts'
import type { DocumentView } from '../../finance/document-view.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { type Problem, unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, submit } from '../forms/field.ts'
import { type Filled, type FormFault, freshForm, refusedForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { otherForm } from '../words/checkout-refusals.ts'
import { wishWords } from '../words/corrections.ts'
import {
  CORRECTION_LABELS,
  correctionFields,
  fieldOfCorrection,
  type Kind,
  kindLinks,
  kindsFor,
  wantedIn,
} from './correction-form.ts'
import { openDocument } from './open.ts'
import { documentName } from './words.ts'

/** The wish that stands about this invoice, or the way to say that something is wrong with it. */
export async function correctionPart({ lang, on, to }: Visit, document: DocumentView): Promise<SafeHtml | null> {
  if (document.kind !== 'invoice') return null
  const wish = (await wishesOfOrder(on, document.orderId)).find(({ documentId }) => documentId === document.id)
  const may = document.creditedBy === null && !document.collective && !document.coming && wish?.decision !== null
  if (!wish && !may) return null
  return html`<section class="sheet desk-part"><h2>${say(lang, { nb: 'Er noe feil?', en: 'Is anything wrong?' })}</h2>
${wish ? html`<p>${wishWords(lang, wish)}</p>` : null}
${may ? html`<p><a href="${to(`/documents/${document.id}/correction`)}">${say(lang, { nb: 'Be om en rettet faktura', en: 'Ask for a corrected invoice' })}</a></p>` : null}</section>`
}

const kindIn = (document: DocumentView, text: string | null): Kind =>
  kindsFor(document).find((kind) => kind === text) ?? kindsFor(document)[0]!

export async function showCorrection(visit: Visit): Promise<Answer> {
  const document = await ownInvoice(visit)
  return formPage(visit, document, { kind: kindIn(document, visit.query.get('kind')), form: freshForm(visit.lang) })
}

async function ownInvoice(visit: Visit): Promise<DocumentView> {
  const { document } = await openDocument(visit)
  if (document.kind !== 'invoice') throw unknown('document')
  return document
}

export async function askFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, lang, to } = visit
  const document = await ownInvoice(visit)
  const kind = kindIn(document, form.get('kind'))
  const attempted = await attempt(() => {
    const wanted = wantedIn(visit, kind, document.content.buyer.address.country)
    const command = parseForm(AskCorrection, { wanted, words: form.get('words') })
    return act(till, caller.actor, (tx) => askCorrection(tx, document.id, command))
  })
  if ('done' in attempted) return { goTo: to(`/documents/${document.id}?done=asked`) }
  const { problem } = attempted
  const refused = refusedForm({ lang, requestId: caller.requestId }, form, {
    problem,
    fieldOf: fieldOfCorrection,
    said: formsSaid(visit, kind, problem),
  })
  return { ...formPage(visit, document, { kind, form: refused }), status: problem.status, faulty: true }
}

/** A number that the buyer's own system would not know, told with what its numbers look like. */
function formsSaid({ lang }: Visit, kind: Kind, { code, facts }: Problem): FormFault[] | null {
  if (code !== 'checkout/reference-form') return null
  const said = otherForm(lang, facts as { field: string; forms: string[] })
  return kind === 'employer' ? said.map((fault) => ({ ...fault, field: 'reference' })) : said
}

function formPage(visit: Visit, document: DocumentView, { kind, form }: { kind: Kind; form: Filled }): Page {
  const { lang, to } = visit
  const title = say(lang, { nb: 'Be om en rettet faktura', en: 'Ask for a corrected invoice' })
  const labelOf = (name: string) => {
    const said = (CORRECTION_LABELS as Record<string, Said>)[name]
    return said ? say(lang, said) : null
  }
  return {
    title: `${title} – ${documentName(lang, document)}`,
    hidden: true,
    width: 'narrow',
    at: `/documents/${document.id}/correction?kind=${kind}`,
    body: html`${backLink(to(`/documents/${document.id}`), documentName(lang, document), icon('back'))}<h1>${title}</h1>${errorSummary(form, labelOf)}
<p class="lead document-lead">${consequence(visit, document, kind)}</p>${kindLinks(visit, document, kind)}
<form class="form sheet document-form" method="post" action="${to(`/documents/${document.id}/correction`)}" novalidate>${hidden('kind', kind)}
${correctionFields(lang, form, kind)}${submit(say(lang, { nb: 'Send ønsket', en: 'Send the request' }))}</form>`,
  }
}

/** What happens if it is granted, and what happens to money that was paid. */
function consequence({ lang }: Visit, { state }: DocumentView, kind: Kind): string {
  const paid = state === 'paid'
  if (kind === 'employer')
    return paid
      ? say(lang, {
          nb: 'Arbeidsgiveren får en ny faktura som sier at den er betalt. Betalingen din blir stående; oppgjøret tar du med arbeidsgiveren.',
          en: 'Your employer gets a new invoice that says it is paid. Your payment stays where it is; you settle with your employer.',
        })
      : say(lang, {
          nb: 'Arbeidsgiveren får en ny faktura med egen frist. Du skal da ikke betale denne. Plassen din er ikke berørt.',
          en: 'Your employer gets a new invoice with a time to pay of its own. You then do not pay this one. Your seat is not affected.',
        })
  return paid
    ? say(lang, {
        nb: 'Du får en ny faktura som sier at den er betalt. Ingen penger flyttes, og plassene er ikke berørt.',
        en: 'You get a new invoice that says it is paid. No money moves, and the seats are not affected.',
      })
    : say(lang, {
        nb: 'Du får en ny faktura med ny KID og ny frist, og skal da ikke betale denne. Plassene er ikke berørt.',
        en: 'You get a new invoice with a new reference and time to pay, and then do not pay this one. The seats are not affected.',
      })
}
