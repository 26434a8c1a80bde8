import type { HeldAt } from '../../catalogue/held-at.ts'
import type { OrderView } from '../../checkout/order-view.ts'
import { isConfirmed } from '../../orders/state.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { agreementWords } from '../../storefront/agreement-words.ts'
import { pathWords } from '../../storefront/path-words.ts'
import { voucherWords } from '../../storefront/voucher-words.ts'
import { companySeatInWords, rulesInWords } from '../../terms/rules-in-words.ts'
import type { Visit } from '../visit.ts'
import { MODES, seatCount } from '../words/offers.ts'
import { type IconName, icon } from './icon.ts'
import { firstSentence, prose } from './markdown.ts'
import { days, meeting } from './when.ts'

type Line = OrderView['lines'][number]

/** What was bought: when and where it is, who takes part, and what comes back if plans change. */
export function orderLines(visit: Visit, order: OrderView, held: readonly HeldAt[]): SafeHtml {
  const { lang } = visit
  return html`<section class="stack" aria-labelledby="bought"><h2 id="bought">${say(lang, { nb: 'Dette er bestilt', en: 'What you ordered' })}</h2>
${order.lines.filter(({ kind }) => kind === 'prepaid' || kind === 'share').map(seatlessLine)}${order.lines.filter(({ kind }) => kind === 'seat').map((line) => orderLine(lang, order, { line, held: held.find((each) => each.offeringId === line.offeringId) }))}
${unnamedNote(visit, order)}</section>`
}

/** What is paid for before anybody has chosen a course, or of a seat that another order has. */
const seatlessLine = ({ title, detail }: Line): SafeHtml =>
  html`<article class="sheet order-line"><div class="order-line__head"><div><h3>${title}</h3><p class="fine">${detail}</p></div></div></article>`

function orderLine(lang: Lang, order: OrderView, { line, held }: { line: Line; held: HeldAt | undefined }): SafeHtml {
  const seats = order.seats.filter((seat) => seat.lineId === line.id)
  const terms = line.termsInWords ? say(lang, line.termsInWords) : ''
  const rules = line.termsRules && rulesInWords(line.termsRules, lang)
  const employer = line.termsRules && order.payer.kind === 'company' && companySeatInWords(line.termsRules, lang)
  return html`<article class="sheet order-line"><div class="order-line__head"><div><h3>${line.title}</h3>${held ? null : html`<p class="fine">${line.detail}</p>`}</div><p class="money">${seatCount(lang, line.quantity)}</p></div>
${held ? whenAndWhere(lang, held) : null}${line.agreement ? html`<p class="fine">${agreementWords(line.agreement, money(line.agreement.listedNetMinor, line.net.currency), lang)}</p>` : null}${line.voucher ? html`<p class="fine">${voucherWords(line.voucher, money(line.voucher.listedNetMinor, line.net.currency), lang)}</p>` : null}${pathOf(lang, line)}
<ul class="order-seats" aria-label="${say(lang, { nb: 'Deltakere', en: 'Who takes part' })}">${seats.map((seat) => html`<li>${icon(seat.enrolled && !seat.returned ? 'tick' : 'person')}<span>${seat.name ?? say(lang, { nb: 'Uten navn ennå', en: 'No name yet' })}</span><span class="fine">${seatWords(lang, order, seat)}</span></li>`)}</ul>
${extrasOf(lang, order, line)}
<details class="what-if"><summary><span class="what-if__ask">${say(lang, { nb: 'Hva får jeg tilbake hvis jeg ikke kan komme?', en: 'What do I get back if I cannot come?' })}</span> <span class="what-if__short">${firstSentence(rules ?? terms)}</span></summary>${rules ? html`<p>${rules}${employer ? ` ${employer}` : ''}</p>` : null}<div class="prose">${prose(terms)}</div></details></article>`
}

