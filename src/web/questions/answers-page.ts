import { theOffering } from '../../catalogue/the-offering.ts'
import { learnersOf, taught } from '../../enrolment/learners.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { answersOf, eyesOf, type LearnersAnswers, type OfferingAnswers } from '../../questions/answers-of.ts'
import type { Question } from '../../questions/question.ts'
import { icon } from '../components/icon.ts'
import { days } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { choiceWords } from '../words/questions.ts'
import { answerInWords } from './answer-fields.ts'

/** What those who take part have answered, for those who keep the course and those who teach it. */
export const answersPages: readonly PageRoute[] = [
  {
    method: 'get',
    path: '/teaching/:id/answers',
    who: theOffering.to('course-administrator', 'its-faculty', 'teacher'),
    reads: 'answers',
    answer: showAnswers,
  },
]

async function showAnswers(visit: Visit): Promise<Page> {
  const { lang, on, to, ties } = visit
  const offeringId = idOf(visit, 'offering')
  const offering = await taught(on, offeringId, lang)
  if (!offering) throw unknown('offering')
  const learners = await learnersOf(on, offeringId)
  const answers = await answersOf(on, { offeringId, eyes: eyesOf(ties) }, lang)
  const named = learners.map(({ enrolmentId, name }) => ({ name, answers: answersIn(answers, enrolmentId) }))
  const heading = say(lang, { nb: 'Svar fra deltakerne', en: 'Answers from participants' })
  return {
    title: `${heading} – ${offering.title}`,
    hidden: true,
    at: `/teaching/${offeringId}/answers`,
    body: html`${backLink(to(`/teaching/${offeringId}`), say(lang, { nb: 'Deltakere', en: 'Participants' }), icon('back'))}
<h1>${heading}</h1><p class="lead">${offering.title}, ${days(lang, offering)}</p>
${
  answers.questions.length === 0
    ? html`<p>${say(lang, { nb: 'Det er ingen spørsmål som du kan se svarene på.', en: 'There are no questions whose answers you may see.' })}</p>`
    : html`<div class="stack attendance">${summaryPart(lang, answers)}<section class="sheet desk-part" aria-labelledby="everybody"><h2 id="everybody">${say(lang, { nb: 'Deltaker for deltaker', en: 'Participant by participant' })}</h2>${answersTable(lang, answers.questions, named)}
<p class="actions"><button type="button" class="ds-button" data-variant="secondary" data-print hidden>${say(lang, { nb: 'Skriv ut svarene', en: 'Print the answers' })}</button></p></section></div>`
}`,
  }
}

const answersIn = ({ learners }: OfferingAnswers, enrolmentId: string): LearnersAnswers['answers'] =>
  learners.find((each) => each.enrolmentId === enrolmentId)?.answers ?? []

/** How many chose what: what is ordered for the kitchen. */
function summaryPart(lang: Lang, { questions, summary }: OfferingAnswers): SafeHtml | null {
  const counted = questions.flatMap((question) => {
    const counts = summary.find(({ questionId }) => questionId === question.questionId)?.counts ?? []
    const words = choiceWords(lang, question)
    return counts.length === 0 ? [] : [{ question, counted: words.map((word, at) => `${word}: ${counts[at]}`) }]
  })
  if (counted.length === 0) return null
  return html`<section class="sheet desk-part" aria-labelledby="counts"><h2 id="counts">${say(lang, { nb: 'Hvor mange som svarte hva', en: 'How many answered what' })}</h2>
<dl class="answer-counts">${counted.map(({ question, counted: each }) => html`<div><dt>${question.text}</dt><dd>${each.join(' · ')}</dd></div>`)}</dl></section>`
}

type Named = { name: string; answers: LearnersAnswers['answers'] }

/** One line for each person, one column a question. */
export function answersTable(lang: Lang, questions: readonly Question[], people: readonly Named[]): SafeHtml {
  const cell = (question: Question, { answers }: Named) => {
    const found = answers.find(({ questionId }) => questionId === question.questionId)
    return found
      ? answerInWords(lang, question, found.value)
      : html`<span aria-hidden="true">–</span><span class="ds-sr-only">${say(lang, { nb: 'ikke besvart', en: 'not answered' })}</span>`
  }
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="${say(lang, { nb: 'Svar', en: 'Answers' })}"><table class="ds-table"><thead><tr><th scope="col">${say(lang, { nb: 'Navn', en: 'Name' })}</th>${questions.map(({ text }) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>${people.map((person) => html`<tr><th scope="row">${person.name}</th>${questions.map((question) => html`<td>${cell(question, person)}</td>`)}</tr>`)}</tbody></table></div>`
}
