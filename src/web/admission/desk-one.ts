import { type Application, theApplication } from '../../admission/applications.ts'
import { AskMore, askMore } from '../../admission/ask-more.ts'
import { Decide, WORDS_MAX } from '../../admission/decide-application.ts'
import { REFUSAL_REASONS } from '../../admission/schema.ts'
import { REASONS } from '../../admission/told.ts'
import { decide } from '../../admitting/decide.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { HOUSE, seeAs } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { day, days, moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { radios, select, submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, filledIn, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { sentBy, stateTag } from './desk-list.ts'
import { documentList } from './documents-part.ts'

const LABELS: Record<string, Said> = {
  decision: { nb: 'Svaret', en: 'The answer' },
  reason: { nb: 'Hvis nei: hvorfor', en: 'If no: why' },
  words: { nb: 'Til søkeren', en: 'To the applicant' },
  question: { nb: 'Hva mangler?', en: 'What is missing?' },
}
const DONE: Record<string, Said> = {
  asked: {
    nb: 'Søkeren er spurt, og fristen for svar er flyttet.',
    en: 'The applicant is asked, and the day of the answer has moved.',
  },
}

export const showOne = async (visit: Visit): Promise<Page> => page(visit, await theOne(visit))

export async function decideFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const key = keyOf(visit)
  const decision = form.get('decision')
  const attempted = await attempt(() => {
    const said = { decision, words: form.get('words') }
    const answer = parseForm(Decide, decision === 'refused' ? { ...said, reason: form.get('reason') } : said)
    return seeAs(HOUSE, () => act(till, caller.actor, (tx) => decide(tx, key, answer)))
  })
  if ('done' in attempted) {
    const { company } = await theOne(visit)
    const done = company === null ? decision : decision === 'admitted' ? 'enrolled' : 'not-enrolled'
    return { goTo: to(`/admin/offerings/${key.offeringId}/applications?done=${done}`) }
  }
  const { problem } = attempted
  return { ...page(visit, await theOne(visit), refusedDeskForm(visit, problem)), status: problem.status, faulty: true }
}

export async function askFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const key = keyOf(visit)
  const attempted = await attempt(() => {
    const wish = parseForm(AskMore, filledIn({ words: form.get('question') }))
    return act(till, caller.actor, (tx) => askMore(tx, key, wish))
  })
  if ('done' in attempted) return { goTo: to(`${addressOf(key)}?done=asked`) }
  const { problem } = attempted
  const placeOf = (pointer: string) => (pointer === '/words' ? 'question' : pointer.slice(1))
  const filled = refusedDeskForm(visit, problem, placeOf)
  return { ...page(visit, await theOne(visit), filled), status: problem.status, faulty: true }
}

const keyOf = (visit: Visit) => ({
  offeringId: idOf(visit, 'offering'),
  applicationId: idOf(visit, 'application', 'applicationId'),
})
const theOne = (visit: Visit): Promise<Application> =>
  act(visit.till, visit.caller.actor, (tx) => theApplication(tx, keyOf(visit)))
const addressOf = ({ offeringId, applicationId }: { offeringId: string; applicationId: string }): string =>
  `/admin/offerings/${offeringId}/applications/${applicationId}`

function page(visit: Visit, application: Application, form: Filled = freshForm(visit.lang)): Page {
  const { lang, to } = visit
  const {
    id,
    offeringId,
    name,
    email,
    title,
    code,
    appliedAt,
    decideBy,
    requirements,
    message,
    state,
    words,
    reason,
    company,
  } = application
  const isOpen = state === 'undecided' || state === 'late'
  const here = addressOf({ offeringId, applicationId: id })
  return {
    title: `${name} – ${title}`,
    hidden: true,
    at: here,
    body: html`<div class="stack">${backLink(to(`/admin/offerings/${offeringId}/applications`), say(lang, { nb: 'Søknader', en: 'Applications' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (field) => (LABELS[field] ? say(lang, LABELS[field]) : null))}
<div class="desk-head"><h1>${name}</h1><p class="desk-tags">${stateTag(lang, application)}</p></div>
<p class="lead">${title} (${code}), ${days(lang, application)}</p>
<p class="fine wrap">${email} · ${say(lang, { nb: 'søkt', en: 'applied' })} ${moment(lang, SELLER_ZONE, appliedAt)} · ${say(lang, { nb: 'svar innen', en: 'answer by' })} ${day(lang, SELLER_ZONE, decideBy)}</p>
${company === null ? null : sentPart(lang, application, company)}<section class="sheet desk-part stack" aria-labelledby="applied"><h2 id="applied">${say(lang, { nb: 'Det søkeren skrev', en: 'What the applicant wrote' })}</h2><p class="as-written">${message === '' ? say(lang, { nb: 'Ingenting.', en: 'Nothing.' }) : message}</p>
<h2>${say(lang, { nb: 'Dokumenter', en: 'Documents' })}</h2>${documentList(lang, application, `/offerings/${offeringId}/applications/${id}`)}
<details class="more"><summary>${say(lang, { nb: 'Kravene det ble søkt mot', en: 'The requirements that it answers' })}</summary><p class="as-written">${requirements}</p></details></section>
${isOpen ? html`${asking(visit, application, form)}${deciding(visit, form, here)}` : answered(visit, { reason, words })}</div>`,
  }
}

