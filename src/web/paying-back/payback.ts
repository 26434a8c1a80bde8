import { masked } from '../../paying-back/account.ts'
import { APPROVALS_NEEDED } from '../../paying-back/approve-payback.ts'
import { type PaybackView, paybackView } from '../../paying-back/queries.ts'
import { nameOf } from '../../platform/actor.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { moment, spelledDay } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { amountWords } from '../words/bank.ts'
import { PAYBACK_STATE } from '../words/paying-back.ts'

const DONE: Record<string, Said> = {
  started: { nb: 'Mottakeren er spurt om konto på e-post.', en: 'The payee has been asked for an account by e-mail.' },
  linked: {
    nb: 'En ny lenke er sendt. Den forrige virker ikke lenger.',
    en: 'A new link is sent. The one before is dead.',
  },
  approved: { nb: 'Godkjent.', en: 'Approved.' },
  ended: {
    nb: 'Gitt opp. Kjøperen har pengene til gode igjen.',
    en: 'Given up. The buyer has the money to their credit again.',
  },
  paid: { nb: 'Ført som betalt.', en: 'Entered as paid.' },
  returned: { nb: 'Ført som kommet i retur.', en: 'Entered as come back.' },
}

/** One payback: where it stands, where it goes, who has approved it, and what can be done now. */
export async function showPayback(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const payback = await paybackView(on, idOf(visit, 'payback'))
  if (!payback) throw unknown('payback')
  const title = `${payback.payeeName ?? payback.message}, ${amountWords(lang, payback.amountMinor, 'NOK')}`
  const state = PAYBACK_STATE[payback.state]
  return {
    title,
    hidden: true,
    at: `/finance/paybacks/${payback.id}`,
    body: html`${backLink(to('/finance/paybacks'), say(lang, { nb: 'Penger tilbake', en: 'Money back' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form)}
<div class="desk-head"><h1>${title}</h1><p class="desk-tags">${tag(state.tone, say(lang, state.said))}</p></div>
${facts(visit, payback)}${steps(visit, payback, form)}`,
  }
}

function facts({ lang, to }: Visit, payback: PaybackView): SafeHtml {
  const one = (term: Said, value: string | SafeHtml | null) =>
    value ? html`<div><dt>${say(lang, term)}</dt><dd>${value}</dd></div>` : null
  const at = (instant: Date | null) => (instant ? moment(lang, SELLER_ZONE, instant) : null)
  const { documentId, depositId, number, account, holderName } = payback
  const invoice = documentId && html`<a href="${to(`/finance/documents/${documentId}`)}">${number ?? ''}</a>`
  const deposit =
    depositId &&
    html`<a href="${to(`/finance/bank/deposits/${depositId}`)}">${say(lang, { nb: 'Se innbetalingen', en: 'See the payment' })}</a>`
  const approvals = payback.approvals.map((each) => `${each.name}, ${moment(lang, SELLER_ZONE, each.at)}`).join(' · ')
  return html`<dl class="desk-facts sheet desk-part">${one({ nb: 'Faktura', en: 'Invoice' }, invoice)}${one({ nb: 'Innbetaling', en: 'Payment' }, deposit)}
${one({ nb: 'Begynt', en: 'Begun' }, `${at(payback.askedAt)}, ${payback.asker}`)}${one({ nb: 'Spurt på', en: 'Asked at' }, payback.payeeEmail)}
${one({ nb: 'Lenke sendt', en: 'Link sent' }, at(payback.linkSentAt))}${one({ nb: 'Lenken gjelder til', en: 'Link works until' }, payback.isLinkOpen ? at(payback.linkEndsAt) : null)}${one({ nb: 'E-posten feilet', en: 'The mail failed' }, payback.linkFault)}
${one({ nb: 'Konto', en: 'Account' }, account && html`<span class="figure">${masked(account)}</span>`)}${one({ nb: 'Eier', en: 'Holder' }, holderName)}${one({ nb: 'Oppgitt', en: 'Given' }, at(payback.givenAt))}
${one({ nb: 'Godkjent av', en: 'Approved by' }, approvals)}${one({ nb: 'Referanse', en: 'Reference' }, payback.reference)}
${one({ nb: 'Betalt', en: 'Paid' }, payback.paidOn && spelledDay(lang, payback.paidOn))}${one({ nb: 'Avsluttet', en: 'Ended' }, at(payback.endedAt))}${one({ nb: 'Grunn', en: 'Reason' }, payback.endReason)}</dl>
${payback.accountCount > 1 && payback.state === 'to-approve' ? html`<div class="ds-alert" data-color="warning"><p>${say(lang, { nb: `Mottakeren har oppgitt konto ${payback.accountCount} ganger. Ring og spør før dere godkjenner.`, en: `The payee has given an account ${payback.accountCount} times. Call and ask before you approve.` })}</p></div>` : null}`
}

