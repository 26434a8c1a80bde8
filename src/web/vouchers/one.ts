import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { type Currency, money, spell } from '../../platform/money.ts'
import { voucherUnknown } from '../../vouchers/problems.ts'
import { coveredTitles, ordersBy, sumsOf, type VoucherUse, voucherById } from '../../vouchers/queries.ts'
import type { Voucher, VoucherSum } from '../../vouchers/voucher.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { pager, withQuery } from '../desk/pager.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { percent, seatCount } from '../words/offers.ts'
import { FOR_WHOM_WORDS, VOUCHER_LABELS, VOUCHER_STATE } from '../words/vouchers.ts'
import { knownVoucher, voucherForm } from './form.ts'

/** Orders on a page. */
const SHOWN = 50
/** A bar is so many units long. */
const LENGTH = 100

const DONE = {
  made: { nb: 'Koden er laget.', en: 'The code is made.' },
  saved: { nb: 'Endringen er lagret. Den gjelder fra nå.', en: 'The change is saved. It counts from now on.' },
  ended: { nb: 'Koden er avsluttet.', en: 'The code is ended.' },
}

export const labelOfVoucher = (lang: Lang, name: string): string | null => {
  const said = VOUCHER_LABELS[name]
  return said ? say(lang, said) : null
}

/** What a voucher is called: its code, or how many of them it has. */
export const nameOfVoucher = (lang: Lang, { code, codes, campaign }: Voucher): string =>
  codes === 1
    ? code
    : `${campaign}: ${count(lang, codes, { one: { nb: '{n} kode', en: '{n} code' }, other: { nb: '{n} koder', en: '{n} codes' } })}`

/** "20 %", "500 kr": what it takes off each seat. */
export function offWords(lang: Lang, { percentBasisPoints, amountMinor, currency }: Voucher): string {
  if (percentBasisPoints !== null) return `−${percent(lang, percentBasisPoints)}`
  return `−${spell(money(amountMinor ?? 0, currency as Currency), lang)}`
}

/** How much of its most is used, as a bar with the same in words. */
export function usedPart(lang: Lang, { seatsUsed, seatsMost, codes, codeMost }: Voucher): SafeHtml {
  const most = seatsMost ?? (codeMost === null ? null : codes * codeMost)
  const words =
    most === null
      ? say(lang, { nb: `Brukt på ${seatCount('nb', seatsUsed)}`, en: `Used for ${seatCount('en', seatsUsed)}` })
      : say(lang, {
          nb: `Brukt på ${seatsUsed} av ${seatCount('nb', most)}`,
          en: `Used for ${seatsUsed} of ${seatCount('en', most)}`,
        })
  if (most === null) return html`<p class="fine">${words}</p>`
  const part = Math.min(LENGTH, Math.round((seatsUsed / most) * LENGTH * 10) / 10)
  return html`<div class="seat-bar"><svg viewBox="0 0 ${LENGTH} 6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="seat-bar__left" width="${LENGTH}" height="6"/><rect class="seat-bar__sold" width="${part}" height="6"/></svg><p class="fine">${words}</p></div>`
}

/** A voucher: what it says, what was ordered by it, and its form. */
export async function voucherPage(visit: Visit, refused: Filled | null = null): Promise<Page> {
  const { lang, on, to, query, form: posted } = visit
  const id = idOf(visit, 'voucher')
  const voucher = await voucherById(on, id)
  if (!voucher) throw voucherUnknown()
  const before = Number(query.get('before')) || null
  const [sums, rows] = [await sumsOf(on, id), await ordersBy(on, id, { before, limit: SHOWN + 1 })]
  const next = rows.length > SHOWN ? String(rows[SHOWN - 1]!.number) : null
  const form = refused ?? freshForm(lang, await knownVoucher(on, voucher))
  const chosen = refused
    ? { courses: posted.all('course'), faculties: posted.all('faculty') }
    : { courses: voucher.courseIds ?? [], faculties: voucher.faculties ?? [] }
  const here = `/admin/vouchers/${id}`
  const title = nameOfVoucher(lang, voucher)
  const at = (from: string | null) => withQuery(to(here), query, { before: from })
  return {
    title,
    hidden: true,
    at: here,
    body: html`${backLink(to('/admin/vouchers'), say(lang, { nb: 'Rabattkoder', en: 'Discount codes' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => labelOfVoucher(lang, name))}
<h1>${title}</h1><p class="desk-tags">${tag(VOUCHER_STATE[voucher.state].tone, say(lang, VOUCHER_STATE[voucher.state].said))}</p>
<div class="sheet desk-part desk-block">${facts(visit, voucher, await coveredTitles(on, voucher, lang))}${usedPart(lang, voucher)}
<p><a href="/vouchers/${id}/codes.csv?lang=${lang}" download>${say(lang, { nb: 'Kodene som CSV', en: 'The codes as CSV' })}</a></p></div>
${usesPart(visit, sums, rows.slice(0, SHOWN))}${pager(lang, { first: before === null ? null : at(null), next: next === null ? null : at(next) })}
${
  voucher.state === 'ended'
    ? null
    : html`<details class="more desk-block"${refused ? html` open` : null}><summary>${say(lang, { nb: 'Endre', en: 'Change' })}</summary>${await voucherForm(visit, form, { action: here, isNew: false, chosen })}</details>
<details class="more"><summary>${say(lang, { nb: 'Avslutt nå', en: 'End now' })}</summary><form class="form" method="post" action="${to(`${here}/end`)}"><p>${say(lang, { nb: 'Koden virker ikke mer. Det som er bestilt, endres ikke.', en: 'The code works no more. What is ordered stays.' })}</p>${submit(say(lang, { nb: 'Avslutt', en: 'End' }), 'secondary')}</form></details>`
}`,
  }
}