/** Who has paid, and what a yes and a no do then. */
const sentPart = (lang: Lang, { showBy }: Application, company: string): SafeHtml =>
  html`<p><strong>${sentBy(lang, company)}</strong>. ${say(lang, { nb: 'Med ja er søkeren påmeldt med en gang. Med nei går plassen tilbake til bedriften, som får vite det uten begrunnelsen.', en: 'With a yes the applicant is enrolled at once. With a no the seat goes back to the company, which is told so without the reason.' })}${showBy ? html` ${say(lang, { nb: 'Dokumentene skal være her innen', en: 'The papers are to be here by' })} ${moment(lang, SELLER_ZONE, showBy)}.` : null}</p>`

function answered({ lang }: Visit, { reason, words }: Pick<Application, 'reason' | 'words'>): SafeHtml | null {
  if (!reason && words === '') return null
  return html`<section class="sheet desk-part stack" aria-labelledby="answered"><h2 id="answered">${say(lang, { nb: 'Svaret', en: 'The answer' })}</h2>${reason ? html`<p>${say(lang, REASONS[reason])}</p>` : null}<p class="as-written">${words}</p></section>`
}

const asking = ({ lang, to }: Visit, { id, offeringId, askedMore }: Application, form: Filled): SafeHtml =>
  askedMore
    ? html`<section class="sheet desk-part stack" aria-labelledby="asked"><h2 id="asked">${say(lang, { nb: 'Søkeren er spurt om', en: 'The applicant was asked for' })}</h2><p class="as-written">${askedMore}</p></section>`
    : html`<form class="form sheet desk-part" method="post" action="${to(`${addressOf({ offeringId, applicationId: id })}/question`)}" novalidate><h2>${say(lang, { nb: 'Spør om mer', en: 'Ask for more' })}</h2>
<p>${say(lang, { nb: 'Én gang. Fristen for svar flyttes, og plassen holdes av så lenge.', en: 'Once. The day of the answer moves, and the seat stays held.' })}</p>
${textArea(form, { name: 'question', label: say(lang, LABELS.question!), max: WORDS_MAX, rows: 3 })}
<div>${submit(say(lang, { nb: 'Spør søkeren', en: 'Ask the applicant' }), 'secondary')}</div></form>`

const deciding = ({ lang, to }: Visit, form: Filled, here: string): SafeHtml =>
  html`<form class="form sheet desk-part" method="post" action="${to(here)}" novalidate><h2>${say(lang, { nb: 'Svar på søknaden', en: 'Answer the application' })}</h2>
${radios(form, {
  ...{ name: 'decision', legend: say(lang, LABELS.decision!) },
  options: [
    { value: 'admitted', label: say(lang, { nb: 'Ja, søkeren får plass', en: 'Yes, the applicant gets a seat' }) },
    { value: 'refused', label: say(lang, { nb: 'Nei', en: 'No' }) },
  ],
})}
${select(form, { name: 'reason', label: say(lang, LABELS.reason!), options: REFUSAL_REASONS.map((value) => ({ value, label: say(lang, REASONS[value]) })) })}
${textArea(form, { name: 'words', label: say(lang, LABELS.words!), hint: say(lang, { nb: 'Står i svaret. Må fylles ut når svaret er nei.', en: 'Stands in the answer. Needed when the answer is no.' }), plain: true, max: WORDS_MAX, rows: 4 })}
<div>${submit(say(lang, { nb: 'Send svaret', en: 'Send the answer' }))}</div></form>`
