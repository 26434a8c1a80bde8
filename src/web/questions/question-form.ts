import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Lang, type Said, say } from '../../platform/lang.ts'
import { Problem } from '../../platform/problems.ts'
import { LINE_MAX } from '../../platform/words.ts'
import {
  CHOICES_MAX,
  HELP_MAX,
  KEPT_DAYS,
  KEPT_DAYS_MAX,
  QUESTION_KINDS,
  SENSITIVE_DAYS_MAX,
} from '../../questions/question.ts'
import { QuestionBody } from '../../questions/question-body.ts'
import type { AskedQuestion } from '../../questions/questions-of.ts'
import type { Entries } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { checkbox, field, radios, submit, textArea } from '../forms/field.ts'
import { type Filled, fieldOfPointer, freshForm } from '../forms/filled.ts'
import { linesIn } from '../forms/lines.ts'
import { parseForm } from '../forms/parse.ts'
import { tongueInLabel } from '../words/offers.ts'
import { KIND_WORDS } from '../words/questions.ts'

const LABELS: Record<string, Said> = {
  kind: { nb: 'Hva slags svar', en: 'What kind of answer' },
  text: { nb: 'Spørsmålet', en: 'The question' },
  reason: { nb: 'Hvorfor du spør', en: 'Why you ask' },
  help: { nb: 'Hjelp til å svare', en: 'Help with answering' },
  choices: { nb: 'Svarene å velge mellom', en: 'The answers to choose from' },
  required: { nb: 'Må besvares', en: 'Must be answered' },
  sensitive: {
    nb: 'Handler om helse, allergi, tro eller lignende',
    en: 'Is about health, allergies, belief and the like',
  },
  seenByTeachers: { nb: 'Lærerne ser svaret', en: 'The teachers see the answer' },
  seenByCompany: { nb: 'Bedriften som betaler, ser svaret', en: 'The company that pays sees the answer' },
  keptDays: { nb: 'Slettes så mange dager etter kurset', en: 'Deleted so many days after the course' },
}

/** The name of a field, in the language that it is to be filled in with where there are two. */
function labelOf(lang: Lang, name: string): string | null {
  const [what, tongue] = name.split('.') as [string, Lang | undefined]
  const said = LABELS[what]
  if (!said) return null
  return tongue ? `${say(lang, said)} – ${tongueInLabel(lang, tongue)}` : say(lang, said)
}

const inBoth = (lang: Lang, write: (name: string, label: string) => SafeHtml, what: string): SafeHtml =>
  html`<div class="desk-pair">${LANGS.map((each) => write(`${what}.${each}`, labelOf(lang, `${what}.${each}`)!))}</div>`

