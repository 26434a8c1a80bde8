import type { OfferingChangeNoted } from '../../catalogue/changes-of.ts'
import { FREE_DAYS, FREE_DAYS_MAX } from '../../catalogue/note-change.ts'
import { JOIN_URL_MAX } from '../../catalogue/words.ts'
import { differences } from '../../notices/write-change.ts'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { LANGS, type Lang, type Said, say } from '../../platform/lang.ts'
import { LINE_MAX } from '../../platform/words.ts'
import { icon } from '../components/icon.ts'
import { moment, untilWords } from '../components/when.ts'
import type { Entries } from '../forms/entries.ts'
import { field, radios, textArea } from '../forms/field.ts'
import type { Filled } from '../forms/filled.ts'
import { offeringLabel, termsLabel } from './offering-labels.ts'

/** Value of the choice that leaves it to the program what a change means. */
export const JUDGED = 'judged'

/** What only those who are enrolled are told. */
export const practicalPart = (lang: Lang, form: Filled): SafeHtml =>
  html`<section class="form-part"><h2>${say(lang, { nb: 'Bare for dem som er påmeldt', en: 'Only for those who are enrolled' })}</h2>
<p class="fine">${say(lang, { nb: 'Står under Min læring og i påminnelsen før start.', en: 'Stands under My learning and in the reminder before the start.' })}</p>
${field(form, { name: 'joinUrl', label: offeringLabel(lang, 'joinUrl'), type: 'url', plain: true, optional: true, max: JOIN_URL_MAX })}
<div class="desk-pair">${LANGS.map((each) => textArea(form, { name: `practical.${each}`, label: termsLabel(lang, 'practical', each), rows: 3, plain: true, optional: true }))}</div></section>`

/** What those who have a place are told where the form changes when or where the course is held. */
export const toldPart = (lang: Lang, form: Filled): SafeHtml =>
  html`<section class="form-part"><h2>${say(lang, { nb: 'Hvis tid, sted, form eller språk endres', en: 'If time, place, form or language change' })}</h2>
${radios(form, {
  name: 'noticeKind',
  legend: offeringLabel(lang, 'noticeKind'),
  options: [
    {
      value: JUDGED,
      label: say(lang, {
        nb: 'Vurder selv: ny start, nytt sted, ny form eller nytt språk er vesentlig, nytt rom er det ikke',
        en: 'Judge for me: another start, place, form or language matters, another room does not',
      }),
    },
    {
      value: 'material',
      label: say(lang, {
        nb: 'Vesentlig: de får e-post og kan avbestille gratis',
        en: 'It matters: they are mailed and can cancel free of charge',
      }),
    },
    { value: 'minor', label: say(lang, { nb: 'Liten: de får bare e-post', en: 'It is small: they are only mailed' }) },
    {
      value: 'silent',
      label: say(lang, { nb: 'Retting av en skrivefeil: ingen får vite om det', en: 'A typing error: nobody is told' }),
    },
  ],
})}
${field(form, { name: 'freeDays', label: offeringLabel(lang, 'freeDays'), hint: say(lang, { nb: `${FREE_DAYS} hvis feltet er tomt`, en: `${FREE_DAYS} where this is empty` }), type: 'number', min: 1, max: FREE_DAYS_MAX, plain: true, optional: true, size: 4 })}
<div class="desk-pair">${LANGS.map((each) => field(form, { name: `noticeWords.${each}`, label: termsLabel(lang, 'noticeWords', each), plain: true, optional: true, max: LINE_MAX }))}</div></section>`

/** What was changed since it went on sale, and whether those who have a place know. */
export function changesPart(lang: Lang, changes: readonly OfferingChangeNoted[]): SafeHtml | null {
  if (changes.length === 0) return null
  return html`<section class="sheet desk-part" aria-labelledby="changes"><h2 id="changes">${say(lang, { nb: 'Endret etter at den ble lagt ut', en: 'Changed since it went on sale' })}</h2>
<ul class="desk-effects">${changes.map((each) => html`<li>${icon('clock')}<span>${changeWords(lang, each)}</span></li>`)}</ul></section>`
}

/** What nobody is told of was settled as it was made. */
const TOLD = {
  yes: { nb: 'De som har plass, har fått e-post.', en: 'Those who have a place have been mailed.' },
  soon: { nb: 'De som har plass, får e-post nå.', en: 'Those who have a place are being mailed.' },
  nobody: { nb: 'Ingen er varslet.', en: 'Nobody was told.' },
} satisfies Record<string, Said>

function changeWords(lang: Lang, { at, before, after, freeUntil, words, toldAt }: OfferingChangeNoted): SafeHtml {
  const lines = differences(lang, { before, after }).map(({ label, was, is }) => html`<br>${label}: ${was} → ${is}`)
  const told = say(lang, toldAt ? (toldAt > at ? TOLD.yes : TOLD.nobody) : TOLD.soon)
  const free = freeUntil
    ? say(lang, {
        nb: ` Gratis avbestilling til ${untilWords('nb', after.zone, freeUntil)}.`,
        en: ` Free cancellation until ${untilWords('en', after.zone, freeUntil)}.`,
      })
    : ''
  return html`<strong>${moment(lang, SELLER_ZONE, at)}</strong>${words ? html` ${say(lang, words)}` : null}${lines}<br>${told}${free}`
}

/** The form's word on a change, in the API's shape. */
export function noticeFrom(form: Entries): unknown {
  const words = { nb: form.get('noticeWords.nb'), en: form.get('noticeWords.en') }
  const [kind, days] = [form.get('noticeKind'), form.get('freeDays')]
  return {
    ...(kind !== '' && kind !== JUDGED && { kind }),
    ...(days !== '' && { freeDays: Number(days) }),
    ...((words.nb !== '' || words.en !== '') && { words }),
  }
}
