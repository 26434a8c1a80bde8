import { html, type Piece } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { moneyBack } from '../components/money-back.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { correctionPart } from './correct.ts'
import { mailsPart } from './mails-part.ts'
import { type Opened, openDocument } from './open.ts'
import { ordersPart } from './orders-part.ts'
import { payPart } from './pay-part.ts'
import { buyerPart, contentPart, filesPart } from './sheet.ts'
import { documentName, STATE_TAGS, standingWords } from './words.ts'

const TOLD: Record<string, Said> = {
  asked: {
    nb: 'Takk, vi har fått meldingen din og svarer på e-post.',
    en: 'Thank you, we have your message and answer by e-mail.',
  },
  sent: { nb: 'En kopi er på vei på e-post.', en: 'A copy is on its way by e-mail.' },
  paid: { nb: 'Takk! Betalingen er mottatt.', en: 'Thank you! The payment has arrived.' },
  pending: {
    nb: 'Vi har ikke fått bekreftet betalingen ennå. Last siden på nytt om litt; du trenger ikke betale igjen.',
    en: 'The payment is not confirmed yet. Reload this page in a while; you need not pay again.',
  },
  cancelled: {
    nb: 'Du gikk ut av betalingen. Ingenting er trukket.',
    en: 'You left the payment page. Nothing was charged.',
  },
}

/** A document for its buyer: what it is, what is left of it, and what can be done with it. */
export async function showDocument(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const opened = await openDocument(visit)
  return documentPage(
    visit,
    {
      ...opened,
      correction: opened.byLink ? null : await correctionPart(visit, opened.document),
      back: await moneyBack(visit, [opened.document.id]),
    },
    form,
  )
}

type Shown = Opened & { correction: Piece; back: Piece }

function documentPage(visit: Visit, { document, byLink, correction, back: money }: Shown, form: Filled): Page {
  const { lang, to } = visit
  const { id, orderId, orderNumber, state } = document
  const name = documentName(lang, document)
  const back = byLink
    ? null
    : backLink(to(`/orders/${orderId}`), `${say(lang, { nb: 'Ordre', en: 'Order' })} ${orderNumber}`, icon('back'))
  const own: Piece = byLink
    ? null
    : html`${mailsPart(visit, document, { action: `/documents/${id}/copies`, corrects: false, form })}${correction}`
  return {
    title: name,
    hidden: true,
    at: `/documents/${id}`,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${back}${notice(visit, TOLD)}${errorSummary(form)}
<div class="desk-head"><h1>${name}</h1><p class="desk-tags">${state ? tag(STATE_TAGS[state].tone, say(lang, STATE_TAGS[state].said)) : null}</p></div>
<p class="lead desk-now">${standingWords(lang, document)}</p>${money}
<div class="desk-columns"><div class="desk-main">${payPart(visit, document)}${contentPart(lang, document)}${byLink ? null : ordersPart(visit, document, '/orders')}</div>
<aside class="desk-side" aria-label="${say(lang, { nb: 'Filer, kjøper og e-poster', en: 'Files, buyer and e-mails' })}">${filesPart(visit, document, !byLink)}${buyerPart(lang, document)}${own}</aside></div>`,
  }
}
