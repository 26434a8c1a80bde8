import { differences } from '../../notices/write-change.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { count, type Lang, say } from '../../platform/lang.ts'
import type { Postponement } from '../../postponing/simulate.ts'
import { icon } from '../components/icon.ts'
import { day, spelledDay, untilWords } from '../components/when.ts'
import { sumsPart } from '../going/sums-part.ts'
import { LOOK_WORDS } from '../words/developing.ts'
import { MOVED_WORDS } from '../words/postponing.ts'

/** What was, what is then, and what to look at before. */
export function timesPart(lang: Lang, { before, after, looks }: Postponement): SafeHtml | null {
  const rows = differences(lang, { before, after })
  if (rows.length === 0 && looks.length === 0) return null
  return html`<section class="desk-block" aria-labelledby="times"><h2 id="times">${say(lang, { nb: 'Tid og sted', en: 'When and where' })}</h2>
<div class="table-scroll" role="region" aria-label="${say(lang, { nb: 'Før og etterpå', en: 'Before and afterwards' })}" tabindex="0"><table class="ds-table"><thead><tr><th scope="col"><span class="ds-sr-only">${say(lang, { nb: 'Hva', en: 'What' })}</span></th><th scope="col">${say(lang, { nb: 'Før', en: 'Before' })}</th><th scope="col">${say(lang, { nb: 'Etterpå', en: 'Afterwards' })}</th></tr></thead>
<tbody>${rows.map(({ label, was, is }) => html`<tr><th scope="row">${label}</th><td>${was}</td><td>${is}</td></tr>`)}</tbody></table></div>
${looks.length === 0 ? null : html`<ul class="desk-effects">${looks.map(({ name, day: on }) => html`<li>${icon('alert')}<span>${say(lang, LOOK_WORDS[name](on === null ? '' : spelledDay(lang, on)))}</span></li>`)}</ul>`}</section>`
}

/** Who keeps what, who is told, and what they may do. */
export function happensPart(lang: Lang, { clashes, joined, after, ...known }: Postponement): SafeHtml {
  const numbers = { people: known.people, unnamed: known.unnamed, mails: known.mails, along: known.along, ...clashes }
  const lines = Object.entries(MOVED_WORDS).flatMap(([name, words]) => {
    const n = numbers[name as keyof typeof MOVED_WORDS]
    return n > 0 ? [count(lang, n, words)] : []
  })
  return html`<section class="desk-block" aria-labelledby="happens"><h2 id="happens">${say(lang, { nb: 'Hva som skjer', en: 'What happens' })}</h2><div class="sheet desk-part"><ul class="desk-people">${lines.map((line) => html`<li>${line}</li>`)}
<li>${joined ? joinedWords(lang, joined) : closesWords(lang, { zone: after.zone, saleClosesAt: known.saleClosesAt })}</li>
<li>${say(lang, { nb: 'Ingen ny faktura og ingen kreditnota: ordrene står som de er', en: 'No new invoice and no credit note: the orders stay as they are' })}</li>
<li>${freeWords(lang, { zone: after.zone, freeUntil: known.freeUntil })}</li></ul></div></section>`
}

const joinedWords = (lang: Lang, { code, seats, freeBefore }: NonNullable<Postponement['joined']>): string =>
  say(lang, {
    nb: `Oppstarten tas av salg. ${code} har ${freeBefore} ledige plasser, og av dem holdes ${seats} av til dem som kommer herfra`,
    en: `This start is taken off sale. ${code} has ${freeBefore} seats free, and keeps ${seats} of them for those who come from here`,
  })

const freeWords = (lang: Lang, { zone, freeUntil }: { zone: string; freeUntil: Date | null }): string =>
  freeUntil === null
    ? say(lang, {
        nb: 'Tid og sted er de samme, så ingen får e-post',
        en: 'Times and place are the same, so nobody is mailed',
      })
    : say(lang, {
        nb: `De som har plass, kan avbestille gratis til ${untilWords('nb', zone, freeUntil)}`,
        en: `Whoever has a place can cancel free of charge until ${untilWords('en', zone, freeUntil)}`,
      })

function closesWords(lang: Lang, { zone, saleClosesAt }: { zone: string; saleClosesAt: Date | null }): string {
  const at = (to: Lang) => (saleClosesAt ? day(to, zone, saleClosesAt) : '')
  return say(lang, { nb: `Påmeldingen stenger ${at('nb')}`, en: `Booking closes on ${at('en')}` })
}

/** What everybody together could have back. */
export const atMostPart = (lang: Lang, { atMost }: Postponement): SafeHtml | null =>
  atMost.length === 0
    ? null
    : html`<section class="desk-block" aria-labelledby="sums"><h2 id="sums">${say(lang, { nb: 'Hvis alle avbestiller', en: 'If everybody cancels' })}</h2>
<p>${say(lang, { nb: 'Så mye kan det koste på det meste. De fleste pleier å bli.', en: 'This is the most that it can cost. Most people usually stay.' })}</p>${sumsPart(lang, atMost)}</section>`
