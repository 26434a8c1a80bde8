import type { CompanyOffering } from '../../giving-back/company-seats.ts'
import { feeNow } from '../../giving-back/fee-now.ts'
import type { GiveBackPreview, OrderPreview } from '../../giving-back/preview.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { type Money, money, spell } from '../../platform/money.ts'
import { FULL_UNTIL_START } from '../../terms/fee-of.ts'
import { companySeatInWords, rulesInWords } from '../../terms/rules-in-words.ts'
import { icon } from '../components/icon.ts'
import { untilWords } from '../components/when.ts'
import { percent } from '../words/offers.ts'

const amount = (lang: Lang, sum: Money): SafeHtml => html`<strong class="money">${spell(sum, lang)}</strong>`

/** What comes back of one seat at this moment, and until when; once for each order whose seats were bought on other conditions. */
export function backNow(lang: Lang, offering: CompanyOffering): SafeHtml {
  const words = offering.lines.map((line) => {
    const { feeMinor, until } = feeNow(offering, line)
    const [back, price] = [money(line.unitNetMinor - feeMinor, line.currency), money(line.unitNetMinor, line.currency)]
    const now = say(lang, {
      nb: `Gir dere tilbake en plass nå, får dere ${spell(back, lang)} av ${spell(price, lang)} uten mva.`,
      en: `If you give back a seat now, you get ${spell(back, lang)} of ${spell(price, lang)} without VAT.`,
    })
    const ends = until
      ? say(lang, {
          nb: ` Det gjelder til ${untilWords('nb', offering.zone, until)}.`,
          en: ` That holds until ${untilWords('en', offering.zone, until)}.`,
        })
      : ''
    return `${now}${ends}`
  })
  const rules = [
    ...new Map(offering.lines.map(({ rules: own }) => [JSON.stringify(own), own ?? FULL_UNTIL_START])).values(),
  ]
  return html`<div class="ds-alert" data-color="info">${[...new Set(words)].map((each) => html`<p>${each}</p>`)}</div>
<details class="more"><summary>${say(lang, { nb: 'Vilkårene dere kjøpte på', en: 'The terms you bought on' })}</summary>${rules.map((each) => html`<p>${rulesInWords(each, lang)} ${companySeatInWords(each, lang)}</p>`)}</details>`
}

/** All that giving back does, in sentences, and each credit note line by line. */
export function giveBackEffects(lang: Lang, preview: GiveBackPreview, { zone }: CompanyOffering): SafeHtml {
  return html`${preview.orders.map((order) => orderEffects(lang, order, preview.orders.length > 1))}
<section class="sheet desk-part"><ul class="desk-effects"><li>${icon('seat')}<div>${seatWords(lang, preview)}</div></li>
${preview.until ? html`<li>${icon('clock')}<span>${say(lang, { nb: `Dette gjelder til ${untilWords('nb', zone, preview.until)}, hvis ingenting annet endres.`, en: `This holds until ${untilWords('en', zone, preview.until)}, unless something else changes.` })}</span></li>` : null}</ul></section>`
}

function orderEffects(lang: Lang, order: OrderPreview, several: boolean): SafeHtml {
  const { documents, neverInvoiced, putBack, refund, lowered, balance, price, fee, seats } = order
  const off = lowered && balance ? money(lowered.minor - balance.minor, lowered.currency) : lowered
  const line = (words: SafeHtml) => html`<li>${icon('money')}<span>${words}</span></li>`
  const bought = count(lang, seats, {
    one: { nb: '{n} plass ble kjøpt for', en: '{n} seat was bought for' },
    other: { nb: '{n} plasser ble kjøpt for', en: '{n} seats were bought for' },
  })
  return html`<section class="sheet desk-part">${several ? html`<h3>${say(lang, { nb: 'Ordre', en: 'Order' })} ${order.orderNumber}</h3>` : null}<ul class="desk-effects">
${line(html`${bought} ${amount(lang, price)} ${say(lang, { nb: 'uten mva.', en: 'without VAT.' })} ${fee.minor > 0 ? html`${say(lang, { nb: 'Gebyret er', en: 'The fee is' })} ${amount(lang, fee)} ${ruleWords(lang, order)}` : say(lang, { nb: 'Det koster ikke noe gebyr.', en: 'There is no fee.' })}`)}
${tierWords(lang, order)}
${refund ? line(html`${amount(lang, refund)} ${say(lang, { nb: 'betales tilbake til kortet.', en: 'goes back to the card.' })}`) : null}
${off && off.minor > 0 ? line(html`${amount(lang, off)} ${say(lang, { nb: 'trekkes fra det dere skylder.', en: 'is taken off what you owe.' })}`) : null}
${balance ? line(html`${amount(lang, balance)} ${say(lang, { nb: 'er betalt fra bank og står til gode hos oss.', en: 'was paid by bank and is owed to you.' })}`) : null}
${neverInvoiced ? line(html`${amount(lang, neverInvoiced)} ${say(lang, { nb: 'skulle faktureres senere og blir aldri fakturert.', en: 'was to be invoiced later and never will be.' })}`) : null}
${putBack ? line(html`${amount(lang, putBack)} ${say(lang, { nb: 'legges tilbake på det dere har betalt på forhånd.', en: 'goes back onto what you have prepaid.' })}`) : null}
${order.extras.filter(({ of }) => of > 0).map(({ title, returned, of }) => line(html`${say(lang, { nb: `${title}: ${returned} av ${of} går tilbake.`, en: `${title}: ${returned} of ${of} go back.` })}`))}</ul>
${documents.map((each) => creditNote(lang, each))}</section>`
}

