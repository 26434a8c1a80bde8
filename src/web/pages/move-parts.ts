import type { OrderView } from '../../checkout/order-view.ts'
import type { Choice, Choices } from '../../moving/choices.ts'
import { placeInWords, ruleInWords, sumsInWords } from '../../moving/in-words.ts'
import type { Moved } from '../../moving/moved.ts'
import type { MovePreview } from '../../moving/preview.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { newId } from '../../platform/ids.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { type Money, spell } from '../../platform/money.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { moveOf } from '../components/move-part.ts'
import { days, moment } from '../components/when.ts'
import { field, hidden, submit } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { HINDERED, MOVE_SENTENCES, MOVING_REFUSALS } from '../words/moving.ts'
import { SEATS_SENTENCES } from '../words/moving-seats.ts'

/** Which of several seats is to be moved. */
export const seatsToChoose = ({ lang, to }: Visit, orderId: string, seats: OrderView['seats']): SafeHtml =>
  html`<section class="stack" aria-labelledby="which"><h2 id="which">${say(lang, { nb: 'Hvilken plass?', en: 'Which seat?' })}</h2><ul class="my-orders sheet">${seats.map(({ lineId, position, name, title }) => html`<li><div><a href="${to(`${moveOf(orderId)}?seat=${lineId}:${position}`)}">${name}</a><br><span class="fine">${title}</span></div></li>`)}</ul></section>`

/** Every later start with its price and what it comes to; the way there where nothing stands in it. */
export function choiceList({ lang, to }: Visit, orderId: string, found: Choices): SafeHtml {
  const { lineId, position, name, title, choices } = found
  const lead = say(lang, { nb: `${name} har plass på ${title}.`, en: `${name} has a seat in ${title}.` })
  if (choices.length === 0)
    return html`<p class="lead">${lead}</p><p>${say(lang, { nb: 'Kurset har ingen senere starter nå. Du kan avbestille plassen fra ordren.', en: 'The course has no later starts now. You can cancel the seat from your order.' })}</p>`
  const href = (each: Choice) => to(`${moveOf(orderId)}?seat=${lineId}:${position}&to=${each.to.offeringId}`)
  return html`<p class="lead">${lead}</p><section class="stack" aria-labelledby="where"><h2 id="where">${say(lang, { nb: 'Hvor skal plassen?', en: 'Where is it to go?' })}</h2>
<ul class="my-orders sheet">${choices.map((each) => html`<li><div>${each.hindrance ? html`<span>${when(lang, each)}</span>` : html`<a href="${href(each)}">${when(lang, each)}</a>`}<br><span class="fine">${[each.to.place, each.hindrance ? '' : left(lang, each.left)].filter((part) => part !== '').join(' · ')}</span></div><div class="my-orders__end"><span class="money">${spell(each.price, lang)}</span><span class="fine">${difference(lang, each)}</span></div></li>`)}</ul></section>`
}

/** When a choice is held. */
export const when = (lang: Lang, { to: { zone, startsAt, endsAt } }: Choice): string =>
  days(lang, { zone, startsAt: new Date(startsAt), endsAt: new Date(endsAt) })
export const left = (lang: Lang, n: number): string =>
  count(lang, n, {
    one: { nb: '{n} ledig plass', en: '{n} seat left' },
    other: { nb: '{n} ledige plasser', en: '{n} seats left' },
  })

/** What a choice comes to in a few words, or why it cannot be had. */
export function difference(lang: Lang, { hindrance, toPay, owed, refund }: Choice): string {
  if (hindrance)
    return say(
      lang,
      (HINDERED as Record<string, typeof HINDERED.full>)[hindrance] ??
        MOVING_REFUSALS[hindrance] ?? { nb: 'Ikke mulig nå', en: 'Not possible now' },
    )
  const said = (sum: Money | null, nb: string, en: string) =>
    sum ? say(lang, { nb: `${nb} ${spell(sum, 'nb')}`, en: `${en} ${spell(sum, 'en')}` }) : null
  return (
    said(toPay, 'Du betaler', 'You pay') ??
    said(refund, 'Du får tilbake', 'You get back') ??
    said(owed, 'Faktureres', 'Invoiced:') ??
    say(lang, { nb: 'Ingenting å betale', en: 'Nothing to pay' })
  )
}

