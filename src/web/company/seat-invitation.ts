import { seeBuying } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { answersSoFar } from '../../questions/own-answers.ts'
import type { Question } from '../../questions/question.ts'
import { AcceptInvitation, AnswerInvitation, acceptSeat, declineSeat } from '../../wallet/answer-invitation.ts'
import { type Invitation, invitationByToken } from '../../wallet/invitation.ts'
import { INVITATION_PATH } from '../../wallet/invitation-mail.ts'
import { noteOpened } from '../../wallet/note-opened.ts'
import { requirementsPart } from '../admission/apply-part.ts'
import { prose } from '../components/markdown.ts'
import { days, moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden } from '../forms/field.ts'
import { type Filled, fieldOfPointer } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import { answeredForm, answerFields, answerLabel, answersIn, fieldOfAnswer } from '../questions/answer-fields.ts'
import type { Visit } from '../visit.ts'
import { PAPERS_PATH } from './show-papers.ts'
import { spentPage } from './spent-page.ts'

/** For whoever a company gives a seat: what it is, what the company will see, and yes or no. */
export const seatInvitationPages: readonly PageRoute[] = [
  { method: 'get', path: INVITATION_PATH, who: 'anyone', answer: showInvitation },
  { method: 'post', path: INVITATION_PATH, who: 'anyone', answer: answerFromForm },
]

async function showInvitation(visit: Visit): Promise<Page> {
  const { on, lang, query, till, caller } = visit
  const token = query.get('token') ?? ''
  const invitation = await invitationByToken(on, token, lang)
  if (!invitation) return spentPage(visit)
  await seeBuying(() => act(till, caller.actor, (tx) => noteOpened(tx, token)))
  const { questions, answers } = await askedHere(visit, invitation)
  return invitationPage(visit, { invitation, token, questions, form: answeredForm(lang, answers) })
}

async function answerFromForm(visit: Visit): Promise<Answer> {
  const { on, lang, till, caller, form } = visit
  const token = form.get('token')
  const invitation = await invitationByToken(on, token, lang)
  if (!invitation) return { ...spentPage(visit), status: 410 }
  const isYes = form.get('answer') === 'yes'
  const { questions } = await askedHere(visit, invitation)
  const attempted = await attempt(() => {
    const command = isYes
      ? parseForm(AcceptInvitation, { token, answers: answersIn(form, questions) })
      : parseForm(AnswerInvitation, { token })
    return seeBuying(() => act(till, caller.actor, (tx) => (isYes ? acceptSeat : declineSeat)(tx, command)))
  })
  if ('done' in attempted) return donePage(visit, invitation, isYes)
  const { problem } = attempted
  if (problem.status === 410) return { ...spentPage(visit), status: 410 }
  return {
    ...invitationPage(visit, {
      invitation,
      token,
      questions,
      form: refusedDeskForm(visit, problem, placeIn(questions)),
    }),
    status: problem.status,
  }
}

/** What the course asks whoever is invited, and what has been answered for this course before. Holding the link is what opens it. */
const askedHere = ({ on, lang }: Visit, invitation: Invitation) => seeBuying(() => answersSoFar(on, invitation, lang))
const placeIn = (questions: readonly Question[]) => (pointer: string) =>
  fieldOfAnswer(pointer, questions) ?? fieldOfPointer(pointer)

type Shown = { invitation: Invitation; token: string; questions: readonly Question[]; form: Filled }

function invitationPage(visit: Visit, { invitation, token, questions, form }: Shown): Page {
  const { lang, to } = visit
  const { asksPapers } = invitation
  const { company, title, name, place, zone, invitedUntil, terms, slug } = invitation
  const until = moment(lang, zone, invitedUntil)
  return {
    title: say(lang, { nb: `Plass på ${title}`, en: `A seat in ${title}` }),
    hidden: true,
    width: 'narrow',
    body: html`<h1>${say(lang, { nb: `${company} gir deg en plass`, en: `${company} gives you a seat` })}</h1>
<p class="lead">${name}, ${say(lang, { nb: 'dette er kurset:', en: 'this is the course:' })}</p>
<div class="sheet desk-part"><h2><a href="${to(`/courses/${slug}`)}">${title}</a></h2><p>${days(lang, invitation)} · ${place}</p></div>
<section class="desk-block"><h2>${say(lang, { nb: 'Hva det betyr å takke ja', en: 'What accepting means' })}</h2>
<ul>${TOLD.map((said) => html`<li>${say(lang, said(company))}</li>`)}</ul>
${terms ? html`<details class="more"><summary>${say(lang, { nb: 'Vilkårene bedriften kjøpte plassen på', en: 'The terms the company bought the seat on' })}</summary>${prose(terms)}</details>` : null}</section>
${invitation.asksPapers ? papersPart(visit, invitation, token) : null}
<form class="form${asksPapers ? ' desk-block' : ''}" method="post" action="${to(INVITATION_PATH)}" novalidate>${errorSummary(form, (name) => answerLabel(lang, name, questions))}${hidden('token', token)}
${questions.length > 0 && !asksPapers ? html`<section class="form-part"><h2>${say(lang, { nb: 'Spørsmål til deg som deltar', en: 'Questions to you who take part' })}</h2>${answerFields(form, questions)}</section>` : null}
${asksPapers ? null : html`<p>${say(lang, { nb: `Du kan svare til ${until}.`, en: `You can answer until ${until}.` })}</p>`}
<div class="actions">${asksPapers ? null : answerButton('yes', say(lang, { nb: 'Ja takk, meld meg på', en: 'Yes please, enrol me' }))}
<button class="ds-button" data-variant="secondary" type="submit" name="answer" value="no">${say(lang, { nb: 'Nei takk', en: 'No thank you' })}</button></div></form>`,
  }
}

