import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Lang, type Said, say } from '../../platform/lang.ts'
import type { Currency } from '../../platform/money.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { PER_SEAT_MAX } from '../../pricing/extra.ts'
import type { ListedExtra } from '../../pricing/extras-of.ts'
import { netOf } from '../../pricing/net-of.ts'
import type { TaxClass } from '../../pricing/tax-class.ts'
import { typedAmount } from '../desk/amount.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { checkbox, field, radios, select } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { TEACHING } from '../words/offers.ts'
import { currencyWords } from './currency-words.ts'
import { taxWords } from './tax-words.ts'

const LABELS: Record<string, Said> = {
  'name.nb': { nb: 'Navn – norsk', en: 'Name – Norwegian' },
  'name.en': { nb: 'Navn – engelsk', en: 'Name – English' },
  priceAmount: { nb: 'Pris', en: 'Price' },
  taxClass: { nb: 'Mva.-klasse', en: 'VAT class' },
  priceKind: { nb: 'Prisen er', en: 'The price is' },
  taxDecision: { nb: 'Hvem har avgjort mva., og hvorfor', en: 'Who decided on the VAT, and why' },
  mostPerSeat: { nb: 'Høyst hvor mange per plass', en: 'At most how many for each seat' },
  required: { nb: 'Følger med hver plass', en: 'Comes with every seat' },
  delivered: { nb: 'Når leveres det?', en: 'When is it delivered?' },
}
const label = (lang: Lang, name: string): string => say(lang, LABELS[name]!)

/** Everything about one extra in one form. */
export function extraForm(
  lang: Lang,
  form: Filled,
  {
    action,
    taxClasses,
    currency,
    go,
  }: { action: string; taxClasses: readonly TaxClass[]; currency: Currency; go: SafeHtml },
): SafeHtml {
  return html`<form class="form desk-form" method="post" action="${action}" novalidate>
${errorSummary(form, (name) => (name in LABELS ? label(lang, name) : null))}
<section class="form-part"><h2>${say(lang, { nb: 'Hva er det?', en: 'What is it?' })}</h2>
<div class="desk-pair">${LANGS.map((each) => field(form, { name: `name.${each}`, label: `${say(lang, { nb: 'Navn', en: 'Name' })} – ${say(lang, TEACHING[each]).toLowerCase()}`, max: LINE_MAX }))}</div>
${radios(form, {
  name: 'delivered',
  legend: label(lang, 'delivered'),
  options: [
    {
      value: 'first-session',
      label: say(lang, { nb: 'På første samling', en: 'At the first session' }),
      hint: say(lang, {
        nb: 'Med mva. faktureres det den dagen, unntatt mva. sammen med plassen.',
        en: 'With VAT it is invoiced on that day, exempt from VAT together with the seat.',
      }),
    },
    {
      value: 'on-order',
      label: say(lang, { nb: 'Sendes når det bestilles', en: 'Sent when it is ordered' }),
      hint: say(lang, { nb: 'Faktureres med en gang.', en: 'Invoiced at once.' }),
    },
  ],
})}
${checkbox(form, { name: 'required', value: 'yes', label: label(lang, 'required'), hint: say(lang, { nb: 'Da er det med i prisen som kjøperne ser først.', en: 'It is then in the price that buyers see first.' }) })}
${field(form, { name: 'mostPerSeat', label: label(lang, 'mostPerSeat'), type: 'number', inputmode: 'numeric', min: 1, max: PER_SEAT_MAX, plain: true, size: 6 })}</section>
<section class="form-part"><h2>${say(lang, { nb: 'Pris og mva.', en: 'Price and VAT' })}</h2>
<div class="desk-grid">${field(form, { name: 'priceAmount', label: `${label(lang, 'priceAmount')} (${currencyWords(lang, currency)})`, inputmode: 'decimal', plain: true, size: 11, max: 20 })}
${select(form, { name: 'taxClass', label: label(lang, 'taxClass'), options: taxClasses.map((each) => ({ value: each.code, label: taxWords(lang, each) })) })}</div>
${radios(form, {
  name: 'priceKind',
  legend: label(lang, 'priceKind'),
  options: [
    { value: 'gross', label: say(lang, { nb: 'med mva.', en: 'with VAT' }) },
    { value: 'net', label: say(lang, { nb: 'uten mva.', en: 'without VAT' }) },
  ],
})}
${field(form, { name: 'taxDecision', label: label(lang, 'taxDecision'), hint: say(lang, { nb: 'For revisor: «Servering, 15 %, K. Berg»', en: 'For the auditor: “Serving, 15%, K. Berg”' }), plain: true, max: LINE_MAX })}</section>
<div class="actions">${go}</div></form>`
}

export const newExtra = (lang: Lang): Filled =>
  freshForm(lang, { delivered: 'first-session', priceKind: 'gross', mostPerSeat: '1' })

export function knownExtra(lang: Lang, extra: ListedExtra): Filled {
  const { name, net, gross, rateBasisPoints, taxClass, taxDecision, mostPerSeat, required, delivered } = extra
  const even = netOf(gross.minor, rateBasisPoints) === net.minor
  return freshForm(lang, {
    ...{ 'name.nb': name.nb, 'name.en': name.en, taxClass, taxDecision, delivered },
    priceAmount: typedAmount((even ? gross : net).minor, net.currency),
    priceKind: even ? 'gross' : 'net',
    mostPerSeat: String(mostPerSeat),
    ...(required && { required: 'yes' }),
  })
}
