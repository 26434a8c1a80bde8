import { html, type SafeHtml } from '../../platform/html.ts'
import { askOf, once } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { makeQuotation } from '../../quotations/make-quotation.ts'
import { type OfferableOffering, offeringsToOffer } from '../../storefront/offerings-to-offer.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { whoPays } from '../components/who-pays.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, hidden, radios, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { checkoutLabel } from '../words/checkout.ts'
import { freeSeats } from '../words/offers.ts'
import { QUOTATIONS } from './list.ts'
import { FORM_LINES, fieldOfQuotation, quotationFrom } from './new-command.ts'

const LABELS: Record<string, Said> = {
  validThrough: { nb: 'Gjelder til og med', en: 'Stands through' },
  heldThrough: { nb: 'Hold av plassene til og med', en: 'Hold the seats through' },
  note: { nb: 'Melding til kjøperen', en: 'Note to the buyer' },
  lang: { nb: 'Språk', en: 'Language' },
}

export const showNew = (visit: Visit): Promise<Page> =>
  newPage(visit, freshForm(visit.lang, { as: 'company', country: 'NO', lang: 'nb', 'lines.0.quantity': '1' }))

export async function makeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const attempted = await attempt(() => {
    const wish = quotationFrom(form)
    const ask = askOf(caller.actor, null, { key: form.get('key'), operation: 'quotation', body: wish })
    return act(till, caller.actor, (tx) => once(tx, ask, () => makeQuotation(tx, wish)))
  })
  if ('done' in attempted) return { goTo: to(`${QUOTATIONS}/${attempted.done}?done=made`) }
  const { problem } = attempted
  return { ...(await newPage(visit, refusedDeskForm(visit, problem, fieldOfQuotation(form)))), status: problem.status }
}

async function newPage(visit: Visit, form: Filled): Promise<Page> {
  const { lang, on, to } = visit
  const offerings = await offeringsToOffer(on, lang)
  const title = say(lang, { nb: 'Nytt tilbud', en: 'New quote' })
  const label = (name: string): string | null => {
    if (LABELS[name]) return say(lang, LABELS[name])
    return lineLabel(lang, name) ?? checkoutLabel(lang, name)
  }
  return {
    title,
    hidden: true,
    at: `${QUOTATIONS}/new`,
    body: html`${backLink(to(QUOTATIONS), say(lang, { nb: 'Alle tilbud', en: 'All quotes' }), icon('back'))}<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Bestiller noen hos deg nå? Lag tilbudet, se over summen, og før bestillingen på neste side.', en: 'Is somebody ordering from you now? Make the quote, look at the total, and enter the order on the next page.' })}</p>
<form class="form checkout" method="post" action="${to(`${QUOTATIONS}/new`)}" novalidate>${errorSummary(form, label)}${hidden('key', form.value('key') || newId())}
<section class="form-part"><h2>${say(lang, { nb: 'Hva tilbys?', en: 'What is offered?' })}</h2>${Array.from({ length: FORM_LINES }, (_, row) => lineFields(form, row, offerings))}
<p class="fine">${say(lang, { nb: 'Det som følger med hver plass, kommer med av seg selv, og prisen er den som gjelder nå, med rabatt for mange plasser.', en: 'What comes with every seat is added by itself, and the price is the one of now, with the discount for many seats.' })}</p></section>
${whoPays(visit, form, 'seller')}
<section class="form-part"><h2>${say(lang, { nb: 'Om tilbudet', en: 'About the quote' })}</h2>
<div class="desk-pair">${field(form, { name: 'validThrough', label: label('validThrough')!, hint: say(lang, { nb: 'Tomt: 30 dager', en: 'Empty: 30 days' }), type: 'date', plain: true })}
${field(form, { name: 'heldThrough', label: label('heldThrough')!, hint: say(lang, { nb: 'Tomt: ingen plasser holdes av', en: 'Empty: no seats are held' }), type: 'date', plain: true })}</div>
${field(form, { name: 'note', label: label('note')!, optional: true, max: LINE_MAX })}
${radios(form, {
  name: 'lang',
  legend: label('lang')!,
  options: [
    { value: 'nb', label: 'Norsk' },
    { value: 'en', label: 'English' },
  ],
})}</section>
<div class="actions">${submit(say(lang, { nb: 'Lag tilbudet', en: 'Make the quote' }))}</div></form>`,
  }
}

function lineLabel(lang: Filled['lang'], name: string): string | null {
  const line = /^lines\.(\d+)\.(\w+)$/.exec(name)
  if (!line) return null
  const number = Number(line[1]) + 1
  return line[2] === 'quantity'
    ? say(lang, { nb: `Antall plasser ${number}`, en: `Number of seats ${number}` })
    : say(lang, { nb: `Kurs ${number}`, en: `Course ${number}` })
}

/** One row is open; the others wait behind it. */
function lineFields(form: Filled, row: number, offerings: readonly OfferableOffering[]): SafeHtml {
  const { lang } = form
  const name = `lines.${row}`
  const options = offerings.map((each) => ({
    value: each.offeringId,
    label: `${each.title} · ${days(lang, each)} · ${each.code} · ${freeSeats(lang, each.left)}`,
  }))
  const none = { value: '', label: say(lang, { nb: 'Velg kurs', en: 'Choose a course' }) }
  const fields = html`<div class="field-pair field-pair--quantity">${select(form, { name: `${name}.offeringId`, label: lineLabel(lang, `${name}.offeringId`)!, options: [none, ...options] })}
${field(form, { name: `${name}.quantity`, label: lineLabel(lang, `${name}.quantity`)!, type: 'number', inputmode: 'numeric', min: 1, plain: true, size: 6 })}</div>`
  if (row === 0 || form.value(`${name}.offeringId`) !== '') return fields
  return html`<details class="more"><summary>${say(lang, { nb: `Kurs ${row + 1}`, en: `Course ${row + 1}` })}</summary>${fields}</details>`
}