/** The path that it was bought as part of, and that it keeps its price whatever becomes of the rest. */
const pathOf = (lang: Lang, { path, net }: Line): SafeHtml | null =>
  path
    ? html`<p class="fine">${pathWords(path, money(path.listedNetMinor, net.currency), lang)}. ${say(lang, { nb: 'Plassen beholder prisen sin, også om et annet kurs i løpet avbestilles.', en: 'The seat keeps its price, also if another course of the path is cancelled.' })}</p>`
    : null

/** What was bought beside these seats. */
function extrasOf(lang: Lang, { lines }: OrderView, { id }: Line): SafeHtml | null {
  const extras = lines.filter(({ seatLineId }) => seatLineId === id)
  if (extras.length === 0) return null
  return html`<ul class="order-extras" aria-label="${say(lang, { nb: 'Tillegg', en: 'Extras' })}">${extras.map(({ title, detail, quantity }) => html`<li><strong>${quantity} × ${title}</strong> <span class="fine">${detail}</span></li>`)}</ul>`
}

/** Every meeting with its day, hours and place; a long row of them folds behind the first. */
function whenAndWhere(lang: Lang, held: HeldAt): SafeHtml {
  const [first, ...others] = held.sessions
  const where = held.mode === 'online' ? say(lang, MODES.online) : held.place
  const fact = (name: IconName, words: SafeHtml | string) => html`<li>${icon(name)}<span>${words}</span></li>`
  return html`<ul class="facts">${fact('calendar', days(lang, held))}${first ? fact('clock', html`${others.length > 0 ? say(lang, { nb: 'Første samling', en: 'First session' }) : null} <strong>${spelled(lang, held.zone, first)}</strong>`) : null}${fact(held.mode === 'online' ? 'online' : 'place', where)}</ul>
${others.length > 0 ? html`<details class="more"><summary>${say(lang, { nb: `Alle ${held.sessions.length} samlinger`, en: `All ${held.sessions.length} sessions` })}</summary><ul class="order-sessions">${held.sessions.map((each) => html`<li><strong>${spelled(lang, held.zone, each)}</strong> <span class="fine">${each.place}</span></li>`)}</ul></details>` : null}`
}

function spelled(lang: Lang, zone: string, session: HeldAt['sessions'][number]): string {
  const { day, hours } = meeting(lang, zone, session)
  return `${day} ${hours}`
}

function seatWords(lang: Lang, { state }: OrderView, { enrolled, returned, name }: OrderView['seats'][number]): string {
  if (returned) return say(lang, { nb: 'ikke påmeldt lenger', en: 'no longer enrolled' })
  if (enrolled) return say(lang, { nb: 'påmeldt', en: 'enrolled' })
  if (state === 'awaiting-payment') return say(lang, { nb: 'holdt av', en: 'held' })
  if (isConfirmed({ state })) return name ? say(lang, { nb: 'ikke påmeldt ennå', en: 'not enrolled yet' }) : ''
  return say(lang, { nb: 'ikke påmeldt', en: 'not enrolled' })
}

/** Who can name the rest, and how they get there. */
function unnamedNote({ lang, to, caller }: Visit, { payer, seats, state, claimable }: OrderView): SafeHtml | null {
  const bought = isConfirmed({ state })
  if (payer.kind !== 'company' || !bought || claimable || seats.every((seat) => seat.name !== null)) return null
  const way =
    caller.actor.kind === 'person'
      ? html`<a href="${to('/company')}">${say(lang, { nb: 'Sett navn på dem', en: 'Name them' })}</a>`
      : html`<a href="${to('/sign-in?to=/company')}">${say(lang, { nb: 'Logg inn for å sette navn på dem', en: 'Sign in to name them' })}</a>. ${say(lang, { nb: 'Har du ingen konto,', en: 'If you have no account,' })} <a href="${to('/sign-up')}">${say(lang, { nb: 'lag en', en: 'create one' })}</a> ${say(lang, { nb: `med ${payer.email}`, en: `with ${payer.email}` })}`
  return html`<p class="ds-alert" data-color="info"><span>${say(lang, { nb: 'Noen plasser mangler navn.', en: 'Some seats have no name yet.' })} ${way}.</span></p>`
}
