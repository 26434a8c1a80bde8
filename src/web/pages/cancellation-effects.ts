import type { CancelPreview } from '../../cancelling/preview.ts'
import { waysInWords } from '../../cancelling/receipt-lines.ts'
import { ruleInWords } from '../../cancelling/rule-in-words.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { type Money, spell } from '../../platform/money.ts'
import type { ConsumerRule } from '../../terms/consumer-fee.ts'
import { icon } from '../components/icon.ts'
import { untilWords } from '../components/when.ts'

const amount = (lang: Lang, sum: Money): SafeHtml => html`<strong class="money">${spell(sum, lang)}</strong>`

/** All that cancelling does, in sentences. */
export function cancelEffects(lang: Lang, preview: CancelPreview, now: Date): SafeHtml {
  const { lines, back, neverInvoiced, extras } = preview
  const row = (picture: SafeHtml, words: SafeHtml | string) => html`<li>${picture}<span>${words}</span></li>`
  const money =
    back.minor === 0
      ? html`<strong>${say(lang, { nb: 'Ingen penger kommer tilbake.', en: 'No money comes back.' })}</strong>`
      : html`${say(lang, { nb: 'Du får tilbake', en: 'You get back' })} ${amount(lang, back)}.`
  return html`<section class="sheet desk-part"><ul class="desk-effects">
${row(icon('money'), money)}
${lines.map((line) => row(icon('document'), html`${lines.length > 1 ? html`<strong>${line.title}</strong>: ` : null}${ruleInWords(line.rule, lang)}${line.fee.minor > 0 ? html` ${say(lang, { nb: 'Vi beholder', en: 'We keep' })} ${amount(lang, line.fee)} ${say(lang, { nb: 'uten mva.', en: 'without VAT.' })}` : null}`))}
${waysInWords(lang, { ...preview, at: now }).map((words) => row(icon('tick'), `${words}.`))}
${neverInvoiced ? row(icon('document'), html`${amount(lang, neverInvoiced)} ${say(lang, { nb: 'skulle faktureres senere og blir aldri fakturert.', en: 'was to be invoiced later and never will be.' })}`) : null}
${extras.map(({ title, returned, of }) => row(icon('money'), say(lang, { nb: `${title}: ${returned} av ${of} går tilbake.`, en: `${title}: ${returned} of ${of} go back.` })))}
${row(icon('seat'), html`${say(lang, { nb: 'Plassen er fri for andre med en gang, og disse er ikke påmeldt lenger:', en: 'The seat is free for others at once, and these are no longer enrolled:' })}<ul>${lines.flatMap((line) => line.seats.map(({ name }) => html`<li>${name ?? say(lang, { nb: 'Uten navn', en: 'No name' })} – ${line.title}</li>`))}</ul>`)}</ul></section>`
}

type Row = { until: Date | null; back: Money; rules: readonly ConsumerRule[] }

/** What it is now and what it becomes, each with the instant until which it holds. */
export function laterTable(lang: Lang, { lines, back, until, later }: CancelPreview): SafeHtml | null {
  if (until === null) return null
  const rows: Row[] = [
    { until, back, rules: lines.map(({ rule }) => rule) },
    ...later.map((step, at) => ({ ...step, until: later[at + 1]?.from ?? null })),
  ]
  const ends = ({ until: end, rules }: Row) =>
    end
      ? say(lang, {
          nb: `Til ${untilWords('nb', zoneFor(rules), end)}`,
          en: `Until ${untilWords('en', zoneFor(rules), end)}`,
        })
      : say(lang, { nb: 'Deretter', en: 'After that' })
  const zoneFor = (rules: readonly ConsumerRule[]): string =>
    rules.some(({ kind }) => kind === 'withdrawal') ? SELLER_ZONE : lines[0]!.zone
  const why = ({ rules }: Row) => [
    ...new Set(rules.map((rule, at) => `${lines.length > 1 ? `${lines[at]!.title}: ` : ''}${ruleInWords(rule, lang)}`)),
  ]
  return html`<section aria-labelledby="later" class="stack later"><h2 id="later">${say(lang, { nb: 'Hvis du venter', en: 'If you wait' })}</h2>
<table class="ds-table later-table"><thead><tr><th scope="col">${say(lang, { nb: 'Når', en: 'When' })}</th><th scope="col">${say(lang, { nb: 'Du får tilbake', en: 'You get back' })}</th><th scope="col">${say(lang, { nb: 'Hvorfor', en: 'Why' })}</th></tr></thead>
<tbody>${rows.map((each) => html`<tr><th scope="row">${ends(each)}</th><td class="money">${spell(each.back, lang)}</td><td>${why(each).map((words) => html`<p class="fine">${words}</p>`)}</td></tr>`)}</tbody></table></section>`
}
