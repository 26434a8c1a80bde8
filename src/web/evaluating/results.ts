import { ASK_WITHIN_DAYS } from '../../evaluating/ask-evaluations.ts'
import { mayConclude } from '../../evaluating/conclude.ts'
import { type Results, resultsOf } from '../../evaluating/results.ts'
import { daysAfter } from '../../platform/clock.ts'
import { HOUSE, seeAs } from '../../platform/db/sight.ts'
import { readTogether } from '../../platform/db/transact.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { eyesOf } from '../../questions/answers-of.ts'
import { type DraftOffering, draftOffering } from '../../storefront/draft-offering.ts'
import { icon } from '../components/icon.ts'
import { day, days, moment } from '../components/when.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { concludePart, offPart, strikeForm } from './acts-part.ts'
import { answersPart, comparedPart } from './figures-part.ts'

export const TITLE: Said = { nb: 'Evaluering', en: 'Evaluation' }
const LABELS: Record<string, Said> = {
  note: { nb: 'Hva endrer dere?', en: 'What do you change?' },
  reason: { nb: 'Hvorfor', en: 'Why' },
}
const DONE: Record<string, Said> = {
  concluded: { nb: 'Kurset er evaluert.', en: 'The course is evaluated.' },
  struck: { nb: 'Teksten er strøket.', en: 'The text is struck out.' },
  off: { nb: 'Ingen blir spurt om denne oppstarten.', en: 'Nobody is asked about this start.' },
  on: { nb: 'Evalueringen er slått på igjen.', en: 'The evaluation is switched on again.' },
}

const labelOf = (lang: Lang, name: string): string | null => {
  const said = LABELS[name.split('-')[0]!]
  return said ? say(lang, said) : null
}

/** From whose desk it is opened: that of those who keep the course, or that of those who teach it. */
export type Desk = 'admin' | 'teaching'
export type Known = {
  offering: DraftOffering
  results: Results
  mayConclude: boolean
  now: Date
  keeps: boolean
  form: Filled
}

/** What those who took part answered, beside the course's earlier offerings; for those who keep it, what they make of it. */
export async function showResults(visit: Visit, desk: Desk, form: Filled = freshForm(visit.lang)): Promise<Page> {
  const { lang, to, till, ties } = visit
  const offeringId = idOf(visit, 'offering')
  const { offering, results, ...more } = await seeAs(HOUSE, () =>
    readTogether(till.connection.pool, async (on) => ({
      offering: await draftOffering(on, offeringId, lang),
      results: await resultsOf(on, offeringId),
      mayConclude: await mayConclude(on, offeringId),
      now: on.now,
    })),
  )
  if (!offering || !results) throw unknown('offering')
  const keeps = eyesOf(ties) === 'keepers'
  const known = { offering, results, ...more, keeps, form }
  const home = desk === 'admin' ? `/admin/offerings/${offeringId}` : `/teaching/${offeringId}`
  return {
    title: `${say(lang, TITLE)} – ${offering.courseTitle}`,
    hidden: true,
    at: `${home}/evaluation`,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`${backLink(to(home), offering.courseTitle, icon('back'))}${notice(visit, DONE)}${errorSummary(form, (name) => labelOf(lang, name))}
<h1>${say(lang, TITLE)}</h1><p class="lead">${offering.courseTitle}, ${days(lang, offering)}</p>
<div class="stack desk-block">${statePart(lang, known)}${answersPart(visit, results)}${textsPart(visit, known)}${comparedPart(visit, known)}${keeps ? concludePart(visit, known) : null}${conclusionPart(lang, known)}${keeps ? offPart(visit, known) : null}</div>`,
  }
}

/** How many have answered of those who were asked, and until when they can. */
function statePart(lang: Lang, { offering: { zone, endsAt }, results, now }: Known): SafeHtml {
  const { asked, answered, closesAt, closedAt, off } = results
  if (asked === 0) return html`<p class="sheet desk-part">${say(lang, unasked(off, { zone, endsAt, now }))}</p>`
  const said = say(lang, { nb: `${answered} av ${asked} har svart`, en: `${answered} of ${asked} have answered` })
  const until = closesAt ? day(lang, zone, closesAt) : ''
  const when = closedAt
    ? say(lang, { nb: `Svarfristen var ${until}.`, en: `The time to answer was over on ${until}.` })
    : say(lang, { nb: `De kan svare til og med ${until}.`, en: `They can answer until ${until}.` })
  return html`<section class="sheet desk-part" aria-labelledby="state"><h2 id="state">${say(lang, { nb: 'Svar', en: 'Answers' })}</h2>
<div class="progress"><progress max="${asked}" value="${Math.min(answered, asked)}" aria-label="${said}"></progress> <span>${said}</span></div><p class="fine">${when}${off ? html` ${say(lang, { nb: `Slått av: ${off.reason}`, en: `Switched off: ${off.reason}` })}` : null}</p></section>`
}

/** Why nobody was asked yet, or ever. */
function unasked(off: Results['off'], { zone, endsAt, now }: { zone: string; endsAt: Date; now: Date }): Said {
  if (off) return { nb: `Deltakerne blir ikke spurt: ${off.reason}`, en: `Participants are not asked: ${off.reason}` }
  if (daysAfter(endsAt, ASK_WITHIN_DAYS) < now)
    return { nb: 'Ingen ble spurt om denne oppstarten.', en: 'Nobody was asked about this start.' }
  return {
    nb: `Deltakerne blir spurt når siste samling er over, tidligst ${day('nb', zone, endsAt)}.`,
    en: `Participants are asked once the last session is over, on ${day('en', zone, endsAt)} at the earliest.`,
  }
}

/** What was written, in an order that says nothing. */
function textsPart(visit: Visit, { results, offering, keeps, form }: Known): SafeHtml | null {
  const { lang } = visit
  const texts = results.shown?.texts ?? []
  if (texts.length === 0) return null
  return html`<section class="sheet desk-part" aria-labelledby="texts"><h2 id="texts">${say(lang, { nb: 'Hva bør bli bedre?', en: 'What should be better?' })}</h2>
<p class="fine">${say(lang, { nb: 'I tilfeldig rekkefølge, lagret uten navn.', en: 'In an order drawn by lot, kept without names.' })}</p>
<ul class="desk-lines desk-lines--close">${texts.map(({ answerId, text, struckBecause }, at) =>
    struckBecause === null
      ? html`<li class="desk-note"><p class="desk-letter__text">${text}</p>${keeps ? strikeForm(visit, { offering, answerId, form, at: at + 1 }) : null}</li>`
      : html`<li class="desk-note"><p class="fine">${say(lang, { nb: `Strøket: ${struckBecause}`, en: `Struck out: ${struckBecause}` })}</p></li>`,
  )}</ul></section>`
}

const PROGRAM: Said = { nb: 'et program eller noen som er slettet', en: 'a program, or somebody who was erased' }

function conclusionPart(lang: Lang, { results: { conclusion }, offering: { zone } }: Known): SafeHtml | null {
  if (!conclusion) return null
  const { note, author, evaluatedAt } = conclusion
  return html`<section class="sheet desk-part" aria-labelledby="concluded"><h2 id="concluded">${say(lang, { nb: 'Dette endrer vi', en: 'What we change' })}</h2>
<p class="desk-letter__text">${note}</p><p class="fine">${moment(lang, zone, evaluatedAt)}, ${author ?? say(lang, PROGRAM)}</p></section>`
}
