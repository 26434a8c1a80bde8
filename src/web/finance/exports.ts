import { DATASETS } from '../../exports/all.ts'
import { type Dataset, type DateKind, FORMS, type Form } from '../../exports/dataset.ts'
import { periodOf, SafTDays } from '../../exports/period.ts'
import { daysInOrder } from '../../invoicing/document-query.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { invalid } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink } from '../desk/notice.ts'
import { entriesOf } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, type Option, radios, select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { FINANCE_READERS as who } from './who.ts'

const SAF_T = 'saf-t'
const SAF_T_SAID: { title: Said; about: Said } = {
  title: { nb: 'SAF-T Regnskap 1.30 (XML)', en: 'SAF-T Financial 1.30 (XML)' },
  about: {
    nb: 'Hele hovedboken i kroner, slik Skatteetaten ber om den. Perioden gjelder posteringsdagen, og begge dager må fylles ut.',
    en: 'The whole ledger in kroner, as the Norwegian tax authority asks for it. The period looks at the day of posting, and both days are needed.',
  },
}
const FORM_SAID: Readonly<Record<Form, Said>> = {
  xlsx: { nb: 'Excel (XLSX)', en: 'Excel (XLSX)' },
  excel: { nb: 'CSV for norsk Excel', en: 'CSV for Norwegian Excel' },
  machine: { nb: 'CSV for maskiner', en: 'CSV for machines' },
}
/** In which order they are offered: what most people open comes first. */
const SHOWN = ['xlsx', 'excel', 'machine'] as const
/** What a date is called where a table can be asked by several. */
const BY_SAID: Readonly<Partial<Record<DateKind, Said>>> = {
  document: { nb: 'etter dokumentdato', en: 'by document date' },
  course: { nb: 'etter kursdato', en: 'by course date' },
}
const LABELS: Record<string, Said> = {
  what: { nb: 'Hva', en: 'What' },
  form: { nb: 'Filtype', en: 'Kind of file' },
  from: { nb: 'Fra og med', en: 'From' },
  to: { nb: 'Til og med', en: 'To' },
}

/** What finance takes out, with one form for all of it. It only asks, so that the same button works again after a file. */
export const exportPages: readonly PageRoute[] = [{ method: 'get', path: '/finance/exports', who, answer: takeOut }]

/** Leads to the file, and the page stays where it is; without a choice it is the page. */
async function takeOut(visit: Visit): Promise<Answer> {
  const form = entriesOf(Object.fromEntries(visit.query))
  if (form.get('what') === '') return exportsPage(visit, freshForm(visit.lang, { form: 'xlsx' }))
  const given = { ...visit, form }
  const attempted = await attempt(async () => addressOf(given))
  if ('done' in attempted) return { goTo: attempted.done }
  const { problem } = attempted
  return { ...exportsPage(visit, refusedDeskForm(given, problem)), status: problem.status }
}

/** The address of the file as the API has it. @throws request/invalid */
function addressOf({ form, lang }: Pick<Visit, 'form' | 'lang'>): string {
  const [name, by] = form.get('what').split(':')
  const days = filledIn({ from: form.get('from'), to: form.get('to') })
  if (name === SAF_T) return `/exports/${SAF_T}.xml?${query(parseForm(SafTDays, days))}`
  const dataset = DATASETS.find((each) => each.name === name)
  const kind = FORMS.find((each) => each === form.get('form'))
  if (!dataset) throw invalid('/what', 'Invalid option')
  if (!kind) throw invalid('/form', 'Invalid option')
  const period = parseForm(periodOf(dataset).check(daysInOrder), takenOf(dataset, { ...days, ...(by ? { by } : {}) }))
  const more = kind === 'xlsx' ? { lang } : { form: kind, lang }
  return `/exports/${dataset.name}.${kind === 'xlsx' ? 'xlsx' : 'csv'}?${query({ ...period, ...more })}`
}

/** A day that the table does not look at is refused in words of its own. */
function takenOf({ dates: [first] }: Dataset, days: { from?: string; to?: string }): object {
  if (first === 'none' && (days.from || days.to)) throw invalid(days.from ? '/from' : '/to', 'this file has no period')
  if (first === 'day' && days.from) throw invalid('/from', 'this file shows one day')
  return days
}

const query = (members: object): string => new URLSearchParams(members as Record<string, string>).toString()

function exportsPage({ lang, to }: Visit, form: Filled): Page {
  const title = say(lang, { nb: 'Eksporter', en: 'Exports' })
  return {
    title,
    hidden: true,
    at: '/finance/exports',
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Filene viser alt slik det er i ett og samme øyeblikk. Hvem som tar ut hva, står i revisjonsloggen.', en: 'A file shows everything as it is at one moment. Who takes out what stands in the audit log.' })}</p>
<div class="desk-block"><form class="form sheet" method="get" action="${to('/finance/exports')}" novalidate>
${select(form, { name: 'what', label: say(lang, LABELS.what!), options: choicesIn(lang) })}
${radios(form, { name: 'form', legend: say(lang, LABELS.form!), hint: say(lang, { nb: 'SAF-T er alltid XML.', en: 'SAF-T is always XML.' }), options: SHOWN.map((value) => ({ value, label: say(lang, FORM_SAID[value]) })) })}
${field(form, { name: 'from', label: say(lang, LABELS.from!), type: 'date', optional: true })}
${field(form, { name: 'to', label: say(lang, LABELS.to!), type: 'date', optional: true, hint: say(lang, { nb: 'Åpne poster og penger vi holder, vises slik de sto ved slutten av denne dagen.', en: 'Open items and money we hold are shown as they stood at the end of this day.' }) })}
${submit(say(lang, { nb: 'Last ned', en: 'Download' }))}</form></div>
<section class="desk-block" aria-labelledby="files"><h2 id="files">${say(lang, { nb: 'Hva filene viser', en: 'What the files show' })}</h2>
<dl class="described">${[...DATASETS, SAF_T_SAID].map(({ title, about }) => described(say(lang, title), say(lang, about)))}</dl></section>`,
  }
}

const described = (title: string, about: string): SafeHtml => html`<dt><strong>${title}</strong></dt><dd>${about}</dd>`

/** Each table once for each date that it can be asked by. */
const choicesIn = (lang: Visit['lang']): Option[] => [
  ...DATASETS.flatMap(({ name, title, dates }) =>
    dates.map((by) => ({
      value: dates.length === 1 ? name : `${name}:${by}`,
      label: dates.length === 1 ? say(lang, title) : `${say(lang, title)}, ${say(lang, BY_SAID[by]!)}`,
    })),
  ),
  { value: SAF_T, label: say(lang, SAF_T_SAID.title) },
]
