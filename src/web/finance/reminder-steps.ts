import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { money } from '../../platform/money.ts'
import { minorOf } from '../../platform/read-amount.ts'
import { readSetting } from '../../platform/settings.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { addLegalRate, LegalRate, legalRates } from '../../reminders/legal-rates.ts'
import { type ReminderStep, ReminderSteps, reminderSteps, setSteps } from '../../reminders/steps.ts'
import { icon } from '../components/icon.ts'
import { spelledDay } from '../components/when.ts'
import { typedAmount } from '../desk/amount.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { price } from '../words/offers.ts'
import { STEP_NAMES, stepFields } from './step-fields.ts'
import { FINANCE_READERS, FINANCE as who } from './who.ts'

/** Rows of the form: two letters with a fee and one more are what the law leaves room for. */
const ROWS = 3
const DONE: Record<string, Said> = {
  steps: { nb: 'Trinnene er lagret og gjelder fra nå.', en: 'The steps are saved and count from now on.' },
  rate: { nb: 'Satsen er lagret.', en: 'The rate is saved.' },
}

export const stepsPages: readonly PageRoute[] = [
  {
    method: 'get',
    path: '/finance/reminders/steps',
    who: FINANCE_READERS,
    answer: async (visit) => stepsPage(visit, freshForm(visit.lang, await knownOf(visit))),
  },
  { method: 'post', path: '/finance/reminders/steps', who, answer: saveSteps },
  { method: 'post', path: '/finance/reminders/rates', who, answer: saveRate },
]

async function saveSteps(visit: Visit): Promise<Answer> {
  return save(visit, 'steps', (pointer) => {
    const [, , row, name = ''] = pointer.split('/')
    return `${rowsTyped(visit)[Number(row)] ?? 0}.${name === 'feeMinor' ? 'fee' : name}`
  })
}

/** Left empty, a row is no step; so the third row may be the second step. */
const rowsTyped = ({ form }: Visit): number[] =>
  Array.from({ length: ROWS }, (_, row) => row).filter((row) => form.get(`${row}.afterDays`) !== '')

const stepIn = ({ form }: Visit, row: number): object => ({
  kind: form.get(`${row}.kind`),
  afterDays: Number(form.get(`${row}.afterDays`)),
  deadlineDays: Number(form.get(`${row}.deadlineDays`) || Number.NaN),
  feeMinor: minorOf(form.get(`${row}.fee`) || '0', 'NOK') ?? Number.NaN,
  interest: form.get(`${row}.interest`) === 'yes',
  text: filledIn({ nb: form.get(`${row}.text.nb`), en: form.get(`${row}.text.en`) }),
})

async function saveRate(visit: Visit): Promise<Answer> {
  return save(visit, 'rate', (pointer) => pointer.slice(1))
}

async function save(visit: Visit, what: 'steps' | 'rate', placeOf: (pointer: string) => string): Promise<Answer> {
  const { till, caller, to, form } = visit
  const attempted = await attempt(() => {
    const rate = { ...rateIn(visit), validFrom: form.get('validFrom'), source: form.get('source') }
    return act(till, caller.actor, (tx) =>
      what === 'steps'
        ? setSteps(tx, parseForm(ReminderSteps, { steps: rowsTyped(visit).map((row) => stepIn(visit, row)) }))
        : addLegalRate(tx, parseForm(LegalRate, rate)),
    )
  })
  if ('done' in attempted) return { goTo: to(`/finance/reminders/steps?done=${what}`) }
  const filled = refusedDeskForm(visit, attempted.problem, placeOf)
  return {
    ...(await stepsPage(visit, what === 'steps' ? filled : both(filled, freshForm(visit.lang, await knownOf(visit))))),
    status: attempted.problem.status,
  }
}

/** A rate in per cent and a fee in kroner both have at most two decimals, as kroner have øre. */
const rateIn = ({ form }: Visit): object => ({
  kind: form.get('kind'),
  value: minorOf(form.get('value'), 'NOK') ?? Number.NaN,
})

/** What was refused of one form, and what the other still holds. */
const both = (refused: Filled, known: Filled): Filled => ({
  ...refused,
  value: (name) => refused.value(name) || known.value(name),
  has: (name, value) => refused.has(name, value) || known.has(name, value),
})

