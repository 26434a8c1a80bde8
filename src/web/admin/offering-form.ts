import { CODE_MAX, EMPLOYER_HOLD_DAYS_MAX, MINIMUM_MAX } from '../../catalogue/words.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Lang, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import type { TaxClass } from '../../pricing/tax-class.ts'
import { CAPACITY_MAX } from '../../seats/open-pool.ts'
import type { CancellationTerms } from '../../terms/queries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { checkbox, field, hidden, radios, select, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { MODES, TEACHING } from '../words/offers.ts'
import { currencyOptions } from './currency-words.ts'
import { NEW_TERMS } from './offering-command.ts'
import { fieldLabel, nthSession, offeringLabel, sessionLabel, termsLabel } from './offering-labels.ts'
import { taxWords } from './tax-words.ts'
import { practicalPart } from './told-part.ts'

export type Choices = { taxClasses: readonly TaxClass[]; terms: readonly CancellationTerms[] }
type Parts = Choices & {
  action: string
  rows: number
  capacityWords: string | null
  told: SafeHtml | null
  go: SafeHtml
}

/** One start in one form: when and where, price and VAT, terms, seats. Times are those of the wall clock there. */
export function offeringForm(lang: Lang, form: Filled, parts: Parts): SafeHtml {
  return html`<form class="form desk-form" method="post" action="${parts.action}" novalidate>
${errorSummary(form, fieldLabel(lang))}${hidden('rows', parts.rows)}
<section class="form-part"><h2>${say(lang, { nb: 'Når og hvor', en: 'When and where' })}</h2><div class="desk-grid">
${field(form, { name: 'code', label: offeringLabel(lang, 'code'), hint: say(lang, { nb: 'For eksempel STAT-V27', en: 'Such as STAT-S27' }), max: CODE_MAX, size: 12 })}
${select(form, { name: 'mode', label: offeringLabel(lang, 'mode'), options: Object.entries(MODES).map(([value, said]) => ({ value, label: say(lang, said) })) })}
${field(form, { name: 'place', label: offeringLabel(lang, 'place'), max: LINE_MAX })}
${select(form, { name: 'teachingLang', label: offeringLabel(lang, 'teachingLang'), options: LANGS.map((value) => ({ value, label: say(lang, TEACHING[value]) })) })}
${time(form, 'startsAt', offeringLabel(lang, 'startsAt'))}
${time(form, 'endsAt', offeringLabel(lang, 'endsAt'))}
${time(form, 'saleOpensAt', offeringLabel(lang, 'saleOpensAt'))}
${time(form, 'saleClosesAt', offeringLabel(lang, 'saleClosesAt'))}
${field(form, { name: 'zone', label: offeringLabel(lang, 'zone'), hint: say(lang, { nb: 'Alle klokkeslett her leses i denne sonen.', en: 'All times here are read in this zone.' }), size: 12 })}
</div></section>
${sessionsPart(lang, form, parts.rows)}
${practicalPart(lang, form)}
${pricePart(lang, form, parts)}
${termsPart(lang, form, parts)}
<section class="form-part"><h2>${say(lang, { nb: 'Plasser', en: 'Seats' })}</h2>
${parts.capacityWords ? html`<p class="desk-capacity figure">${parts.capacityWords}</p>` : null}${hidden('capacityShown', form.value('capacityShown'))}${hidden('priceShown', form.value('priceShown'))}
<div class="desk-grid">${field(form, { name: 'capacity', label: offeringLabel(lang, 'capacity'), type: 'number', inputmode: 'numeric', min: 0, max: CAPACITY_MAX, plain: true, size: 6 })}
${field(form, { name: 'minimum', label: offeringLabel(lang, 'minimum'), hint: say(lang, { nb: '1 hvis kurset alltid går', en: '1 if it always runs' }), type: 'number', inputmode: 'numeric', min: 0, max: MINIMUM_MAX, plain: true, size: 6 })}</div></section>
${parts.told}<div class="actions">${parts.go}</div></form>`
}

const time = (form: Filled, name: string, label: string): SafeHtml =>
  field(form, { name, label, type: 'datetime-local', plain: true })

function sessionsPart(lang: Lang, form: Filled, rows: number): SafeHtml {
  const at = (row: number, part: 'startsAt' | 'endsAt') =>
    time(form, `sessions.${row}.${part}`, sessionLabel(lang, part))
  return html`<section class="form-part"><h2>${say(lang, { nb: 'Samlinger', en: 'Sessions' })}</h2>
<p class="fine">${say(lang, { nb: 'Tomme rader telles ikke. Uten rom gjelder kursets sted.', en: 'Empty rows do not count. Without a room, the place of the course applies.' })}</p>
${Array.from(
  { length: rows },
  (_, row) => html`<fieldset class="desk-session"><legend>${nthSession(lang, row)}</legend>
${at(row, 'startsAt')}${at(row, 'endsAt')}${field(form, { name: `sessions.${row}.place`, label: sessionLabel(lang, 'place'), plain: true, max: LINE_MAX })}</fieldset>`,
)}
<p><button class="ds-button" data-variant="tertiary" type="submit" name="then" value="rows">${say(lang, { nb: 'Flere rader', en: 'More rows' })}</button></p></section>`
}

