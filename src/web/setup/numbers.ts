import { kidOf } from '../../invoicing/kid.ts'
import {
  CREDIT_NOTE_SERIES,
  type CreditNoteSeries,
  creditNoteSeriesSetting,
  USUAL_SERIES,
} from '../../invoicing/series.ts'
import { SetCreditNoteSeries, setCreditNoteSeries } from '../../invoicing/set-credit-note-series.ts'
import { numberingOf, SetFirstNumber, setFirstNumber } from '../../invoicing/set-first-number.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { readSetting } from '../../platform/settings.ts'
import { act } from '../../platform/till.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, radios, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { onward, setupPage } from './setup-page.ts'

const who = ['administrator'] as const
const SERIES: Record<CreditNoteSeries, Said> = {
  shared: { nb: 'i samme serie som fakturaene', en: 'in the series of the invoices' },
  own: { nb: 'i en egen serie: K-1, K-2 …', en: 'in a series of their own: K-1, K-2 …' },
}
const DONE: Record<string, Said> = {
  series: { nb: 'Lagret. Nye kreditnotaer nummereres slik.', en: 'Saved. New credit notes are numbered so.' },
}
/** The series digit of lawful documents, as in their payment references. */
const MAIN_DIGIT = 1

export const numbersPages: readonly PageRoute[] = [
  { method: 'get', path: '/setup/numbers', who, answer: showNumbers },
  { method: 'post', path: '/setup/numbers', who, answer: saveFirstNumber },
  { method: 'post', path: '/setup/credit-note-series', who, answer: saveSeries },
]

async function showNumbers(visit: Visit): Promise<Page> {
  const { nextNumber } = await numberingOf(visit.on)
  return numbersPage(visit, freshForm(visit.lang, { firstNumber: String(nextNumber) }))
}

async function saveFirstNumber(visit: Visit): Promise<Answer> {
  const { form, till, caller } = visit
  const attempted = await attempt(() => {
    const command = parseForm(SetFirstNumber, { firstNumber: Number(form.get('firstNumber') || Number.NaN) })
    return act(till, caller.actor, (tx) => setFirstNumber(tx, command))
  })
  if ('done' in attempted) return onward(visit, '/setup/accounts', 'numbers')
  const { problem } = attempted
  return { ...(await numbersPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

async function saveSeries({ form, till, caller, to }: Visit): Promise<Answer> {
  const command = parseForm(SetCreditNoteSeries, { series: form.get('series') })
  await act(till, caller.actor, (tx) => setCreditNoteSeries(tx, command))
  return { goTo: to('/setup/numbers?done=series') }
}

async function numbersPage(visit: Visit, form: Filled): Promise<Page> {
  const { lang, on } = visit
  const { nextNumber, issued } = await numberingOf(on)
  const creditNotes = (await readSetting(on, creditNoteSeriesSetting)) ?? USUAL_SERIES
  const title = say(lang, { nb: 'Fakturanummer og KID', en: 'Invoice numbers and KID' })
  return setupPage(
    visit,
    title,
    html`${notice(visit, DONE)}<div class="stack-wide">${issued ? begun(visit, nextNumber) : numberForm(visit, form)}${seriesPart(visit, creditNotes)}${kidPart(visit, nextNumber)}</div>`,
  )
}

const begun = ({ lang }: Visit, next: number): SafeHtml =>
  html`<p class="lead">${say(lang, { nb: `Fakturaer er utstedt. Neste nummer er ${next}, og numrene går bare oppover uten hull.`, en: `Invoices have been issued. The next number is ${next}, and numbers only go upwards without a gap.` })}</p>`

const numberLabel = (lang: Lang): string => say(lang, { nb: 'Første fakturanummer', en: 'First invoice number' })

const numberForm = (
  { lang, to }: Visit,
  form: Filled,
): SafeHtml => html`<form class="form sheet setup-form" method="post" action="${to('/setup/numbers')}" novalidate>${errorSummary(form, () => numberLabel(lang))}
<p>${say(lang, { nb: 'Nummerserien er uten hull. Den kan begynne hvor som helst, for eksempel etter serien i et tidligere system. Når det første dokumentet er utstedt, kan den ikke endres.', en: 'The series of numbers is without gaps. It may begin anywhere, for example after the series of an earlier system. Once the first document is issued, it cannot be changed.' })}</p>
${field(form, { name: 'firstNumber', label: numberLabel(lang), type: 'number', inputmode: 'numeric', size: 14, min: 1 })}
<div>${submit(say(lang, { nb: 'Lagre det første nummeret', en: 'Save the first number' }))}</div></form>`

/** A switch takes nothing back: what was issued keeps its number, and each series goes on where it stood. */
const seriesPart = ({ lang, to }: Visit, now: CreditNoteSeries): SafeHtml =>
  html`<form class="form sheet setup-form" method="post" action="${to('/setup/credit-note-series')}"><h2>${say(lang, { nb: 'Kreditnotaer', en: 'Credit notes' })}</h2>
<p>${say(lang, { nb: 'Begge deler er lov, og begge seriene er uten hull. Et bytte gjelder fra nå av.', en: 'Both are lawful, and both series are without gaps. A change counts from now on.' })}</p>
${radios(freshForm(lang, { series: now }), { name: 'series', legend: say(lang, { nb: 'Nummereres', en: 'Are numbered' }), options: CREDIT_NOTE_SERIES.map((value) => ({ value, label: say(lang, SERIES[value]) })) })}
<div>${submit(say(lang, { nb: 'Lagre', en: 'Save' }), 'secondary')}</div></form>`

const kidPart = ({ lang }: Visit, next: number): SafeHtml => {
  const kid = kidOf(MAIN_DIGIT, next)
  return html`<section class="sheet stack"><h2>KID</h2>
<p>${say(lang, { nb: `En KID har alltid ${kid.length} sifre: ett for serien, ti for fakturanummeret og et kontrollsiffer (modulus 10). Avtal denne lengden og modulus 10 med banken.`, en: `A payment reference (KID) always has ${kid.length} digits: one for the series, ten for the invoice number and a check digit (modulus 10). Agree on this length and modulus 10 with your bank.` })}</p>
<p>${say(lang, { nb: `Faktura ${next} får KID`, en: `Invoice ${next} gets the KID` })} <strong class="figure">${kid}</strong></p></section>`
}