function steps(visit: Visit, payback: PaybackView, form: Filled): SafeHtml | null {
  const { lang, to } = visit
  const at = to(`/finance/paybacks/${payback.id}`)
  const { state } = payback
  const isEarly = state === 'no-account' || state === 'to-approve'
  const mine = payback.approvals.some(({ by }) => by === nameOf(visit.caller.actor))
  const approve =
    state !== 'to-approve'
      ? null
      : mine
        ? html`<p class="sheet desk-part">${say(lang, { nb: `Du har godkjent. ${payback.approvals.length} av ${APPROVALS_NEEDED} har gjort det; en annen i økonomi må også godkjenne.`, en: `You have approved. ${payback.approvals.length} of ${APPROVALS_NEEDED} have; somebody else in finance must approve too.` })}</p>`
        : html`<form class="form sheet desk-part" method="post" action="${at}/approvals">${hidden('accountId', payback.accountId ?? '')}
<h2>${say(lang, { nb: 'Godkjenn', en: 'Approve' })}</h2><p>${say(lang, { nb: `Stemmer navn, konto og beløp? To personer må godkjenne; ${payback.approvals.length} av ${APPROVALS_NEEDED} har gjort det.`, en: `Are name, account and amount right? Two people must approve; ${payback.approvals.length} of ${APPROVALS_NEEDED} have.` })}</p>
<div>${submit(say(lang, { nb: 'Godkjenn', en: 'Approve' }))}</div></form>`
  const link = isEarly
    ? html`<form class="form sheet desk-part" method="post" action="${at}/links"><p>${say(lang, { nb: 'Skal mottakeren spørres på nytt, eller oppgi en annen konto?', en: 'Is the payee to be asked anew, or to give another account?' })}</p><div>${submit(say(lang, { nb: 'Send ny lenke', en: 'Send a new link' }), 'secondary')}</div></form>`
    : null
  const paid =
    state === 'sent'
      ? html`<form class="form sheet desk-part" method="post" action="${at}/payment" novalidate><h2>${say(lang, { nb: 'Sett på kontoutskriften', en: 'Seen on the statement' })}</h2>
<p>${say(lang, { nb: 'Bankens fil lukker den av seg selv. Før det her bare når banken ikke gir fil.', en: 'The bank’s file closes it by itself. Enter it here only where the bank gives no file.' })}</p>
${field(form, { name: 'paidOn', label: say(lang, { nb: 'Dagen pengene gikk ut', en: 'The day the money left' }), type: 'date' })}<div>${submit(say(lang, { nb: 'Før som betalt', en: 'Enter as paid' }), 'secondary')}</div></form>`
      : null
  return html`<div class="desk-block">${approve}${link}${paid}${ending(visit, payback, form)}</div>`
}

function ending({ lang, to }: Visit, { id, state }: PaybackView, form: Filled): SafeHtml | null {
  const isLate = state === 'sent'
  if (!isLate && !['no-account', 'to-approve', 'approved'].includes(state)) return null
  const said = isLate
    ? {
        nb: 'Banken sendte den ikke (avvist eller feil konto)',
        en: 'The bank did not send it (refused, or a wrong account)',
      }
    : { nb: 'Gi den opp', en: 'Give it up' }
  return html`<details class="more sheet desk-part"${form.fault('reason') ? html` open` : null}><summary>${say(lang, said)}</summary><form class="form" method="post" action="${to(`/finance/paybacks/${id}/${isLate ? 'return' : 'giving-up'}`)}" novalidate>
<p>${say(lang, { nb: 'Kjøperen har pengene til gode igjen.', en: 'The buyer then has the money to their credit again.' })}</p>
${field(form, { name: 'reason', label: say(lang, { nb: 'Hvorfor', en: 'Why' }), max: LINE_MAX })}<div>${submit(say(lang, { nb: 'Avslutt den', en: 'End it' }), 'secondary')}</div></form></details>`
}
