import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import type { Answer } from '../../questions/answer.ts'
import { ANSWER_MAX, type Question } from '../../questions/question.ts'
import type { AnswerValue } from '../../questions/schema.ts'
import type { Entries } from '../forms/entries.ts'
import { checkbox, field, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { choiceWords, seenWords } from '../words/questions.ts'

const nameOf = (questionId: string): string => `answer.${questionId}`
/** The longest number that is typed, in characters. */
const NUMBER_SIZE = 12

/** What is asked, as whoever answers meets it: why, and who sees the answer, stand at each question and are read out with it. */
export const answerFields = (form: Filled, questions: readonly Question[]): SafeHtml =>
  html`${questions.map((question) => answerField(form, question))}`

function answerField(form: Filled, question: Question): SafeHtml {
  const { questionId, kind, text: label, help, reason, required } = question
  const hint = [help, reason, seenWords(form.lang, question)].filter((part) => part !== '').join(' ')
  const given = { name: nameOf(questionId), label, hint, ...(required ? {} : { optional: true as const }) }
  if (kind === 'one' || kind === 'several' || kind === 'yes-no') return choices(form, question, hint)
  if (kind === 'declared') return checkbox(form, { name: given.name, value: '1', label, hint })
  if (kind === 'text') return textArea(form, { ...given, max: ANSWER_MAX, rows: 3 })
  if (kind === 'day') return field(form, { ...given, type: 'date' })
  if (kind === 'number') return field(form, { ...given, inputmode: 'decimal', size: NUMBER_SIZE, max: NUMBER_SIZE })
  return field(form, { ...given, max: LINE_MAX })
}

/** A list with the reason tied to all of it, so that it is read out before the first choice. */
function choices(form: Filled, question: Question, hint: string): SafeHtml {
  const { lang } = form
  const name = nameOf(question.questionId)
  const fault = form.fault(name)
  const words = choiceWords(lang, question)
  const aside = question.required
    ? null
    : html` <span class="field__aside">(${say(lang, { nb: 'valgfritt', en: 'optional' })})</span>`
  return html`<fieldset class="ds-fieldset field" id="${name}" aria-describedby="${name}-hint${fault ? ` ${name}-fault` : ''}">
<legend class="ds-label" data-weight="semibold">${question.text}${aside}</legend>
<p data-field="description" id="${name}-hint">${hint}</p>
${words.map((word, at) => {
  const value = String(at + 1)
  return html`<div class="ds-field"><input class="ds-input" type="${question.kind === 'several' ? 'checkbox' : 'radio'}" id="${name}-${value}" name="${name}" value="${value}"${form.has(name, value) ? html` checked` : null}>
<label class="ds-label" data-weight="regular" for="${name}-${value}">${word}</label></div>`
})}
${fault ? html`<p class="ds-validation-message" id="${name}-fault">${fault}</p>` : null}
</fieldset>`
}

/** What the form answers, question by question and in their order: what was left empty is there as an empty answer. */
export const answersIn = (form: Entries, questions: readonly Question[]): Answer[] =>
  questions.map((question) => ({ questionId: question.questionId, value: valueIn(form, question) }))

function valueIn(form: Entries, { questionId, kind }: Question): AnswerValue {
  const name = nameOf(questionId)
  const typed = form.get(name)
  if (kind === 'several') return form.all(name).map(Number)
  if (typed === '') return ''
  if (kind === 'yes-no' || kind === 'declared') return typed === '1'
  if (kind === 'one') return Number(typed)
  if (kind !== 'number') return typed
  const number = Number(typed.replace(',', '.').replaceAll(/\s/g, ''))
  return Number.isFinite(number) ? number : typed
}

/** The field that a pointer into such answers means; null where it means something else. */
export function fieldOfAnswer(pointer: string, questions: readonly Question[]): string | null {
  const place = /^(?:\/order)?\/answers\/([^/]+)/.exec(pointer)?.[1]
  if (place === undefined) return null
  return nameOf(/^\d+$/.test(place) ? (questions[Number(place)]?.questionId ?? '') : place)
}

/** What the field asks, in quotes, for the list of what is wrong. */
export function answerLabel(lang: Lang, field: string, questions: readonly Question[]): string | null {
  const text = questions.find(({ questionId }) => nameOf(questionId) === field)?.text
  return text === undefined ? null : say(lang, { nb: `«${text}»`, en: `“${text}”` })
}

const textsOf = (value: AnswerValue): string[] => {
  if (typeof value === 'boolean') return [value ? '1' : '2']
  return [value].flat().map(String)
}

/** A form that is filled in with what was answered before. */
export function answeredForm(lang: Lang, answers: readonly Answer[]): Filled {
  const known = new Map(answers.map(({ questionId, value }) => [nameOf(questionId), textsOf(value)]))
  return {
    lang,
    value: (name) => known.get(name)?.[0] ?? '',
    has: (name, each) => known.get(name)?.includes(each) ?? false,
    fault: () => null,
    faults: [],
  }
}

/** An answer in words. */
export function answerInWords(lang: Lang, question: Question, value: AnswerValue): string {
  const { kind } = question
  const list = choiceWords(lang, question)
  if (typeof value === 'boolean') return list[value ? 0 : 1] ?? ''
  if (kind === 'one' || kind === 'several')
    return [value]
      .flat()
      .map((choice) => list[Number(choice) - 1] ?? '')
      .join(', ')
  return String(value)
}
