import type { Learning } from '../../enrolment/learning-of.ts'
import { personOf } from '../../identity/fresh.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { ChangeAnswers, changeAnswers, type OwnAnswers, ownAnswers } from '../../questions/own-answers.ts'
import type { Question } from '../../questions/question.ts'
import { icon } from '../components/icon.ts'
import { moment } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, fieldOfPointer } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { answeredForm, answerFields, answerInWords, answerLabel, answersIn, fieldOfAnswer } from './answer-fields.ts'

const PATH = '/my-learning/:offeringId/answers'

/** What a learner is asked in a course, and their answers: to be changed until it begins, to be read afterwards. */
export const ownAnswersPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who: 'person', answer: async (visit) => answersPage(visit, await ownHere(visit)) },
  { method: 'post', path: PATH, who: 'person', answer: changeFromForm },
]
export const ANSWERS_TOLD: Record<string, Said> = {
  answered: { nb: 'Svarene er lagret.', en: 'Your answers are saved.' },
}

const whoseOf = (visit: Visit) => ({
  offeringId: idOf(visit, 'enrolment', 'offeringId'),
  personId: personOf(visit.caller.actor).personId,
})
const ownHere = (visit: Visit): Promise<OwnAnswers> => ownAnswers(visit.on, whoseOf(visit), visit.lang)

function answersPage({ lang, to }: Visit, own: OwnAnswers, form?: Filled): Page {
  const { title, offeringId, questions, answers, isOpen, zone, startsAt } = own
  const heading = say(lang, { nb: 'Svarene dine', en: 'Your answers' })
  const filled = form ?? answeredForm(lang, answers)
  const until = moment(lang, zone, startsAt)
  const words = isOpen
    ? say(lang, {
        nb: `Du kan endre svarene til kurset begynner, ${until}.`,
        en: `You can change your answers until the course begins, ${until}.`,
      })
    : say(lang, {
        nb: 'Kurset har begynt, så svarene kan ikke endres lenger.',
        en: 'The course has begun, so the answers cannot be changed any more.',
      })
  return {
    title: `${heading} – ${title}`,
    hidden: true,
    width: 'narrow',
    ...(filled.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to('/my-learning'), say(lang, { nb: 'Min læring', en: 'My learning' }), icon('back'))}${errorSummary(filled, (name) => answerLabel(lang, name, questions))}
<h1>${heading}</h1><div class="stack"><p class="lead">${title}</p><p>${words}</p>
${isOpen ? html`<form class="form" method="post" action="${to(`/my-learning/${offeringId}/answers`)}" novalidate>${answerFields(filled, questions)}<div class="actions">${submit(say(lang, { nb: 'Lagre svarene', en: 'Save my answers' }))}</div></form>` : readOnly(lang, own)}</div>`,
  }
}

const readOnly = (lang: Visit['lang'], { questions, answers }: OwnAnswers): SafeHtml => {
  const answerTo = (question: Question) => {
    const found = answers.find(({ questionId }) => questionId === question.questionId)
    return found ? answerInWords(lang, question, found.value) : say(lang, { nb: 'Ikke besvart', en: 'Not answered' })
  }
  return html`<dl class="answer-counts">${questions.map((question) => html`<div><dt>${question.text}</dt><dd>${answerTo(question)}</dd></div>`)}</dl>`
}

async function changeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const own = await ownHere(visit)
  const attempted = await attempt(() => {
    const command = parseForm(ChangeAnswers, { answers: answersIn(form, own.questions) })
    return act(till, caller.actor, (tx) => changeAnswers(tx, whoseOf(visit), command))
  })
  if ('done' in attempted) return { goTo: to('/my-learning?done=answered') }
  const { problem } = attempted
  const placeOf = (pointer: string) => fieldOfAnswer(pointer, own.questions) ?? fieldOfPointer(pointer)
  return { ...answersPage(visit, own, refusedDeskForm(visit, problem, placeOf)), status: problem.status }
}

/** In My learning: a task while something must be answered, and the way to the answers otherwise. */
export function answersLink({ lang, to }: Pick<Visit, 'lang' | 'to'>, learning: Learning, now: Date): SafeHtml | null {
  const { offeringId, asks, lacksAnswers, startsAt, endsAt, title } = learning
  if (!asks || endsAt <= now) return null
  const path = to(`/my-learning/${offeringId}/answers`)
  const of = html`<span class="ds-sr-only">: ${title}</span>`
  if (lacksAnswers && startsAt > now)
    return html`<p class="desk-lacks"><a href="${path}">${say(lang, { nb: 'Svar på spørsmålene før kurset begynner', en: 'Answer the questions before the course begins' })}${of}</a></p>`
  return html`<p class="fine"><a href="${path}">${say(lang, { nb: 'Svarene dine på spørsmålene', en: 'Your answers to the questions' })}${of}</a></p>`
}