function ruleWords(lang: Lang, { rule, fee }: OrderPreview): string {
  if (rule.kind === 'changed') return '' // there is no fee to give a reason for
  if (rule.kind === 'too-late')
    return say(lang, { nb: '– fristen er ute, så alt beholdes.', en: '– it is too late, so all of it is kept.' })
  if (rule.kind === 'pro-rata')
    return say(lang, {
      nb: `– ${rule.left} av ${rule.of} samlinger gjenstår.`,
      en: `– ${rule.left} of ${rule.of} sessions are left.`,
    })
  const { feeBasisPoints, cap } = rule.step
  const capped = cap?.[fee.currency] !== undefined
  return say(lang, {
    nb: `uten mva. (${percent('nb', feeBasisPoints)} etter vilkårene${capped ? ', opp til taket' : ''}).`,
    en: `without VAT (${percent('en', feeBasisPoints)} by the terms${capped ? ', up to the cap' : ''}).`,
  })
}

/** Seats that were cheaper because there were many: what the others cost from now on. */
function tierWords(lang: Lang, { tier }: OrderPreview): SafeHtml | null {
  if (!tier?.kept || tier.kept.minor === 0) return null
  const words =
    tier.kept.minor > 0
      ? html`${say(lang, { nb: 'Mengderabatten faller: resten koster', en: 'The discount for many seats falls: the rest cost' })} ${amount(lang, tier.unitAfter)} ${say(lang, { nb: 'per plass, og', en: 'each, and' })} ${amount(lang, tier.kept)} ${say(lang, { nb: 'beholdes for det.', en: 'is kept for that.' })}`
      : html`${amount(lang, money(-tier.kept.minor, tier.kept.currency))} ${say(lang, { nb: 'som ble beholdt da mengderabatten falt, krediteres nå.', en: 'that was kept when the discount for many seats fell is credited now.' })}`
  return html`<li>${icon('money')}<span>${words}</span></li>`
}

function creditNote(lang: Lang, note: OrderPreview['documents'][number]): SafeHtml {
  const row = (term: string, sum: Money) => html`<div><dt>${term}</dt><dd class="money">${spell(sum, lang)}</dd></div>`
  return html`<h3>${say(lang, { nb: `Kreditnota til faktura ${note.number}`, en: `Credit note for invoice ${note.number}` })}</h3>
<ul class="desk-lines desk-lines--close">${note.lines.map(({ title, quantity, net }) => html`<li class="desk-lines__top"><span>${quantity > 1 ? `${quantity} × ` : ''}${title}</span><span class="money">${spell(net, lang)}</span></li>`)}</ul>
<dl class="totals">${row(say(lang, { nb: 'Uten mva.', en: 'Without VAT' }), note.net)}${row(say(lang, { nb: 'Mva.', en: 'VAT' }), note.vat)}
<div class="totals__sum"><dt>${say(lang, { nb: 'Krediteres', en: 'Is credited' })}</dt><dd class="money">${spell(note.gross, lang)}</dd></div>
${row(say(lang, { nb: 'Står igjen av fakturaen', en: 'Stays of the invoice' }), note.stays)}</dl>`
}

function seatWords(lang: Lang, { losesAccess, places }: GiveBackPreview): SafeHtml {
  const freed = count(lang, places.free, {
    one: { nb: '{n} plass blir fri for andre.', en: '{n} place is free for others.' },
    other: { nb: '{n} plasser blir fri for andre.', en: '{n} places are free for others.' },
  })
  if (losesAccess.length === 0)
    return html`${freed} ${say(lang, { nb: 'Ingen mister plassen sin.', en: 'Nobody loses theirs.' })}`
  return html`${freed} ${say(lang, { nb: 'Disse mister plassen eller invitasjonen:', en: 'These lose their seat or invitation:' })}<ul>${losesAccess.map((name) => html`<li>${name}</li>`)}</ul>`
}