function facts({ lang }: Visit, voucher: Voucher, titles: readonly string[]): SafeHtml {
  const { faculties, fromAt, untilAt, fromSeats, buyerMost, codeMost, codes } = voucher
  const covered = [...(faculties ?? []), ...titles]
  const fact = (name: string, words: string) => html`<div><dt>${name}</dt><dd>${words}</dd></div>`
  const time = `${moment(lang, SELLER_ZONE, fromAt)} – ${untilAt ? moment(lang, SELLER_ZONE, untilAt) : say(lang, { nb: 'uten slutt', en: 'without end' })}`
  const each = say(lang, { nb: 'av hver plass', en: 'off each seat' })
  return html`<dl class="desk-facts">${fact(say(lang, { nb: 'Avslag', en: 'Off' }), `${offWords(lang, voucher)} ${each}`)}${fact(say(lang, { nb: 'Kampanje', en: 'Campaign' }), voucher.campaign)}
${fact(say(lang, { nb: 'Gjelder for', en: 'Is for' }), covered.length === 0 ? say(lang, { nb: 'alle kurs', en: 'all courses' }) : covered.join(', '))}
${fact(say(lang, { nb: 'Hvem', en: 'Who' }), say(lang, FOR_WHOM_WORDS[voucher.forWhom]))}${fact(say(lang, { nb: 'Tid', en: 'Time' }), time)}
${fromSeats > 1 ? fact(say(lang, { nb: 'Minst', en: 'At least' }), seatCount(lang, fromSeats)) : null}
${buyerMost === null ? null : fact(say(lang, { nb: 'Høyst', en: 'At most' }), say(lang, { nb: `${seatCount('nb', buyerMost)} per person eller bedrift`, en: `${seatCount('en', buyerMost)} of one person or company` }))}
${codeMost === null ? null : fact(say(lang, { nb: 'Koder', en: 'Codes' }), say(lang, { nb: `${codes}, til ${seatCount('nb', codeMost)} hver`, en: `${codes}, for ${seatCount('en', codeMost)} each` }))}
${fact(say(lang, { nb: 'Hvorfor', en: 'Why' }), voucher.reason)}</dl>`
}

function usesPart({ lang, to }: Visit, sums: readonly VoucherSum[], orders: readonly VoucherUse[]): SafeHtml {
  const heading = say(lang, { nb: 'Bestilt med koden', en: 'Ordered by the code' })
  const none = html`<p>${say(lang, { nb: 'Ingen har brukt den ennå.', en: 'Nobody has used it yet.' })}</p>`
  const heads = [
    ...[say(lang, { nb: 'Kode', en: 'Code' }), say(lang, { nb: 'Plasser', en: 'Seats' })],
    ...[say(lang, { nb: 'Uten mva.', en: 'Without VAT' }), say(lang, { nb: 'Avslag', en: 'Taken off' })],
  ]
  const sum = (minor: number, currency: Currency) => spell(money(minor, currency), lang)
  const row = (use: VoucherUse) => {
    const cells = [use.code, String(use.seats), sum(use.netMinor, use.currency), sum(use.offMinor, use.currency)]
    return html`<tr role="row"><th role="rowheader" scope="row"><a href="${to(`/orders/${use.orderId}`)}">${use.number}</a> <span class="fine">${moment(lang, SELLER_ZONE, use.placedAt)}</span></th>${cells.map((cell, at) => html`<td role="cell" class="desk-table__gross figure" data-head="${heads[at]!}">${cell}</td>`)}</tr>`
  }
  return html`<section class="desk-block" aria-labelledby="uses"><h2 id="uses">${heading}</h2>${orders.length === 0 ? none : null}
${sums.map(({ currency, orders: n, netMinor, offMinor }) => html`<p class="lead">${count(lang, n, { one: { nb: '{n} ordre', en: '{n} order' }, other: { nb: '{n} ordrer', en: '{n} orders' } })}: ${say(lang, { nb: `${sum(netMinor, currency)} uten mva. etter kreditering, ${sum(offMinor, currency)} gitt i avslag.`, en: `${sum(netMinor, currency)} without VAT net of credits, ${sum(offMinor, currency)} taken off.` })}</p>`)}
${orders.length === 0 ? null : html`<div class="table-scroll desk-cards"><table class="ds-table desk-table" role="table" aria-label="${heading}"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${say(lang, { nb: 'Ordre', en: 'Order' })}</th>${heads.map((head) => html`<th role="columnheader" scope="col" class="desk-table__gross">${head}</th>`)}</tr></thead><tbody role="rowgroup">${orders.map(row)}</tbody></table></div>`}</section>`
}
