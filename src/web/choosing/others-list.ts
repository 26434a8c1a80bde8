import type { Other, Others } from '../../choosing/others.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import { spell } from '../../platform/money.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { field, submit } from '../forms/field.ts'
import { freshForm } from '../forms/filled.ts'
import type { Visit } from '../visit.ts'
import { NOT_FOR_THE_MONEY } from '../words/choosing.ts'
import { MODES } from '../words/offers.ts'
import { othersPath } from './choice-part.ts'

type Shown = { orderId: string; found: Others; search: string | undefined }

/** Starts that the money could pay for, each with what it comes to; the way there where nothing stands in it. */
export function othersList(visit: Visit, { orderId, found, search }: Shown): SafeHtml {
  const { lang, to } = visit
  const { here, quantity, others } = found
  const href = ({ offer }: Other) => to(`${othersPath(orderId)}?to=${offer.offeringId}`)
  const title =
    search === undefined
      ? say(lang, { nb: 'Andre oppstarter og lignende kurs', en: 'Other starts, and courses like it' })
      : say(lang, { nb: `Treff på «${search}»`, en: `Found for “${search}”` })
  return html`<p class="lead">${say(lang, { nb: `Du har ${spell(here, 'nb')} hos oss, for ${seats('nb', quantity)}. Velg hva de skal gå til.`, en: `You have ${spell(here, 'en')} with us, for ${seats('en', quantity)}. Choose what it is to pay for.` })}</p>
<form method="get" action="${to(othersPath(orderId))}" role="search" class="form">${field(freshForm(lang, search === undefined ? {} : { search }), { name: 'search', label: say(lang, { nb: 'Søk i alle kurs', en: 'Search all courses' }), max: LINE_MAX, optional: true })}<div class="actions">${submit(say(lang, { nb: 'Søk', en: 'Search' }), 'secondary')}</div></form>
<section class="stack" aria-labelledby="where"><h2 id="where">${title}</h2>
${others.length === 0 ? html`<p>${nothing(lang, search)}</p>` : html`<ul class="my-orders sheet">${others.map((each) => html`<li><div>${each.hindrance ? html`<strong>${each.offer.title}</strong>` : html`<a href="${href(each)}">${each.offer.title}</a>`}<br><span class="fine">${icon('calendar')} ${days(lang, each.offer)} · ${each.offer.mode === 'online' ? say(lang, MODES.online) : each.offer.place}</span></div><div class="my-orders__end"><span class="money">${spell(each.total, lang)}</span><span class="fine">${outcome(lang, each)}</span></div></li>`)}</ul>`}</section>`
}

const seats = (lang: Lang, n: number): string =>
  count(lang, n, { one: { nb: 'én plass', en: 'one seat' }, other: { nb: '{n} plasser', en: '{n} seats' } })

const nothing = (lang: Lang, search: string | undefined): string =>
  search === undefined
    ? say(lang, {
        nb: 'Kurset har ingen andre oppstarter nå, og ingenting ligner. Søk i alle kurs over.',
        en: 'The course has no other starts now, and nothing is like it. Search all courses above.',
      })
    : say(lang, { nb: 'Ingen kurs passer. Prøv et annet ord.', en: 'No course fits. Try another word.' })

function outcome(lang: Lang, { hindrance, back }: Other): string {
  if (hindrance) return say(lang, NOT_FOR_THE_MONEY[hindrance])
  return back
    ? say(lang, { nb: `${spell(back, 'nb')} går tilbake`, en: `${spell(back, 'en')} goes back` })
    : say(lang, { nb: 'Koster akkurat like mye', en: 'Costs just as much' })
}
