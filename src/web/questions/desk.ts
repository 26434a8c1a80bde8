import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { askQuestion, endQuestion, orderQuestions, rewordQuestion } from '../../questions/ask-question.ts'
import { CopyQuestions, copyQuestions, type OtherStart, startsThatAsk } from '../../questions/copy-questions.ts'
import type { Question } from '../../questions/question.ts'
import { type AskedQuestion, lackingOf, questionsOf } from '../../questions/questions-of.ts'
import { type DraftOffering, draftOffering } from '../../storefront/draft-offering.ts'
import { OFFERING_KEEPERS as who } from '../admin/who.ts'
import { icon } from '../components/icon.ts'
import { days, shortDays } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { select, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { KIND_WORDS, seenWords } from '../words/questions.ts'
import { answerFields } from './answer-fields.ts'
import { lackingWords } from './lacking.ts'
import { fieldOfQuestion, knownQuestion, newQuestion, questionForm, questionFrom } from './question-form.ts'

const LIST = '/admin/offerings/:id/questions'
const ONE = `${LIST}/:questionId` as const

/** What an offering asks those who take part: listed, asked, worded anew, put in order, ended, copied. */
export const questionDeskPages: readonly PageRoute[] = [
  { method: 'get', path: LIST, who, answer: (visit) => listPage(visit) },
  { method: 'get', path: `${LIST}/new`, who, answer: (visit) => onePage(visit, null) },
  { method: 'post', path: `${LIST}/new`, who, answer: (visit) => save(visit, null) },
  { method: 'post', path: `${LIST}/copies`, who, answer: copyFromForm },
  { method: 'get', path: ONE, who, answer: async (visit) => onePage(visit, await questionHere(visit)) },
  { method: 'post', path: ONE, who, answer: async (visit) => save(visit, await questionHere(visit)) },
  { method: 'post', path: `${ONE}/place`, who, answer: moveFromForm },
  { method: 'post', path: `${ONE}/end`, who, answer: endFromForm },
]

const DONE: Record<string, Said> = {
  asked: { nb: 'Spørsmålet stilles fra nå av.', en: 'The question is asked from now on.' },
  placed: { nb: 'Rekkefølgen er endret.', en: 'The order is changed.' },
  ended: {
    nb: 'Spørsmålet stilles ikke lenger. Det som er besvart, beholdes så lenge det var sagt.',
    en: 'The question is no longer asked. What was answered is kept for as long as was said.',
  },
  copied: { nb: 'Spørsmålene er kopiert.', en: 'The questions are copied.' },
}

async function draftHere(visit: Visit): Promise<DraftOffering> {
  const draft = await draftOffering(visit.on, idOf(visit, 'offering'), visit.lang)
  if (!draft) throw unknown('offering')
  return draft
}

async function listPage(visit: Visit, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, on, to } = visit
  const draft = await draftHere(visit)
  const { offeringId } = draft
  const here = `/admin/offerings/${offeringId}/questions`
  const questions = await questionsOf(on, offeringId)
  const open = questions.filter(({ endedAt }) => endedAt === null)
  const [lacking, starts] = [await lackingOf(on, offeringId), await startsThatAsk(on, offeringId, lang)]
  const back = `${draft.courseTitle}: ${days(lang, draft)}`
  const title = say(lang, { nb: 'Spørsmål til deltakerne', en: 'Questions to participants' })
  return {
    title: `${title} – ${back}`,
    hidden: true,
    at: here,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(`/admin/offerings/${offeringId}`), back, icon('back'))}${notice(visit, DONE)}${errorSummary(form)}
