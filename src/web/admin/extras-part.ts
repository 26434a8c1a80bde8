import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import type { ListedExtra } from '../../pricing/extras-of.ts'
import type { Visit } from '../visit.ts'
import { percent, price } from '../words/offers.ts'

/** What the law will not like about an extra that would be invoiced before it is delivered. */
export const INVOICED_EARLY: Said = {
  nb: 'Faktureres sammen med plassen, før det leveres. Det avgiftspliktige kan bare faktureres på forskudd der bokføringsforskriften § 5-2-6 tillater det (merverdiavgiftsloven § 15-10). Send det når det bestilles, eller velg en mva.-klasse som faktureres ved levering.',
  en: 'It is invoiced with the seat, before it is delivered. What is taxable may only be invoiced in advance where the Norwegian Bookkeeping Regulations § 5-2-6 allow it (VAT Act § 15-10). Send it when it is ordered, or choose a VAT class that is invoiced on delivery.',
}

/** What is sold beside the seats of an offering, and a way to add more. */
export function extrasPart(
  { lang, to }: Visit,
  { offeringId, extras }: { offeringId: string; extras: readonly ListedExtra[] },
): SafeHtml {
  const at = to(`/admin/offerings/${offeringId}/extras`)
  const sold = extras.filter(({ withdrawnAt }) => withdrawnAt === null)
  return html`<section class="desk-block" aria-labelledby="extras"><h2 id="extras">${say(lang, { nb: 'Tillegg', en: 'Extras' })}</h2>
<p class="fine">${say(lang, { nb: 'Bok, lunsj, eksamen og annet som selges sammen med plassen.', en: 'Books, lunch, examinations and whatever else is sold with a seat.' })}</p>
${sold.length === 0 ? null : html`<ul class="desk-lines sheet">${sold.map((extra) => html`<li><div class="desk-lines__top"><div><a href="${at}/${extra.extraId}"><strong>${say(lang, extra.name)}</strong></a><p class="fine">${wordsOf(lang, extra)}</p>${extra.invoicedEarly ? html`<p class="desk-lacks">${say(lang, INVOICED_EARLY)}</p>` : null}</div><p class="money">${price(lang, extra.gross)}</p></div></li>`)}</ul>`}
<p><a class="ds-button" data-variant="secondary" href="${at}/new">${say(lang, { nb: 'Nytt tillegg', en: 'New extra' })}</a></p></section>`
}

function wordsOf(lang: Visit['lang'], { required, delivered, mostPerSeat, rateBasisPoints }: ListedExtra): string {
  return [
    required ? say(lang, { nb: 'følger med hver plass', en: 'comes with every seat' }) : null,
    mostPerSeat === 1
      ? null
      : say(lang, { nb: `inntil ${mostPerSeat} per plass`, en: `up to ${mostPerSeat} for each seat` }),
    delivered === 'on-order'
      ? say(lang, { nb: 'sendes straks', en: 'sent at once' })
      : say(lang, { nb: 'på første samling', en: 'at the first session' }),
    say(lang, { nb: `${percent('nb', rateBasisPoints)} mva.`, en: `${percent('en', rateBasisPoints)} VAT` }),
  ]
    .filter((each) => each !== null)
    .join(' · ')
}