const pricePart = (
  lang: Lang,
  form: Filled,
  { taxClasses }: Choices,
): SafeHtml => html`<section class="form-part"><h2>${say(lang, { nb: 'Pris og mva.', en: 'Price and VAT' })}</h2>
<div class="desk-grid">${field(form, { name: 'priceAmount', label: offeringLabel(lang, 'priceAmount'), inputmode: 'decimal', plain: true, size: 11, max: 20 })}
${select(form, { name: 'currency', label: offeringLabel(lang, 'currency'), options: currencyOptions(lang) })}
${select(form, { name: 'taxClass', label: offeringLabel(lang, 'taxClass'), options: taxClasses.map((each) => ({ value: each.code, label: taxWords(lang, each) })) })}
</div>
${radios(form, {
  name: 'priceKind',
  legend: offeringLabel(lang, 'priceKind'),
  options: [
    {
      value: 'gross',
      label: say(lang, { nb: 'med mva., slik privatpersoner ser den', en: 'with VAT, as private buyers see it' }),
    },
    { value: 'net', label: say(lang, { nb: 'uten mva.', en: 'without VAT' }) },
  ],
})}
${field(form, { name: 'taxDecision', label: offeringLabel(lang, 'taxDecision'), hint: say(lang, { nb: 'For revisor: «Undervisning etter § 3-5, K. Berg»', en: 'For the auditor: “Teaching under § 3-5, K. Berg”' }), plain: true, max: LINE_MAX })}
${textArea(form, { name: 'tiers', label: offeringLabel(lang, 'tiers'), rows: 3, plain: true, optional: true, hint: say(lang, { nb: 'Én linje for hvert trinn, fra så mange plasser i én bestilling: «10: 15 %» eller «20: 4 200»', en: 'One line for each step, from so many seats in one order: “10: 15 %” or “20: 4 200”' }) })}
${tierRule(lang, form)}
${checkbox(form, { name: 'invoiceToPersons', value: 'yes', label: offeringLabel(lang, 'invoiceToPersons'), hint: say(lang, { nb: 'De får plassen med en gang og betaler etterpå. Bedrifter kan alltid.', en: 'They get the seat at once and pay afterwards. Companies always may.' }) })}
${field(form, { name: 'employerHoldDays', label: offeringLabel(lang, 'employerHoldDays'), type: 'number', min: 0, max: EMPLOYER_HOLD_DAYS_MAX, size: 4, plain: true, hint: say(lang, { nb: 'Så lenge holdes plassen til en som ber arbeidsgiveren betale. 0: tilbys ikke.', en: 'As long is the seat held of somebody who asks their employer to pay. 0: not offered.' }) })}</section>`

const tierRule = (lang: Lang, form: Filled): SafeHtml =>
  select(form, {
    name: 'tierRule',
    label: offeringLabel(lang, 'tierRule'),
    options: [
      { value: 'keep-price', label: say(lang, { nb: 'Resten beholder prisen', en: 'The rest keep their price' }) },
      {
        value: 'reprice',
        label: say(lang, { nb: 'Resten koster det så få ville kostet', en: 'The rest cost what so few would have' }),
      },
    ],
  })

function termsPart(lang: Lang, form: Filled, { terms }: Choices): SafeHtml {
  const options = [
    { value: '', label: say(lang, { nb: 'Ikke valgt ennå', en: 'Not chosen yet' }) },
    ...terms.map((each) => ({
      value: each.termsId,
      label: `${say(lang, each.name)} (${say(lang, { nb: 'versjon', en: 'version' })} ${each.version})`,
    })),
    { value: NEW_TERMS, label: say(lang, { nb: 'Nye vilkår, skrevet under', en: 'New terms, written below' }) },
  ]
  const open =
    terms.length === 0 || form.value('terms') === NEW_TERMS || form.value('termsName.nb') !== '' ? html` open` : null
  return html`<section class="form-part"><h2>${say(lang, { nb: 'Hva om kjøperen ikke kan komme?', en: 'What if the buyer cannot come?' })}</h2>
${select(form, { name: 'terms', label: offeringLabel(lang, 'terms'), options })}
<details class="more"${open}><summary>${say(lang, { nb: 'Skriv nye vilkår', en: 'Write new terms' })}</summary>
<div class="desk-pair">${LANGS.map((each) => field(form, { name: `termsName.${each}`, label: termsLabel(lang, 'termsName', each), plain: true, max: LINE_MAX }))}</div>
<div class="desk-pair">${LANGS.map((each) => textArea(form, { name: `termsInWords.${each}`, label: termsLabel(lang, 'termsInWords', each), rows: 4, plain: true, hint: say(lang, { nb: 'Første setning vises på kurssiden.', en: 'The first sentence shows on the course page.' }) }))}</div></details></section>`
}