<div class="desk-head"><h1>${title}</h1></div><div class="stack">
<p class="lead">${say(lang, { nb: 'De besvares i kassen, når en invitasjon tas imot, eller under Min læring til kurset begynner.', en: 'They are answered in the checkout, when an invitation is accepted, or under My learning until the course begins.' })}</p>
${lacking > 0 ? html`<p><strong>${lackingWords(lang, lacking)}.</strong> <a href="${to(`/teaching/${offeringId}/answers`)}">${say(lang, { nb: 'Se svarene', en: 'See the answers' })}</a></p>` : null}
${open.length === 0 ? html`<p>${say(lang, { nb: 'Oppstarten spør ikke om noe ennå.', en: 'This start does not ask anything yet.' })}</p>` : html`<div class="sheet desk-part"><ol class="desk-lines questions">${open.map((question, at) => line(visit, question, { here, isFirst: at === 0, isLast: at === open.length - 1 }))}</ol></div>`}
<p><a class="ds-button" data-variant="secondary" href="${to(`${here}/new`)}">${say(lang, { nb: 'Nytt spørsmål', en: 'New question' })}</a></p>
${previewPart(lang, open)}${endedPart(lang, questions)}${copyPart(form, starts, to(`${here}/copies`))}</div>`,
  }
}

type Place = { here: string; isFirst: boolean; isLast: boolean }

function line({ lang, to }: Visit, question: AskedQuestion, { here, isFirst, isLast }: Place): SafeHtml {
  const { questionId, kind, text, required, sensitive, answered } = question
  const own = `${here}/${questionId}`
  const button = (way: 'up' | 'down', said: Said) =>
    html`<button class="ds-button" data-variant="tertiary" type="submit" name="way" value="${way}">${say(lang, said)}<span class="ds-sr-only">: ${say(lang, text)}</span></button>`
  return html`<li><div><a href="${to(own)}"><strong>${say(lang, text)}</strong></a> ${required ? tag('info', say(lang, { nb: 'Må besvares', en: 'Must be answered' })) : null}${sensitive ? html` ${tag('warning', say(lang, { nb: 'Sensitivt', en: 'Sensitive' }))}` : null}</div>
<p class="fine">${say(lang, KIND_WORDS[kind])} · ${answeredWords(lang, answered)} · ${seenWords(lang, question)}</p>
<div class="actions"><form class="actions" method="post" action="${to(`${own}/place`)}">${isFirst ? null : button('up', { nb: 'Flytt opp', en: 'Move up' })}${isLast ? null : button('down', { nb: 'Flytt ned', en: 'Move down' })}</form>
<form method="post" action="${to(`${own}/end`)}">${submit(html`${say(lang, { nb: 'Slutt å spørre', en: 'Stop asking' })}<span class="ds-sr-only">: ${say(lang, text)}</span>`, 'tertiary')}</form></div></li>`
}

const answeredWords = (lang: Lang, answered: number): string =>
  count(lang, answered, {
    one: { nb: '{n} har svart', en: '{n} has answered' },
    other: { nb: '{n} har svart', en: '{n} have answered' },
  })

function copyPart(form: Filled, starts: readonly OtherStart[], action: string): SafeHtml | null {
  const { lang } = form
  if (starts.length === 0) return null
  const options = starts.map((start) => ({
    value: start.offeringId,
    label: `${start.title}, ${shortDays(lang, start)} (${start.code})`,
  }))
  return html`<section class="desk-block"><h2>${say(lang, { nb: 'Kopier fra en annen oppstart', en: 'Copy from another start' })}</h2>
