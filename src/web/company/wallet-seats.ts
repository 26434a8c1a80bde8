import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { EMAIL_MAX, LINE_MAX } from '../../platform/words.ts'
import type { WalletSeat } from '../../wallet/wallet-of.ts'
import { day, moment } from '../components/when.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { SEAT_WORDS } from '../words/wallet.ts'
import { MAY_STEER } from './portal.ts'
import type { RefusedWallet, Wallet } from './wallet.ts'

/** Most people on one page. */
const SHOWN_MAX = 100

/** Who has the seats, those wanting something first, each with what can be done about it. */
export function seatTable(visit: Visit, wallet: Wallet, refused?: RefusedWallet): SafeHtml | null {
  const { lang, query, to } = visit
  const { company, offering, seats } = wallet
  const held = seats.filter(({ holdingId }) => holdingId !== null)
  if (held.length === 0) return null
  const from = Math.min(Math.max(0, Number.parseInt(query.get('from') ?? '0', 10) || 0), held.length - 1)
  const shown = held.slice(from, from + SHOWN_MAX)
  const next = from + SHOWN_MAX
  const here = to(`/company/${company.id}/seats/${offering.offeringId}`)
  return html`<section class="desk-block" id="people"><h2>${say(lang, { nb: 'Hvem som har plassene', en: 'Who has the seats' })}</h2>
<ul class="wallet-seats sheet desk-part">${shown.map((seat) => row(visit, { wallet, seat, refused }))}</ul>
${next < held.length ? html`<p><a href="${here}?from=${next}#people">${say(lang, { nb: 'Vis flere', en: 'Show more' })}</a></p>` : null}</section>`
}

type Row = { wallet: Wallet; seat: WalletSeat; refused: RefusedWallet | undefined }

function row(visit: Visit, { wallet, seat, refused }: Row): SafeHtml {
  const { lang } = visit
  const { state, name, email, since } = seat
  const { tone, name: words } = SEAT_WORDS[state]
  const mayChange = MAY_STEER.includes(wallet.company.role) && !wallet.offering.isOver && state !== 'completed'
  return html`<li><div class="wallet-seats__who"><p><strong>${name}</strong> <span class="fine">${email}</span></p>
<p class="fine">${tag(tone, say(lang, words))} ${day(lang, wallet.offering.zone, since)}${untilWords(visit, wallet, seat)}</p></div>
${mayChange ? actions(visit, { wallet, seat, refused }) : null}</li>`
}

/** Until when an invitation that lies with somebody can be answered, or papers are shown. */
function untilWords({ lang }: Visit, { offering }: Wallet, { state, invitedUntil, showBy }: WalletSeat): string {
  if (showBy && state !== 'assessed') {
    const by = moment(lang, offering.zone, showBy)
    return say(lang, { nb: ` · viser dokumenter innen ${by}`, en: ` · shows papers by ${by}` })
  }
  if (!invitedUntil || (state !== 'invited' && state !== 'opened')) return ''
  const until = day(lang, offering.zone, invitedUntil)
  return say(lang, { nb: ` · kan svare til ${until}`, en: ` · can answer until ${until}` })
}

const RENEWED: readonly WalletSeat['state'][] = ['invited', 'opened', 'unanswered', 'undelivered']

function actions(visit: Visit, { wallet, seat, refused }: Row): SafeHtml {
  const { lang, to } = visit
  const own = refused?.seatId === seat.seatId ? refused.form : null
  const form: Filled = own ?? freshForm(lang)
  const action = to(`/company/${wallet.company.id}/seats/${wallet.offering.offeringId}/${seat.seatId}`)
  const [nameField, emailField] = [`name.${seat.seatId}`, `email.${seat.seatId}`]
  const labels = { [nameField]: { nb: 'Navn', en: 'Name' }, [emailField]: { nb: 'E-post', en: 'E-mail' } }
  const holding = hidden('holdingId', seat.holdingId!)
  const change = say(lang, { nb: 'Endre', en: 'Change' })
  const renew = html`<form method="post" action="${action}">${holding}${hidden('act', 'resend')}<button class="ds-button" data-variant="secondary" type="submit">${say(lang, { nb: 'Send invitasjonen på nytt', en: 'Send the invitation again' })}</button></form>`
  return html`<details class="more wallet-seats__acts"${own ? html` open` : null}><summary>${change}<span class="ds-sr-only">: ${seat.name}</span></summary>
<form class="form" method="post" action="${action}" novalidate>${errorSummary(form, (name) => (labels[name] ? say(lang, labels[name]) : null))}${holding}${hidden('act', 'swap')}
<p>${say(lang, { nb: `Gi plassen til en annen. ${seat.name} får vite at den er trukket.`, en: `Give the seat to somebody else. ${seat.name} is told that it was withdrawn.` })}</p>
<div class="people__one">${field(form, { name: nameField, label: say(lang, labels[nameField]!), max: LINE_MAX })}
${field(form, { name: emailField, label: say(lang, labels[emailField]!), type: 'email', max: EMAIL_MAX })}</div>
<div class="actions">${submit(say(lang, { nb: 'Bytt', en: 'Swap' }))}</div></form>
<div class="wallet-seats__more">${RENEWED.includes(seat.state) ? renew : null}
<form method="post" action="${action}">${holding}${hidden('act', 'revoke')}<button class="ds-button" data-variant="secondary" data-color="danger" type="submit">${say(lang, { nb: 'Ta plassen tilbake', en: 'Take the seat back' })}</button></form>
<a href="${action}">${say(lang, { nb: 'Hva som har skjedd med plassen', en: 'What has become of this seat' })}</a></div></details>`
}
