import { askForExport } from '../../export-jobs/ask-for-export.ts'
import { askerOf } from '../../export-jobs/asker.ts'
import { EXPORT_KEPT_DAYS } from '../../export-jobs/limits.ts'
import { jobsOf } from '../../export-jobs/queries.ts'
import { AskForExport, DOCUMENTS, type ExportWish, SAF_T, wishOf } from '../../export-jobs/wish.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { backLink, notice } from '../desk/notice.ts'
import { entriesOf } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { FILES } from '../words/exports.ts'
import { ownFiles } from './own-files.ts'
import { SCHEDULES } from './schedules.ts'
import { WISH_LABELS, wishFields, wishIn } from './wish-fields.ts'

export const EXPORTS = '/finance/exports'
const LABELS: Record<string, Said> = {
  ...WISH_LABELS,
  from: { nb: 'Fra og med', en: 'From' },
  to: { nb: 'Til og med', en: 'To' },
}
const DONE: Record<string, Said> = {
  asked: {
    nb: 'Filen lages. Den står under «Filene dine», og du får en e-post når den er klar.',
    en: 'The file is being made. It stands under “Your files”, and you get a mail when it is ready.',
  },
  cancelled: {
    nb: 'Filen er avbrutt, og ingenting av den er igjen.',
    en: 'The file was cancelled, and nothing of it is left.',
  },
}

/** Leads to the file, and the page stays where it is; without a choice it is the page. */
export async function takeOut(visit: Visit): Promise<Answer> {
  const form = entriesOf(Object.fromEntries(visit.query))
  if (form.get('what') === '') return exportsPage(visit, freshForm(visit.lang, { form: 'xlsx' }))
  const given = { ...visit, form }
  const attempted = await attempt(async () => addressOf(wishFrom(given)))
  if ('done' in attempted) return { goTo: attempted.done }
  return refused(given, attempted.problem)
}

/** The same file, made in the background for whoever asks. */
export async function haveMade(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const attempted = await attempt(() => {
    const wish = wishFrom(visit)
    return act(till, caller.actor, (tx) => askForExport(tx, wish))
  })
  if ('done' in attempted) return { goTo: to(`${EXPORTS}?done=asked`) }
  return refused(visit, attempted.problem)
}

const refused = async (visit: Visit, problem: Parameters<typeof refusedDeskForm>[1]): Promise<Page> => ({
  ...(await exportsPage(visit, refusedDeskForm(visit, problem))),
  status: problem.status,
})

/** @throws request/invalid */
function wishFrom(visit: Pick<Visit, 'form' | 'lang'>): ExportWish {
  const { form } = visit
  return wishOf(parseForm(AskForExport, filledIn({ ...wishIn(visit), from: form.get('from'), to: form.get('to') })))
}

/** The address of the file as the API has it. */
function addressOf({ what, form, lang, period }: ExportWish): string {
  if (what === SAF_T) return `/exports/${SAF_T}.xml?${query(period)}`
  if (what === DOCUMENTS) return `/exports/invoices.zip?${query(period)}`
  if (form === 'xlsx') return `/exports/${what}.xlsx?${query({ ...period, lang })}`
  return `/exports/${what}.csv?${query({ ...period, form, lang })}`
}

const query = (members: object): string => new URLSearchParams(members as Record<string, string>).toString()

export async function exportsPage(visit: Visit, form: Filled): Promise<Page> {
  const { lang, to, on, caller } = visit
  const title = say(lang, { nb: 'Eksporter', en: 'Exports' })
  const jobs = await jobsOf(on, askerOf(caller.actor))
  return {
    title,
    hidden: true,
    at: EXPORTS,
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (LABELS[name] ? say(lang, LABELS[name]) : null))}
<h1>${title}</h1><p class="lead">${say(lang, { nb: 'Filene viser alt slik det er i ett og samme øyeblikk. Hvem som tar ut hva, står i revisjonsloggen.', en: 'A file shows everything as it is at one moment. Who takes out what stands in the audit log.' })}</p>
${ownFiles(visit, jobs)}
<div class="desk-block"><form class="form sheet" method="get" action="${to(EXPORTS)}" novalidate>
${wishFields(form)}
${field(form, { name: 'from', label: say(lang, LABELS.from!), type: 'date', optional: true })}
${field(form, { name: 'to', label: say(lang, LABELS.to!), type: 'date', optional: true, hint: say(lang, { nb: 'Åpne poster og penger vi holder, vises slik de sto ved slutten av denne dagen.', en: 'Open items and money we hold are shown as they stood at the end of this day.' }) })}
${waysOf(visit)}</form></div>
<p class="desk-block"><a href="${to(SCHEDULES)}">${say(lang, { nb: 'Få en fil av seg selv hver dag, uke eller måned', en: 'Get a file by itself every day, week or month' })}</a></p>
<section class="desk-block" aria-labelledby="files"><h2 id="files">${say(lang, { nb: 'Hva filene viser', en: 'What the files show' })}</h2>
<dl class="described">${FILES.map((each) => described(say(lang, each.title), say(lang, each.about)))}</dl></section>`,
  }
}

/** At once or in the background: which when, in plain words. */
const waysOf = ({ lang, to }: Visit): SafeHtml => html`<p class="fine" id="ways">${say(lang, {
  nb: `«Hent nå» passer for det meste: filen kommer mens du venter. Er det mer enn noen ti tusen rader, eller vil du ikke vente, så velg «Lag filen for meg». Da får du en e-post når den er klar, og kan hente den her i ${EXPORT_KEPT_DAYS} dager.`,
  en: `“Download now” suits most files: it comes while you wait. For more than some ten thousand rows, or if you would rather not wait, choose “Make the file for me”. You get a mail when it is ready, and can download it here for ${EXPORT_KEPT_DAYS} days.`,
})}</p><div class="export-ways" role="group" aria-describedby="ways">${submit(say(lang, { nb: 'Hent nå', en: 'Download now' }))}
<button class="ds-button" type="submit" data-variant="secondary" formmethod="post" formaction="${to(EXPORTS)}">${say(lang, { nb: 'Lag filen for meg', en: 'Make the file for me' })}</button></div>`

const described = (title: string, about: string): SafeHtml => html`<dt><strong>${title}</strong></dt><dd>${about}</dd>`
