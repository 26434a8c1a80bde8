import { acceptAdmission } from '../../admission/accept-admission.ts'
import { type Application, theApplication } from '../../admission/applications.ts'
import { COMPLAINT_DAYS } from '../../admission/lapsing.ts'
import { putDocument } from '../../admission/put-document.ts'
import { APPLICATIONS_PATH } from '../../admission/tell-applicant.ts'
import { REASONS } from '../../admission/told.ts'
import { withdraw } from '../../admitting/withdraw.ts'
import { DOCUMENT_KINDS } from '../../catalogue/admission.ts'
import { personOf } from '../../identity/fresh.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { seeBuying } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { invalid, type Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { LINE_MAX, Line } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { day, days, moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, submit } from '../forms/field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { attempt } from '../forms/parse.ts'
import { fileOf } from '../forms/uploaded-file.ts'
import type { Answer, Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { APPLICATION_ENDS } from '../words/admission.ts'
import { DOCUMENT_LABELS, documentForm, documentList } from './documents-part.ts'
import { givenStanding } from './given-standing.ts'

/** What a document is called whose file has a name that cannot be kept. */
const UNNAMED = 'dokument'

const DONE: Record<string, Said> = {
  applied: {
    nb: 'Søknaden er sendt, og en plass holdes av til deg.',
    en: 'Your application is sent, and a seat is held for you.',
  },
  given: {
    nb: 'Takk. Legg ved det som kreves her.',
    en: 'Thank you. Add what is required here.',
  },
  added: { nb: 'Dokumentet er lagt ved.', en: 'The document is added.' },
  withdraw: {
    nb: 'Søknaden er trukket, og dokumentene er slettet.',
    en: 'Your application is withdrawn, and your documents are deleted.',
  },
}

export const showOwn = async (visit: Visit): Promise<Page> => page(visit, await theirs(visit))

/** Withdraws, or takes the seat to the checkout. */
export async function answerFromForm(visit: Visit): Promise<Answer> {
  const { form, to, till, caller } = visit
  const application = await theirs(visit)
  const here = `${APPLICATIONS_PATH}/${application.id}`
  const isYes = form.get('step') === 'accept'
  const attempted = await attempt(() =>
    seeBuying(() =>
      act(till, caller.actor, async (tx) => {
        if (isYes) await acceptAdmission(tx, application.id)
        else await withdraw(tx, personOf(caller.actor).personId, application.id)
      }),
    ),
  )
  if ('done' in attempted) return { goTo: to(isYes ? '/checkout' : `${here}?done=withdraw`) }
  return refused(visit, attempted.problem)
}

export async function addDocument(visit: Visit): Promise<Answer> {
  const { form, to, till, caller } = visit
  const application = await theirs(visit)
  const attempted = await attempt(async () => {
    const file = fileOf(visit.req)
    if (!file) throw invalid('/file', 'choose a file')
    const kind = DOCUMENT_KINDS.find((each) => each === form.get('kind')) ?? 'other'
    const key = { applicationId: application.id, personId: application.personId }
    const name = Line.safeParse(file.name.slice(-LINE_MAX)).data ?? UNNAMED
    await act(till, caller.actor, (tx) => putDocument(tx, key, { kind, name, bytes: file.bytes }))
  })
  if ('done' in attempted) return { goTo: to(`${APPLICATIONS_PATH}/${application.id}?done=added`) }
  return refused(visit, attempted.problem)
}

async function refused(visit: Visit, problem: Problem): Promise<Page> {
  const placeOf = (pointer: string) => (pointer === '/content' ? 'file' : fieldOfPointer(pointer))
  const filled = refusedDeskForm(visit, problem, placeOf)
  return { ...page(visit, await theirs(visit), filled), status: problem.status, faulty: true }
}

const theirs = (visit: Visit): Promise<Application> =>
  act(visit.till, visit.caller.actor, (tx) =>
    theApplication(tx, {
      applicationId: idOf(visit, 'application'),
      personId: personOf(visit.caller.actor).personId,
    }),
  )

function page(visit: Visit, application: Application, form: Filled = freshForm(visit.lang)): Page {
  const { lang, to } = visit
  const { id, title, slug, code, state, message, requirements, appliedAt } = application
  const isOpen = state === 'undecided' || state === 'late'
  return {
    title: `${say(lang, { nb: 'Søknaden din', en: 'Your application' })} – ${title}`,
    hidden: true,
    width: 'narrow',
    at: `${APPLICATIONS_PATH}/${id}`,
    body: html`<div class="stack">${backLink(to('/my-learning'), say(lang, { nb: 'Min læring', en: 'My learning' }), icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => (DOCUMENT_LABELS[name] ? say(lang, DOCUMENT_LABELS[name]) : null))}
<h1>${heading(lang, application)}</h1><p class="lead"><a href="${to(`/courses/${slug}?start=${code}`)}">${title}</a>, ${days(lang, application)}</p>
<section class="sheet desk-part stack" aria-label="${say(lang, { nb: 'Hvordan det står', en: 'How it stands' })}">${standing(visit, application)}</section>
<section class="sheet desk-part stack" aria-labelledby="documents"><h2 id="documents">${say(lang, { nb: 'Dokumenter', en: 'Documents' })}</h2>${documentList(lang, application, `/me/applications/${id}`)}
${isOpen ? documentForm(form, to(`${APPLICATIONS_PATH}/${id}/documents`)) : null}</section>
<details class="more"><summary>${say(lang, { nb: 'Det du søkte med', en: 'What you applied with' })}</summary><p class="fine">${say(lang, { nb: 'Søkt', en: 'Applied' })} ${moment(lang, SELLER_ZONE, appliedAt)}</p><h2>${say(lang, { nb: 'Kravene', en: 'The requirements' })}</h2><p class="as-written">${requirements}</p>${message === '' ? null : html`<h2>${say(lang, { nb: 'Det du skrev', en: 'What you wrote' })}</h2><p class="as-written">${message}</p>`}</details>
${isOpen ? withdrawing(visit, application) : null}</div>`,
  }
}

function heading(lang: Lang, { state, endedAs }: Application): string {
  if (state === 'over' && endedAs) return say(lang, APPLICATION_ENDS[endedAs])
  if (state === 'admitted') return say(lang, { nb: 'Du har fått ja', en: 'You are admitted' })
  if (state === 'ordered') return say(lang, { nb: 'Plassen er bestilt', en: 'The seat is ordered' })
  return say(lang, { nb: 'Søknaden er hos oss', en: 'We have your application' })
}

/** What is next, and until when. */
function standing(visit: Visit, application: Application): SafeHtml {
  const { lang, to } = visit
  const { state, payBy, orderId, decideBy, askedMore, words, id } = application
  const told = words === '' ? null : html`<p class="as-written">${words}</p>`
  if (state === 'admitted' && payBy)
    return html`<p>${icon('clock')} ${say(lang, { nb: 'Plassen holdes av til deg til', en: 'The seat is held for you until' })} <strong>${moment(lang, SELLER_ZONE, payBy)}</strong>. ${say(lang, { nb: 'Du betaler dagens pris.', en: 'You pay the price of the day.' })}</p>${told}
<div class="stack">${stepForm(visit, id, { step: 'accept', go: { nb: 'Bestill plassen', en: 'Order the seat' } })}${stepForm(visit, id, { step: 'withdraw', variant: 'secondary', go: { nb: 'Nei takk, gi plassen fra deg', en: 'No thank you, give the seat up' } })}</div>`
  if (state === 'ordered' && orderId)
    return html`<p>${say(lang, { nb: 'Er den ikke betalt, kan du gjøre det fra ordren.', en: 'If it is not paid, you can do that from the order.' })} <a href="${to(`/orders/${orderId}`)}">${say(lang, { nb: 'Se ordren', en: 'See the order' })}</a></p>`
  if (state === 'over') return over(visit, application, told)
  if (application.company !== null) return givenStanding(lang, application)
  const asked = askedMore
    ? html`<p><strong>${say(lang, { nb: 'Vi trenger mer fra deg:', en: 'We need more from you:' })}</strong></p><p class="as-written">${askedMore}</p>`
    : null
  const late = say(lang, {
    nb: 'Vi skulle ha svart deg nå, og er forsinket. Plassen holdes fortsatt av.',
    en: 'We ought to have answered you by now, and are late. The seat is still held.',
  })
  return html`${asked}<p>${icon('seat')} ${state === 'late' ? late : html`${say(lang, { nb: 'En plass holdes av til deg. Du får svar på e-post senest', en: 'A seat is held for you. You are answered by mail by' })} <strong>${day(lang, SELLER_ZONE, decideBy)}</strong>.`} ${say(lang, { nb: 'Du betaler ingenting før du har fått ja.', en: 'You pay nothing before you have had a yes.' })}</p>`
}

function over(
  { lang, to }: Visit,
  { endedAs, reason, slug, code, company }: Application,
  told: SafeHtml | null,
): SafeHtml {
  if (endedAs === 'refused')
    return html`<p>${say(lang, { nb: 'Vi kan dessverre ikke gi deg plass.', en: 'Sadly we cannot give you a seat.' })} ${reason ? say(lang, REASONS[reason]) : null}</p>${told}<p class="fine">${say(lang, { nb: `Mener du at det er feil, kan du klage innen ${COMPLAINT_DAYS} dager. Skriv til kontakten på kurssiden og si hvorfor.`, en: `If you think that is wrong you can complain within ${COMPLAINT_DAYS} days. Write to the contact on the course page and say why.` })}</p>`
  if (endedAs === 'enrolled')
    return html`<p>${say(lang, { nb: 'Du er påmeldt. Alt om kurset finner du på «Min læring».', en: 'You are enrolled. All about the course is on “My learning”.' })}</p>`
  if (company !== null)
    return html`<p>${say(lang, { nb: `Plassen er ${company} sin igjen. Spør dem hvis du fortsatt vil delta.`, en: `The seat is ${company}’s again. Ask them if you still want to take part.` })}</p>`
  return html`<p>${say(lang, { nb: 'Ingen plass holdes av lenger.', en: 'No seat is held any more.' })} <a href="${to(`/courses/${slug}?start=${code}`)}">${say(lang, { nb: 'Se kurset', en: 'See the course' })}</a></p>`
}

type Step = { step: 'accept' | 'withdraw'; go: Said; variant?: 'secondary' | 'tertiary' }

const stepForm = ({ lang, to }: Visit, id: string, { step, go, variant }: Step): SafeHtml =>
  html`<form method="post" action="${to(`${APPLICATIONS_PATH}/${id}`)}">${hidden('step', step)}${submit(say(lang, go), variant ?? 'primary')}</form>`

const withdrawing = (visit: Visit, { id, company }: Application): SafeHtml =>
  stepForm(visit, id, {
    ...{ step: 'withdraw', variant: 'tertiary' },
    go: company
      ? { nb: 'Nei takk til plassen, og slett dokumentene', en: 'Decline the seat, and delete the papers' }
      : { nb: 'Trekk søknaden', en: 'Withdraw the application' },
  })