<form class="form" method="post" action="${action}">${select(form, { name: 'fromOfferingId', label: say(lang, { nb: 'Oppstart', en: 'Start' }), options })}<div>${submit(say(lang, { nb: 'Kopier spørsmålene', en: 'Copy the questions' }), 'secondary')}</div></form></section>`
}

/** As a learner meets them, in the language of the page; nothing can be sent from here. */
function previewPart(lang: Lang, open: readonly AskedQuestion[]): SafeHtml | null {
  if (open.length === 0) return null
  const questions: Question[] = open.map(({ text, help, reason, choices, ...rest }) => ({
    ...rest,
    ...{ text: say(lang, text), help: say(lang, help), reason: say(lang, reason) },
    choices: choices.map((choice) => say(lang, choice)),
  }))
  return html`<details class="more"><summary>${say(lang, { nb: 'Slik ser deltakerne det', en: 'As participants see it' })}</summary><div class="sheet desk-part"><div class="form">${answerFields(freshForm(lang), questions)}</div></div></details>`
}

function endedPart(lang: Lang, questions: readonly AskedQuestion[]): SafeHtml | null {
  const ended = questions.filter(({ endedAt, answered }) => endedAt !== null && answered > 0)
  if (ended.length === 0) return null
  return html`<details class="more"><summary>${say(lang, { nb: 'Stilles ikke lenger', en: 'No longer asked' })}</summary><ul>${ended.map(({ text, answered }) => html`<li>${say(lang, text)} <span class="fine">${answeredWords(lang, answered)}</span></li>`)}</ul></details>`
}

async function onePage(visit: Visit, question: AskedQuestion | null, typed?: Filled): Promise<Page> {
  const { lang, to } = visit
  const draft = await draftHere(visit)
  const here = `/admin/offerings/${draft.offeringId}/questions`
  const own = `${here}/${question?.questionId ?? 'new'}`
  const title = question ? say(lang, question.text) : say(lang, { nb: 'Nytt spørsmål', en: 'New question' })
  const form = typed ?? (question ? knownQuestion(lang, question) : newQuestion(lang))
  const go = question
    ? say(lang, { nb: 'Lagre spørsmålet', en: 'Save the question' })
    : say(lang, { nb: 'Still spørsmålet', en: 'Ask the question' })
  return {
    title: `${title} – ${draft.courseTitle}`,
    hidden: true,
    at: own,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(here), say(lang, { nb: 'Spørsmål til deltakerne', en: 'Questions to participants' }), icon('back'))}
<div class="desk-head"><h1>${title}</h1></div>
${question && question.answered > 0 ? html`<p class="ds-alert desk-notice" data-color="info">${answeredWords(lang, question.answered)}. ${say(lang, { nb: 'Endrer du noe annet enn om det må besvares, blir det et nytt spørsmål, som alle får på nytt. Svarene de ga, beholder ordene de svarte på.', en: 'If you change anything but whether it must be answered, it becomes a new question, which everybody is asked again. The answers they gave keep the words they answered.' })}</p>` : null}
${questionForm(form, { action: to(own), go })}`,
  }
}

async function questionHere(visit: Visit): Promise<AskedQuestion> {
  const questions = await questionsOf(visit.on, idOf(visit, 'offering'))
  const found = questions.find((each) => each.questionId === visit.params.questionId && each.endedAt === null)
  if (!found) throw unknown('question')
  return found
}

async function save(visit: Visit, question: AskedQuestion | null): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => {
    const body = { ...questionFrom(form), offeringId }
    return act(till, caller.actor, (tx) =>
      question ? rewordQuestion(tx, { ...body, questionId: question.questionId }) : askQuestion(tx, body),
    )
  })
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}/questions?done=asked`) }
  const { problem } = attempted
  const filled = refusedDeskForm(visit, problem, fieldOfQuestion)
  return { ...(await onePage(visit, question, filled)), status: problem.status }
}

/** One place up or down among what is asked now. */
async function moveFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, on, to } = visit
  const { questionId } = await questionHere(visit)
  const offeringId = idOf(visit, 'offering')
  const open = (await questionsOf(on, offeringId)).filter(({ endedAt }) => endedAt === null)
  const ids = open.map((each) => each.questionId)
  const at = ids.indexOf(questionId)
  const other = form.get('way') === 'up' ? at - 1 : at + 1
  if (other >= 0 && other < ids.length) ids.splice(other, 0, ...ids.splice(at, 1))
  const attempted = await attempt(() =>
    act(till, caller.actor, (tx) => orderQuestions(tx, { offeringId, questionIds: ids })),
  )
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}/questions?done=placed`) }
  return { ...(await listPage(visit, refusedDeskForm(visit, attempted.problem))), status: attempted.problem.status }
}

async function endFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const { questionId } = await questionHere(visit)
  const offeringId = idOf(visit, 'offering')
  await act(till, caller.actor, (tx) => endQuestion(tx, { offeringId, questionId }))
  return { goTo: to(`/admin/offerings/${offeringId}/questions?done=ended`) }
}

async function copyFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const offeringId = idOf(visit, 'offering')
  const attempted = await attempt(() => {
    const command = parseForm(CopyQuestions, { fromOfferingId: form.get('fromOfferingId') })
    return act(till, caller.actor, (tx) => copyQuestions(tx, { ...command, offeringId }))
  })
  if ('done' in attempted) return { goTo: to(`/admin/offerings/${offeringId}/questions?done=copied`) }
  return { ...(await listPage(visit, refusedDeskForm(visit, attempted.problem))), status: attempted.problem.status }
}