/** Where the course checks who comes a yes is said on a page of its own, by whoever has signed in. */
function papersPart(
  { lang, to }: Visit,
  { admission, showBy, startsAt, zone, company }: Invitation,
  token: string,
): SafeHtml {
  const href = to(`${PAPERS_PATH}?${new URLSearchParams({ token })}`)
  const until = moment(lang, zone, showBy ?? startsAt)
  return html`<section class="sheet desk-part desk-block"><h2>${say(lang, { nb: 'Kurset har krav til den som skal delta', en: 'The course checks who takes part' })}</h2>
${admission ? requirementsPart(lang, admission) : null}<p>${say(lang, { nb: `Vis dokumentene dine innen ${until}. Du er påmeldt når du har fått ja. ${company} ser aldri dokumentene.`, en: `Show your papers by ${until}. You are enrolled once you have had a yes. ${company} never sees the papers.` })}</p>
<p class="fine">${say(lang, { nb: 'Du logger inn med adressen invitasjonen kom til.', en: 'You sign in with the address the invitation came to.' })}</p>
<p><a class="ds-button" href="${href}">${say(lang, { nb: 'Ja takk, vis dokumentene mine', en: 'Yes please, show my papers' })}</a></p></section>`
}

const answerButton = (value: string, words: string): SafeHtml =>
  html`<button class="ds-button" type="submit" name="answer" value="${value}">${words}</button>`

/** What both are told before anything is answered: who decides over the seat, and what the company learns. */
const TOLD: readonly ((company: string) => Said)[] = [
  (company) => ({
    nb: `${company} har betalt plassen. Du betaler ingenting.`,
    en: `${company} has paid for the seat. You pay nothing.`,
  }),
  (company) => ({
    nb: `${company} kan ta plassen tilbake eller avbestille den, og får da pengene. Da får du beskjed.`,
    en: `${company} may take the seat back or cancel it, and then gets the money. You are told.`,
  }),
  (company) => ({
    nb: `${company} ser at du er invitert, har åpnet invitasjonen, har takket ja, har møtt og har fullført. Den ser aldri resultatene dine, og av svarene dine bare dem der det står at bedriften ser dem.`,
    en: `${company} sees that you are invited, have opened the invitation, have accepted, have attended and have completed. It never sees your results, and of your answers only those where it says that the company sees them.`,
  }),
  () => ({
    nb: 'Kan du ikke delta likevel, gir du plassen fra deg under Min læring, til kurset er over.',
    en: 'If you cannot take part after all, you give up the seat under My learning, until the course is over.',
  }),
  () => ({
    nb: 'Det du fullfører, er ditt, også om du slutter i jobben.',
    en: 'What you complete is yours, also when you leave the job.',
  }),
]

function donePage({ lang, to }: Visit, { company, title }: Invitation, isYes: boolean): Page {
  const heading = isYes
    ? say(lang, { nb: 'Du er påmeldt', en: 'You are enrolled' })
    : say(lang, { nb: 'Du har takket nei', en: 'You have declined' })
  const words = isYes
    ? say(lang, {
        nb: `Plassen på ${title} er din. Du finner kurset under Min læring når du har logget inn med adressen invitasjonen kom til.`,
        en: `The seat in ${title} is yours. You find the course under My learning once you have signed in with the address the invitation came to.`,
      })
    : say(lang, {
        nb: `${company} kan gi plassen på ${title} til en annen.`,
        en: `${company} can give the seat in ${title} to somebody else.`,
      })
  const next = isYes
    ? html`<p><a class="ds-button" href="${to('/my-learning')}">${say(lang, { nb: 'Min læring', en: 'My learning' })}</a></p>`
    : null
  return {
    title: heading,
    hidden: true,
    width: 'narrow',
    at: '/courses',
    body: html`<h1>${heading}</h1><p class="lead">${words}</p>${next}`,
  }
}
