import { SLUG_MAX } from '../../catalogue/words.ts'
import { CopyCourse, copyCourse } from '../../developing/copy-course.ts'
import { type CourseLife, lifeOf } from '../../developing/life-of.ts'
import { STEP_NOTE_MAX, StepBody, takeStep } from '../../developing/take-step.ts'
import { keepersOf } from '../../identity/keepers.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, radios, submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page } from '../page-route.ts'
import { responsiblePart } from '../tasks/responsible-part.ts'
import type { Visit } from '../visit.ts'
import { mendingField, missingWords } from '../words/desk-missing.ts'
import { STAGE_WORDS, STEP_WORDS } from '../words/developing.ts'
import { AS_BUYERS_SEE, previewPath } from './preview-band.ts'

const DONE: Record<string, Said> = {
  step: { nb: 'Steget er tatt.', en: 'The step is taken.' },
  responsible: { nb: 'Den ansvarlige er lagret.', en: 'Who answers for it is saved.' },
  made: { nb: 'Kurset er laget av forslaget, som utkast.', en: 'The course is made of the proposal, as a draft.' },
}

/** Where a course stands, what is missing before each step, and the steps that were taken. */
export async function showLife(visit: Visit, form?: Filled): Promise<Page> {
  const { lang, to, till } = visit
  const courseId = idOf(visit, 'course')
  const life = await lifeOf(till, courseId, lang)
  const keepers = await keepersOf({ client: till.connection.pool }, life.faculty)
  const filled = form ?? freshForm(lang, { step: life.next ?? '', personId: life.responsible?.personId ?? '' })
  const title = say(lang, { nb: 'Hvor kurset står', en: 'Where the course stands' })
  const coursePage = to(`/admin/courses/${courseId}`)
  const preview = to(previewPath(courseId))
  return {
    title: `${title}: ${life.title}`,
    hidden: true,
    at: `/admin/courses/${courseId}/life`,
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to('/admin/board'), say(lang, { nb: 'Fra idé til salg', en: 'From idea to sale' }), icon('back'))}${notice(visit, DONE)}${errorSummary(leadingOn(filled, coursePage))}
<div class="desk-head"><div><h1>${life.title}</h1><p class="fine">${life.faculty}${life.contactEmail === '' ? null : html` · ${life.contactEmail}`}</p></div><p class="desk-tags">${tag('info', say(lang, STAGE_WORDS[life.stage]))}</p></div>
<p class="desk-after"><a href="${coursePage}">${say(lang, { nb: 'Kursets tekster og oppstarter', en: 'The course’s words and starts' })}</a> · <a href="${preview}">${say(lang, AS_BUYERS_SEE)}</a> · <a href="${to(`/admin/courses/${courseId}/tasks`)}">${say(lang, { nb: 'Oppgaver', en: 'Tasks' })}</a>${life.proposalId === null ? null : html` · <a href="${to(`/admin/proposals/${life.proposalId}`)}">${say(lang, { nb: 'Forslaget det kom av', en: 'The proposal it came from' })}</a>`}</p>
<div class="desk-columns"><div class="desk-main">${stepForm(visit, life, filled)}${gatesPart(visit, life)}</div><div class="desk-side">${responsiblePart(visit, { courseId, keepers, form: filled })}${stepsPart(visit, life)}${copyPart(visit, filled)}</div></div>`,
  }
}

/** What is mended on the course's own page is linked to there. */
const leadingOn = (form: Filled, coursePage: string): Filled => ({
  ...form,
  faults: form.faults.map((fault) =>
    ['step', 'note', 'slug', 'personId', ''].includes(fault.field)
      ? fault
      : { ...fault, href: `${coursePage}#${fault.field}` },
  ),
})

