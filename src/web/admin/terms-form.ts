import { html, type SafeHtml } from '../../platform/html.ts'
import { count, LANGS, type Lang, type Said, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { DAYS_BEFORE_MAX, EMPLOYER_SEES } from '../../terms/rules.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { checkbox, field, hidden, radios, select, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { TERMS_LABELS } from '../words/terms.ts'

type Parts = { action: string; rows: number; inUse: number }

export const termsLabel =
  (lang: Lang) =>
  (name: string): string | null => {
    const [, row, part] = /^steps\.(\d+)\.(\w+)$/.exec(name) ?? []
    if (part) return `${nth(lang, Number(row))}, ${say(lang, TERMS_LABELS[part]!)}`
    return TERMS_LABELS[name] ? say(lang, TERMS_LABELS[name]) : null
  }

const nth = (lang: Lang, row: number): string => say(lang, { nb: `Trinn ${row + 1}`, en: `Step ${row + 1}` })

/** One set of terms: its name, the steps until the start, what applies after it, company seats, and the words. */
export function termsForm(form: Filled, { action, rows, inUse }: Parts): SafeHtml {
  const { lang } = form
  const label = (name: string) => say(lang, TERMS_LABELS[name]!)
  return html`<form class="form desk-form" method="post" action="${action}" novalidate>${errorSummary(form, termsLabel(lang))}${hidden('rows', rows)}
<section class="form-part"><h2>${say(lang, { nb: 'Navn', en: 'Name' })}</h2><div class="desk-pair">${LANGS.map((each) => field(form, { name: `name.${each}`, label: label(`name.${each}`), max: LINE_MAX }))}</div></section>
${stepsPart(form, rows)}
<section class="form-part"><h2>${say(lang, { nb: 'Etter start', en: 'After the start' })}</h2>${radios(form, {
    name: 'afterStart',
    legend: label('afterStart'),
    options: [
      { value: 'nothing', label: say(lang, { nb: 'Ingenting kommer tilbake', en: 'Nothing comes back' }) },
      {
        value: 'pro-rata',
        label: say(lang, {
          nb: 'Det som gjelder like før start, for samlingene som gjenstår',
          en: 'What applies just before the start, for the sessions that are left',
        }),
      },
    ],
  })}
${asksPart(form)}
<p class="fine">${say(lang, { nb: 'Angreretten på 14 dager kommer i tillegg for privatpersoner og kan ikke avtales bort.', en: 'The right of withdrawal of 14 days comes on top for private persons and cannot be agreed away.' })}</p></section>
${movingPart(form)}${companyPart(form)}
<section class="form-part"><h2>${say(lang, { nb: 'Med ord', en: 'In words' })}</h2><div class="desk-pair">${LANGS.map((each) => textArea(form, { name: `inWords.${each}`, label: label(`inWords.${each}`), rows: 5, hint: say(lang, { nb: 'Står under reglene. Overskrift med ##.', en: 'Stands below the rules. A heading with ##.' }) }))}</div></section>
${inUse > 0 ? checkbox(form, { name: 'onOfferings', value: 'yes', label: label('onOfferings'), hint: inUseWords(lang, inUse) }) : null}
<div class="actions"><button class="ds-button" data-variant="secondary" type="submit" name="then" value="look">${say(lang, { nb: 'Se hvordan det leses', en: 'See how it reads' })}</button><button class="ds-button" type="submit" name="then" value="save">${say(lang, { nb: 'Lagre som ny versjon', en: 'Save as a new version' })}</button></div></form>`
}

/** Whether whoever paid as a person cancels on their own, or asks. */
const asksPart = (form: Filled): SafeHtml =>
  radios(form, {
    name: 'learnerCancels',
    legend: say(form.lang, TERMS_LABELS.learnerCancels!),
    options: [
      { value: 'self', label: say(form.lang, { nb: 'De avbestiller selv', en: 'They cancel on their own' }) },
      {
        value: 'asks',
        label: say(form.lang, { nb: 'De spør, og vi svarer', en: 'They ask, and we answer' }),
        hint: say(form.lang, {
          nb: 'Det som kommer tilbake, er det som gjelder når de spør.',
          en: 'What comes back is what it is when they ask.',
        }),
      },
    ],
  })

const inUseWords = (lang: Lang, inUse: number): string =>
  count(lang, inUse, {
    one: {
      nb: '{n} kursstart. Det som er bestilt, beholder sine vilkår.',
      en: '{n} start. What is ordered keeps its terms.',
    },
    other: {
      nb: '{n} kursstarter. Det som er bestilt, beholder sine vilkår.',
      en: '{n} starts. What is ordered keeps its terms.',
    },
  })

const endsOf = (lang: Lang) => [
  { value: 'midnight', label: say(lang, { nb: 'kl. 24.00 den dagen', en: 'at midnight that day' }) },
  { value: 'start-hour', label: say(lang, { nb: 'når kurset starter på dagen', en: 'at the hour of the start' }) },
]

/** Until when a seat is moved to another start for a fixed fee. */
function movingPart(form: Filled): SafeHtml {
  const { lang } = form
  const label = (name: string) => say(lang, TERMS_LABELS[name]!)
  return html`<section class="form-part"><h2>${say(lang, { nb: 'Bytte til en annen start', en: 'Moving to another start' })}</h2>
<p class="fine">${say(lang, { nb: 'Tomt: å bytte koster det samme som å avbestille. Det koster aldri mer.', en: 'Empty: moving costs what cancelling costs. It never costs more.' })}</p>
<div class="terms-step">${field(form, { name: 'moving.daysBefore', label: label('moving.daysBefore'), type: 'number', inputmode: 'numeric', min: 0, max: DAYS_BEFORE_MAX, plain: true, size: 6 })}
${select(form, { name: 'moving.at', label: label('moving.at'), options: endsOf(lang) })}
${field(form, { name: 'moving.fee', label: label('moving.fee'), plain: true, max: 60 })}</div></section>`
}

function stepsPart(form: Filled, rows: number): SafeHtml {
  const { lang } = form
  const label = (name: string) => say(lang, TERMS_LABELS[name]!)
  const options = endsOf(lang)
  return html`<section class="form-part"><h2>${say(lang, { nb: 'Før start', en: 'Before the start' })}</h2>
<p class="fine">${say(lang, { nb: 'I tidens rekkefølge. 0 dager før er selve starten. Etter det siste trinnet kommer ingenting tilbake. Tomme rader telles ikke.', en: 'In the order of time. 0 days before is the start itself. After the last step nothing comes back. Empty rows do not count.' })}</p>
${Array.from(
  { length: rows },
  (_, row) => html`<fieldset class="terms-step"><legend>${nth(lang, row)}</legend>
${field(form, { name: `steps.${row}.daysBefore`, label: label('daysBefore'), type: 'number', inputmode: 'numeric', min: 0, max: DAYS_BEFORE_MAX, plain: true, size: 6 })}
${select(form, { name: `steps.${row}.at`, label: label('at'), options })}
${field(form, { name: `steps.${row}.fee`, label: label('fee'), inputmode: 'decimal', plain: true, size: 6, max: 7 })}
${field(form, { name: `steps.${row}.cap`, label: label('cap'), plain: true, max: 60 })}</fieldset>`,
)}
<p class="fine">${say(lang, { nb: 'Tak per plass, for eksempel «500 NOK; 45 EUR». Tomt: uten tak.', en: 'A cap for each seat, such as “500 NOK; 45 EUR”. Empty: no cap.' })}</p>
<p><button class="ds-button" data-variant="tertiary" type="submit" name="then" value="rows">${say(lang, { nb: 'Flere trinn', en: 'More steps' })}</button></p></section>`
}

const SEES: Record<(typeof EMPLOYER_SEES)[number], Said> = {
  claimed: { nb: 'om plassen er tatt i bruk', en: 'whether the seat has been taken up' },
  attended: { nb: 'oppmøte', en: 'attendance' },
  completed: { nb: 'om kurset er fullført', en: 'whether the course was completed' },
}

function companyPart(form: Filled): SafeHtml {
  const { lang } = form
  return html`<section class="form-part"><h2>${say(lang, { nb: 'Plasser som en bedrift betaler', en: 'Seats that a company pays for' })}</h2>
<p class="fine">${say(lang, { nb: 'Bedriften avbestiller og får pengene. En privatperson som har betalt, avbestiller selv.', en: 'The company cancels and gets the money. A private person who has paid cancels on their own.' })}</p>
${checkbox(form, { name: 'learnerMayDecline', value: 'yes', label: say(lang, { nb: 'Den som er invitert, kan takke nei', en: 'Whoever is invited may decline' }) })}
<fieldset class="ds-fieldset field"><legend class="ds-label" data-weight="semibold">${say(lang, { nb: 'Arbeidsgiver ser', en: 'The employer sees' })}</legend>${EMPLOYER_SEES.map((each) => checkbox(form, { name: `sees-${each}`, value: 'yes', label: say(lang, SEES[each]) }))}</fieldset></section>`
}