async function knownOf({ on }: Visit): Promise<Record<string, string>> {
  const steps = (await readSetting(on, reminderSteps))?.steps ?? []
  return Object.fromEntries(
    steps.flatMap((step, row) => Object.entries(typedStep(step)).map(([name, value]) => [`${row}.${name}`, value])),
  )
}

const typedStep = ({
  kind,
  afterDays,
  deadlineDays,
  feeMinor,
  interest,
  text,
}: ReminderStep): Record<string, string> => ({
  kind,
  afterDays: String(afterDays),
  deadlineDays: String(deadlineDays),
  fee: typedAmount(feeMinor, 'NOK'),
  interest: interest ? 'yes' : '',
  'text.nb': text.nb ?? '',
  'text.en': text.en ?? '',
})

async function stepsPage(visit: Visit, form: Filled): Promise<Page> {
  const { lang, to } = visit
  const title = say(lang, { nb: 'Trinn, gebyr og rente', en: 'Steps, fees and interest' })
  return {
    title,
    hidden: true,
    at: '/finance/reminders/steps',
    body: html`${backLink(to('/finance/reminders'), say(lang, { nb: 'Forfalt og purring', en: 'Overdue and reminders' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => labelOf(lang, name))}
<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Brevene sendes av seg selv på bankdager, hvert brev én gang. En tom rad er ikke noe brev; uten rader purres det ikke.', en: 'Letters are sent by themselves on banking days, each once. An empty row is no letter; without rows nobody is reminded.' })}</p>
<form class="form desk-form" method="post" action="${to('/finance/reminders/steps')}" novalidate>${Array.from({ length: ROWS }, (_, row) => stepFields(form, row))}
<div class="actions">${submit(say(lang, { nb: 'Lagre trinnene', en: 'Save the steps' }))}</div></form>
${await rates(visit, form)}`,
  }
}

function labelOf(lang: Lang, name: string): string | null {
  const [, row, part] = /^(\d)\.(.+)$/.exec(name) ?? []
  const said = part === undefined ? undefined : STEP_NAMES[part]
  return said ? `${say(lang, { nb: 'Brev', en: 'Letter' })} ${Number(row) + 1}, ${say(lang, said)}` : null
}

const KINDS: Record<LegalRate['kind'], Said> = {
  'reminder-fee': { nb: 'Høyeste purregebyr', en: 'Highest reminder fee' },
  'late-interest': { nb: 'Forsinkelsesrente', en: 'Late interest' },
}

async function rates({ lang, on, to }: Visit, form: Filled): Promise<SafeHtml> {
  const all = await legalRates(on)
  const value = (rate: LegalRate) =>
    rate.kind === 'reminder-fee' ? price(lang, money(rate.value, 'NOK')) : `${typedAmount(rate.value, 'NOK')} %`
  return html`<section class="desk-block" aria-labelledby="rates"><h2 id="rates">${say(lang, { nb: 'Hva loven tillater', en: 'What the law allows' })}</h2>
<p>${say(lang, { nb: 'Forsinkelsesrenten settes hvert halvår. For et halvår uten sats kreves ingen rente.', en: 'Late interest is set for each half year. For one without a rate no interest is claimed.' })}</p>
<ul class="desk-documents sheet">${all.map((rate) => html`<li>${icon('document')}<span>${say(lang, KINDS[rate.kind])} ${say(lang, { nb: 'fra', en: 'from' })} ${spelledDay(lang, rate.validFrom)}: <strong>${value(rate)}</strong><span class="fine desk-documents__aside">${rate.source}</span></span></li>`)}</ul>
<form class="form sheet" method="post" action="${to('/finance/reminders/rates')}" novalidate><h3>${say(lang, { nb: 'Ny sats', en: 'New rate' })}</h3>
${select(form, { name: 'kind', label: say(lang, { nb: 'Sats', en: 'Rate' }), options: Object.entries(KINDS).map(([kind, said]) => ({ value: kind, label: say(lang, said) })), preset: 'late-interest' })}
${field(form, { name: 'validFrom', label: say(lang, { nb: 'Gjelder fra', en: 'Valid from' }), type: 'date' })}
${field(form, { name: 'value', label: say(lang, { nb: 'Kroner eller prosent', en: 'Kroner or per cent' }), inputmode: 'decimal', size: 8 })}
${field(form, { name: 'source', label: say(lang, { nb: 'Hvor det står', en: 'Where it stands' }), max: LINE_MAX })}
${submit(say(lang, { nb: 'Lagre satsen', en: 'Save the rate' }), 'secondary')}</form></section>`
}