const stepForm = ({ lang, to }: Visit, { courseId, gates }: CourseLife, form: Filled): SafeHtml =>
  html`<form class="form sheet desk-part" method="post" action="${to(`/admin/courses/${courseId}/steps`)}" novalidate><h2>${say(lang, { nb: 'Ta et steg', en: 'Take a step' })}</h2>
<p class="fine">${say(lang, { nb: '«Til salgs» og «Holdt» følger av oppstartene. De andre stegene tar dere her.', en: '“On sale” and “Delivered” follow from the starts. The other steps are taken here.' })}</p>
${radios(form, { name: 'step', legend: say(lang, { nb: 'Steg', en: 'Step' }), options: gates.map(({ step }) => ({ value: step, label: say(lang, STEP_WORDS[step]) })) })}
${textArea(form, { name: 'note', label: say(lang, { nb: 'Notat', en: 'Note' }), hint: say(lang, { nb: 'Om kurset, ikke om personer.', en: 'About the course, not about persons.' }), optional: true, rows: 3, max: STEP_NOTE_MAX })}
<div class="actions">${submit(say(lang, { nb: 'Ta steget', en: 'Take the step' }))}</div></form>`

function gatesPart({ lang, to }: Visit, { courseId, gates }: CourseLife): SafeHtml {
  return html`<section class="sheet desk-part" aria-labelledby="gates"><h2 id="gates">${say(lang, { nb: 'Hva hvert steg krever', en: 'What each step takes' })}</h2>
${gates.map(({ step, wanting }) => html`<h3>${say(lang, STEP_WORDS[step])}</h3>${wanting.length === 0 ? html`<p>${icon('tick')} ${say(lang, { nb: 'Alt er på plass.', en: 'Everything is there.' })}</p>` : html`<ul>${wanting.map((each) => html`<li>${each.mendedOn === 'step' ? missingWords(lang, each) : html`<a href="${to(`/admin/courses/${courseId}`)}#${mendingField(each.name).field}">${missingWords(lang, each)}</a>`}</li>`)}</ul>`}`)}</section>`
}

const stepsPart = ({ lang }: Visit, { steps }: CourseLife): SafeHtml =>
  html`<section class="sheet desk-part" aria-labelledby="steps"><h2 id="steps">${say(lang, { nb: 'Steg som er tatt', en: 'Steps that were taken' })}</h2>
${steps.length === 0 ? html`<p>${say(lang, { nb: 'Ingen ennå.', en: 'None yet.' })}</p>` : html`<ul>${steps.map(({ step, note, at, author }) => html`<li><strong>${say(lang, STEP_WORDS[step])}</strong><br><span class="fine">${moment(lang, SELLER_ZONE, at)}${author === null ? null : html` · ${author}`}</span>${note === '' ? null : html`<br>${note}`}</li>`)}</ul>`}</section>`

const copyPart = (visit: Visit, form: Filled): SafeHtml =>
  html`<form class="form sheet desk-part" method="post" action="${visit.to(`/admin/courses/${idOf(visit, 'course')}/copies`)}" novalidate><h2>${say(visit.lang, { nb: 'Bruk kurset som mal', en: 'Use the course as a template' })}</h2>
${field(form, { name: 'slug', label: say(visit.lang, { nb: 'Adressen til det nye kurset', en: 'Address of the new course' }), hint: say(visit.lang, { nb: 'Små bokstaver og bindestrek', en: 'Small letters and hyphens' }), max: SLUG_MAX })}
<div class="actions">${submit(say(visit.lang, { nb: 'Lag et nytt kurs med de samme tekstene', en: 'Make another course with the same words' }), 'secondary')}</div></form>`

export async function stepFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const courseId = idOf(visit, 'course')
  const attempted = await attempt(async () => {
    const body = parseForm(StepBody, { step: form.get('step'), note: form.get('note').replaceAll('\r\n', '\n') })
    return takeStep(till, caller.actor, { courseId, body })
  })
  if ('done' in attempted) return { goTo: to(`/admin/courses/${courseId}/life?done=step`) }
  const { problem } = attempted
  return { ...(await showLife(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

export async function copyCourseFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const courseId = idOf(visit, 'course')
  const attempted = await attempt(async () => {
    const { slug } = parseForm(CopyCourse, { slug: form.get('slug').trim() })
    return act(till, caller.actor, (tx) => copyCourse(tx, { courseId, slug }))
  })
  if ('done' in attempted) return { goTo: to(`/admin/courses/${attempted.done.courseId}?done=created`) }
  const { problem } = attempted
  return { ...(await showLife(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
