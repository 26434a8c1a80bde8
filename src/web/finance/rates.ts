import { type ListedRate, listRates } from '../../exchange/list-rates.ts'
import { KRONER } from '../../exchange/rate.ts'
import { RATE_AGE_DAYS } from '../../exchange/rates-on.ts'
import { SetRate } from '../../exchange/set-rate.ts'
import { enterRate } from '../../finance/take-rates.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { CURRENCIES } from '../../platform/money.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { spelledDay } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { FINANCE_READERS, FINANCE as who } from './who.ts'

const DONE: Record<string, Said> = {
  rate: {
    nb: 'Kursen er lagret. Fakturaer som ventet på den, blir utstedt nå.',
    en: 'The rate is saved. Invoices that waited for it are issued now.',
  },
}
const LABELS: Record<string, Said> = {
  currency: { nb: 'Valuta', en: 'Currency' },
  ratedOn: { nb: 'Dag', en: 'Day' },
  rate: { nb: 'Kroner for én enhet', en: 'Kroner for one unit' },
  source: { nb: 'Hvor det står', en: 'Where it stands' },
}

/** The exchange rates that VAT is stated by in kroner. */
export const ratePages: readonly PageRoute[] = [
  {
    method: 'get',
    path: '/finance/rates',
    who: FINANCE_READERS,
    answer: (visit) => ratesPage(visit, freshForm(visit.lang)),
  },
  { method: 'post', path: '/finance/rates', who, answer: saveRate },
]

async function saveRate(visit: Visit): Promise<Answer> {
  const { till, caller, to, form } = visit
  const wish = {
    currency: form.get('currency'),
    ratedOn: form.get('ratedOn'),
    rate: form.get('rate').replaceAll(/\s/g, '').replace(',', '.'),
    source: form.get('source'),
  }
  const attempted = await attempt(() => act(till, caller.actor, (tx) => enterRate(tx, parseForm(SetRate, wish))))
  if ('done' in attempted) return { goTo: to('/finance/rates?done=rate') }
  const { problem } = attempted
  return { ...(await ratesPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

async function ratesPage(visit: Visit, form: Filled): Promise<Page> {
  const { lang, on, to, till } = visit
  const title = say(lang, { nb: 'Valutakurser', en: 'Exchange rates' })
  return {
    title,
    hidden: true,
    at: '/finance/rates',
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
<h1>${title}</h1><p class="lead">${lead(lang, till.rateSource !== null)}</p>
<div class="desk-block">${rateForm(visit, form)}</div>
${rateList(lang, await listRates(on))}`,
  }
}

function lead(lang: Lang, isPublished: boolean): string {
  const how = isPublished
    ? say(lang, {
        nb: 'Norges Banks kurser hentes hver time. En kurs som legges inn for hånd, går foran for sin dag.',
        en: 'The rates of Norges Bank are read every hour. One entered by hand comes first for its day.',
      })
    : say(lang, {
        nb: 'Kursene legges inn for hånd. Drift kan slå på henting fra Norges Bank.',
        en: 'Rates are entered by hand. Operations can turn on reading them from Norges Bank.',
      })
  const why = say(lang, {
    nb: `En faktura i annen valuta må vise mva. i kroner. Kursen for fakturadagen gjelder, ellers den siste av de ${RATE_AGE_DAYS} dagene før; finnes ingen, venter fakturaen.`,
    en: `An invoice in another currency must state its VAT in kroner. The rate of the invoice's day counts, else the last one of the ${RATE_AGE_DAYS} days before; where there is none, the invoice waits.`,
  })
  return `${why} ${how}`
}

function rateForm({ lang, to }: Visit, form: Filled): SafeHtml {
  const label = (name: string) => say(lang, LABELS[name]!)
  const foreign = CURRENCIES.filter((currency) => currency !== KRONER)
  const options = ['EUR', ...foreign.filter((currency) => currency !== 'EUR')].map((value) => ({ value, label: value }))
  return html`<form class="form sheet" method="post" action="${to('/finance/rates')}" novalidate><h2>${say(lang, { nb: 'Ny kurs', en: 'New rate' })}</h2>
${select(form, { name: 'currency', label: label('currency'), options })}
${field(form, { name: 'ratedOn', label: label('ratedOn'), type: 'date' })}
${field(form, { name: 'rate', label: label('rate'), hint: say(lang, { nb: 'For eksempel 11,7425', en: 'Such as 11.7425' }), inputmode: 'decimal', size: 12 })}
${field(form, { name: 'source', label: label('source'), max: LINE_MAX })}
${submit(say(lang, { nb: 'Lagre kursen', en: 'Save the rate' }))}</form>`
}

function rateList(lang: Lang, rates: readonly ListedRate[]): SafeHtml {
  if (rates.length === 0)
    return html`<p>${say(lang, { nb: 'Ingen kurs er lagt inn ennå.', en: 'No rate has been entered yet.' })}</p>`
  const row = ({ currency, ratedOn, rate, source }: ListedRate) =>
    html`<li>${icon('document')}<span>${currency} ${spelledDay(lang, ratedOn)}: <strong class="figure">${lang === 'nb' ? rate.replace('.', ',') : rate}</strong><span class="fine desk-documents__aside">${source}</span></span></li>`
  return html`<section class="desk-block" aria-labelledby="rates"><h2 id="rates">${say(lang, { nb: 'Kursene som gjelder', en: 'The rates that count' })}</h2>
<ul class="desk-documents sheet">${rates.map(row)}</ul></section>`
}