/** All that the move does, in sentences. */
export function moveEffects(lang: Lang, preview: MovePreview): SafeHtml {
  const { from, to, rule, fee, until, documents, invoices, extras, termsName } = preview
  const row = (picture: SafeHtml, words: SafeHtml | string) => html`<li>${picture}<span>${words}</span></li>`
  const holds = until
    ? say(lang, {
        nb: ` Det gjelder til ${moment('nb', from.zone, until)}.`,
        en: ` That holds until ${moment('en', from.zone, until)}.`,
      })
    : ''
  const papers = say(lang, {
    nb: `${documents.length === 1 ? 'En kreditnota' : `${documents.length} kreditnotaer`} for den gamle plassen og ${invoices.length === 1 ? 'en faktura' : `${invoices.length} fakturaer`} for den nye. Det du alt har betalt, følger med plassen.`,
    en: `${documents.length === 1 ? 'One credit note' : `${documents.length} credit notes`} for the old seat and ${invoices.length === 1 ? 'one invoice' : `${invoices.length} invoices`} for the new one. What you have paid goes along with the seat.`,
  })
  return html`<section class="sheet desk-part"><ul class="desk-effects">
${row(icon('calendar'), html`${say(lang, { nb: 'Fra', en: 'From' })} ${placeInWords(from, lang)}<br>${say(lang, { nb: 'til', en: 'to' })} <strong>${placeInWords(to, lang)}</strong>`)}
${row(icon('money'), html`${sumsInWords(preview, lang, false).map((words) => html`<span class="line">${words}</span> `)}`)}
${fee.minor > 0 || rule.kind === 'moving' ? row(icon('document'), `${ruleInWords(rule, lang)}${holds}`) : null}
${documents.length + invoices.length > 0 ? row(icon('document'), papers) : null}
${extras.map(({ title, returned, of }) => row(icon('money'), say(lang, { nb: `${title}: ${returned} av ${of} går tilbake.`, en: `${title}: ${returned} of ${of} go back.` })))}
${row(icon('seat'), say(lang, { nb: `Den gamle plassen er fri for andre så snart du har byttet. For den nye gjelder vilkårene «${termsName}».`, en: `The old seat is free for others as soon as you have moved. The terms “${termsName}” apply to the new one.` }))}</ul></section>`
}

type Asked = { seat: string; to: string; preview: MovePreview; form: Filled; byStaff: boolean }

/** The button that does just what is shown; staff say why. */
export function moveForm(
  { lang, to }: Visit,
  orderId: string,
  { seat, to: offeringId, preview, form, byStaff }: Asked,
): SafeHtml {
  const reason = byStaff
    ? field(form, {
        name: 'reason',
        label: say(lang, { nb: 'Hvorfor du bytter for dem', en: 'Why you move it for them' }),
        max: LINE_MAX,
        hint: say(lang, { nb: 'Står på kreditnotaen.', en: 'Stands on the credit note.' }),
      })
    : null
  const label = preview.toPay
    ? say(lang, {
        nb: `Hold av plassen og betal ${spell(preview.toPay, 'nb')}`,
        en: `Hold the seat and pay ${spell(preview.toPay, 'en')}`,
      })
    : say(lang, { nb: 'Bytt plass', en: 'Move the seat' })
  return html`<form class="form" method="post" action="${to(moveOf(orderId))}" novalidate>${hidden('previewId', preview.previewId)}${hidden('key', newId())}${hidden('seat', seat)}${hidden('to', offeringId)}${reason}
<div class="actions">${submit(label)} <a href="${to(`${moveOf(orderId)}?seat=${seat}`)}">${say(lang, { nb: 'Velg en annen', en: 'Choose another' })}</a></div></form>`
}

/** A move that awaits its payment: pay, or give it up. */
export function payPart({ lang, to }: Visit, move: Moved, pending: boolean): SafeHtml {
  const { orderId, moveId, toPay } = move
  if (pending)
    return html`<p role="status">${say(lang, { nb: 'Vi har ikke fått bekreftet betalingen ennå. Last siden på nytt om litt; du trenger ikke betale igjen.', en: 'The payment is not confirmed yet. Load the page again in a moment; you need not pay again.' })}</p>`
  return html`<div class="actions"><a class="ds-button" href="${to(`${moveOf(orderId)}/pay`)}">${say(lang, { nb: 'Betal', en: 'Pay' })} ${toPay ? spell(toPay, lang) : null}</a>
<form method="post" action="${to(`${moveOf(orderId)}/give-up`)}">${hidden('move', moveId)}${submit(say(lang, { nb: 'Avbryt byttet', en: 'Give the move up' }), 'secondary')}</form></div>`
}

/** What a move came to. */
export function moveStory(lang: Lang, move: Moved): SafeHtml {
  const { from, to, state } = move
  return html`<p class="lead" role="status">${say(lang, (move.seats === undefined ? MOVE_SENTENCES : SEATS_SENTENCES)[state])}</p><ul>
<li>${say(lang, { nb: 'Fra', en: 'From' })} ${placeInWords(from, lang)}</li><li>${say(lang, { nb: 'Til', en: 'To' })} <strong>${placeInWords(to, lang)}</strong></li>
${state === 'done' || state === 'to-pay' ? sumsInWords(move, lang, state === 'done').map((words) => html`<li>${words}</li>`) : null}</ul>`
}