/** Everything about one question; `action` is where it is sent. */
export function questionForm(form: Filled, { action, go }: { action: string; go: string }): SafeHtml {
  const { lang } = form
  const short = (name: string, label: string) => field(form, { name, label, max: LINE_MAX, plain: true })
  const long = (name: string, label: string) => textArea(form, { name, label, max: HELP_MAX, rows: 2, plain: true })
  const optional = (name: string, label: string) =>
    textArea(form, { name, label, max: HELP_MAX, rows: 2, optional: true })
  const list = (name: string, label: string) =>
    textArea(form, { name, label, max: CHOICES_MAX * LINE_MAX, rows: 4, plain: true })
  const tick = (name: string, hint?: Said) =>
    checkbox(form, { name, value: 'yes', label: labelOf(lang, name)!, ...(hint ? { hint: say(lang, hint) } : {}) })
  return html`<form class="form desk-form" method="post" action="${action}" novalidate>
${errorSummary(form, (name) => labelOf(lang, name))}
<section class="form-part"><h2>${say(lang, { nb: 'Hva spør du om?', en: 'What do you ask?' })}</h2>
${inBoth(lang, short, 'text')}${inBoth(lang, long, 'reason')}
<p class="fine">${say(lang, { nb: 'Den som svarer, får se hvorfor du spør.', en: 'Whoever answers is told why you ask.' })}</p>
${inBoth(lang, optional, 'help')}</section>
<section class="form-part"><h2>${say(lang, { nb: 'Svaret', en: 'The answer' })}</h2>
${radios(form, { name: 'kind', legend: labelOf(lang, 'kind')!, options: QUESTION_KINDS.map((value) => ({ value, label: say(lang, KIND_WORDS[value]) })) })}
<p class="fine">${say(lang, { nb: 'Bare der det velges mellom svar, ett på hver linje:', en: 'Only where answers are chosen, one on each line:' })}</p>
${inBoth(lang, list, 'choices')}
${tick('required')}</section>
<section class="form-part"><h2>${say(lang, { nb: 'Hvem ser det, og hvor lenge?', en: 'Who sees it, and for how long?' })}</h2>
${tick('sensitive', { nb: `Slettes senest ${SENSITIVE_DAYS_MAX} dager etter kurset og vises aldri til bedriften.`, en: `Deleted ${SENSITIVE_DAYS_MAX} days after the course at the latest, and never shown to the company.` })}
${tick('seenByTeachers')}${tick('seenByCompany', { nb: 'Gjelder bare dem som bedriften betaler for.', en: 'Only of those whom the company pays for.' })}
${field(form, { name: 'keptDays', label: labelOf(lang, 'keptDays')!, type: 'number', inputmode: 'numeric', min: 1, max: KEPT_DAYS_MAX, plain: true, size: 6 })}</section>
<div class="actions">${submit(go)}</div></form>`
}

export const newQuestion = (lang: Lang): Filled => freshForm(lang, { kind: 'line', keptDays: String(KEPT_DAYS) })

export function knownQuestion(lang: Lang, question: AskedQuestion): Filled {
  const { kind, text, help, reason, choices, keptDays, ...rest } = question
  const ticked = (['required', 'sensitive', 'seenByTeachers', 'seenByCompany'] as const).filter((name) => rest[name])
  return freshForm(lang, {
    ...{ kind, keptDays: String(keptDays) },
    ...Object.fromEntries(
      LANGS.flatMap((each) => [
        [`text.${each}`, text[each]],
        [`help.${each}`, help[each]],
        [`reason.${each}`, reason[each]],
        [`choices.${each}`, choices.map((choice) => choice[each]).join('\n')],
      ]),
    ),
    ...Object.fromEntries(ticked.map((name) => [name, 'yes'])),
  })
}

/** What the form says, in the API's own shape. @throws request/invalid */
export function questionFrom(form: Entries): QuestionBody {
  const both = (what: string) => ({ nb: form.get(`${what}.nb`), en: form.get(`${what}.en`) })
  const [nb, en] = [linesIn(form.get('choices.nb')), linesIn(form.get('choices.en'))]
  if (nb.length !== en.length) throw unlike()
  return parseForm(QuestionBody, {
    kind: form.get('kind'),
    ...{ text: both('text'), help: both('help'), reason: both('reason') },
    choices: nb.map((line, at) => ({ nb: line, en: en[at] })),
    ...{
      required: form.get('required') !== '' || form.get('kind') === 'declared',
      sensitive: form.get('sensitive') !== '',
    },
    ...{ seenByTeachers: form.get('seenByTeachers') !== '', seenByCompany: form.get('seenByCompany') !== '' },
    keptDays: Number(form.get('keptDays')),
  })
}

const unlike = () =>
  new Problem('request/invalid', 422, 'The form is not complete; see errors.', {
    faults: [{ pointer: '/choices', detail: 'as many lines in both languages' }],
  })

export const fieldOfQuestion = (pointer: string): string => {
  const choice = /^\/choices(?:\/\d+\/(nb|en))?/.exec(pointer)
  return choice ? `choices.${choice[1] ?? 'nb'}` : fieldOfPointer(pointer)
}
