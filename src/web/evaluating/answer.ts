import { EVALUATION_PATH } from '../../evaluating/evaluation-mail.ts'
import {
  BETTER_MAX,
  GiveAnswer,
  giveAnswer,
  type OpenedEvaluation,
  openEvaluation,
} from '../../evaluating/give-answer.ts'
import { INVITATION_DAYS } from '../../evaluating/lapsing.ts'
import { LEAST_ANSWERS } from '../../evaluating/results.ts'
import { RECOMMEND, USEFUL, wordingOf } from '../../evaluating/wording.ts'
import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { HOUSE, seeAs } from '../../platform/db/sight.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { spelledDay } from '../components/when.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import type { Entries } from '../forms/entries.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { hidden, submit, textArea } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import { scale } from '../forms/scale.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'

/** Where whoever took part says what it was worth. */
export const evaluationAnswerPages: readonly PageRoute[] = [
  { method: 'get', path: EVALUATION_PATH, who: 'anyone', answer: show },
  { method: 'post', path: EVALUATION_PATH, who: 'anyone', answer: take },
]

const CLOSED: Record<'answered' | 'over' | 'unknown', { title: Said; lead: Said }> = {
  answered: {
    title: { nb: 'Du har svart. Takk!', en: 'You have answered. Thank you!' },
    lead: {
      nb: 'Denne lenken er brukt. Svaret kan ikke vises eller endres, for vi vet ikke hvilket som er ditt.',
      en: 'This link has been used. The answer cannot be shown or changed, as we do not know which one is yours.',
    },
  },
  over: {
    title: { nb: 'Svarfristen er over', en: 'The time to answer is over' },
    lead: {
      nb: 'Vi tar ikke imot flere svar om dette kurset. Har du noe på hjertet, så skriv til oss.',
      en: 'We take no more answers about this course. If there is something you want to say, write to us.',
    },
  },
  unknown: {
    title: { nb: 'Lenken virker ikke', en: 'This link does not work' },
    lead: {
      nb: 'Åpne den fra e-posten en gang til. Er det lenge siden kurset, er svarfristen over.',
      en: 'Open it from the e-mail once more. If the course was long ago, the time to answer is over.',
    },
  },
}

/** Null where the link opens nothing: it is told in words of its own. */
const opened = ({ till, lang }: Visit, token: string): Promise<OpenedEvaluation | null> =>
  openEvaluation(till, token, lang).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  })

async function show(visit: Visit): Promise<Page> {
  const token = visit.query.get('token') ?? ''
  const evaluation = await opened(visit, token)
  if (evaluation?.state !== 'open') return { ...closed(visit, evaluation), status: evaluation ? 200 : 404 }
  return asking(visit, { evaluation, token, form: freshForm(visit.lang) })
}

const number = (form: Entries, name: string): number | undefined =>
  form.get(name) === '' ? undefined : Number(form.get(name))

async function take(visit: Visit): Promise<Answer> {
  const { till, caller, form } = visit
  const token = form.get('token')
  const evaluation = await opened(visit, token)
  if (evaluation?.state !== 'open') return { ...closed(visit, evaluation), status: evaluation ? 409 : 404 }
  const attempted = await attempt(() => {
    const better = form.get('better').replaceAll('\r\n', '\n')
    const wish = { token, useful: number(form, 'useful'), recommend: number(form, 'recommend'), better }
    const answer = parseForm(GiveAnswer, wish)
    return seeAs(HOUSE, () => act(till, caller.actor, (tx) => giveAnswer(tx, answer)))
  })
  if ('done' in attempted) return thanks(visit, evaluation)
  const { problem } = attempted
  return { ...asking(visit, { evaluation, token, form: refusedDeskForm(visit, problem) }), status: problem.status }
}

type Shown = { evaluation: OpenedEvaluation; token: string; form: Filled }

function asking(visit: Visit, { evaluation, token, form }: Shown): Page {
  const { lang, to } = visit
  const { title, closesAt, wording } = evaluation
  const { useful, usefulEnds, recommend, recommendEnds, better } = wordingOf(wording)
  const heading = say(lang, { nb: `Tre spørsmål om ${title}`, en: `Three questions about ${title}` })
  const labels: Record<string, Said> = { useful, recommend, better }
  const until = spelledDay(lang, dayIn(SELLER_ZONE, closesAt))
  const ends = ({ least, most }: { least: Said; most: Said }) => ({ least: say(lang, least), most: say(lang, most) })
  return {
    title: heading,
    hidden: true,
    width: 'narrow',
    at: `${EVALUATION_PATH}?${new URLSearchParams({ token })}`,
    ...(form.faults.length > 0 ? { faulty: true as const } : {}),
    body: html`<h1>${heading}</h1><p class="lead">${say(lang, { nb: `Svar til og med ${until}. Det tar ett minutt.`, en: `Answer until ${until}. It takes a minute.` })}</p>${errorSummary(form, (name) => (labels[name] ? say(lang, labels[name]) : null))}
<form class="form sheet desk-part" method="post" action="${to(EVALUATION_PATH)}" novalidate>${hidden('token', token)}
${scale(form, { name: 'useful', legend: say(lang, useful), steps: USEFUL, ends: ends(usefulEnds) })}
${scale(form, { name: 'recommend', legend: say(lang, recommend), steps: RECOMMEND, ends: ends(recommendEnds) })}
${textArea(form, { name: 'better', label: say(lang, better), optional: true, max: BETTER_MAX, hint: say(lang, { nb: 'Skriv om kurset, og ikke navn på personer: teksten leses slik du skriver den.', en: 'Write about the course, and no names of people: your words are read as you write them.' }) })}
<div>${submit(say(lang, { nb: 'Send svaret', en: 'Send the answer' }))}</div></form>${kept(lang)}`,
  }
}

/** What is kept, for whom and how long, before somebody answers. */
const kept = (
  lang: Lang,
): SafeHtml => html`<section class="desk-block" aria-labelledby="kept"><h2 id="kept">${say(lang, { nb: 'Hva vi lagrer', en: 'What we keep' })}</h2><ul>
<li>${say(lang, { nb: 'Svaret ditt: to tall og det du skriver, uten navn og tidspunkt, og uten forbindelse til lenken. Det kan ikke endres eller hentes fram igjen.', en: 'Your answer: two numbers and what you write, without name or time, and without a tie to the link. It cannot be changed or found again.' })}</li>
<li>${say(lang, { nb: `At denne lenken er brukt. Det vet bare systemet, for å ikke minne deg på det. Det slettes ${INVITATION_DAYS} dager etter svarfristen.`, en: `That this link was used. Only the system knows, so as not to remind you. It is deleted ${INVITATION_DAYS} days after the time to answer.` })}</li>
<li>${say(lang, { nb: `De som lager kurset og lærerne leser svarene når minst ${LEAST_ANSWERS} har svart. Arbeidsgiveren din ser dem ikke.`, en: `Those who make the course and its teachers read the answers once at least ${LEAST_ANSWERS} have answered. Your employer does not see them.` })}</li>
<li>${say(lang, { nb: 'Det du skriver, slettes etter tre år. Tallene beholdes, så kurs kan sammenlignes over tid.', en: 'What you write is deleted after three years. The numbers stay, so that courses can be compared over time.' })}</li></ul></section>`

function thanks({ lang }: Visit, { title }: OpenedEvaluation): Page {
  const heading = say(lang, { nb: 'Takk for svaret!', en: 'Thank you for your answer!' })
  const lead = say(lang, {
    nb: `Det hjelper oss å gjøre ${title} bedre. Svaret er lagret uten noe som viser at det er ditt.`,
    en: `It helps us to make ${title} better. Your answer is kept without anything that shows it is yours.`,
  })
  return {
    title: heading,
    hidden: true,
    width: 'narrow',
    at: EVALUATION_PATH,
    body: html`<h1>${heading}</h1><p class="lead">${lead}</p>`,
  }
}

function closed({ lang }: Visit, evaluation: OpenedEvaluation | null): Page {
  const { title, lead } =
    CLOSED[evaluation?.state === 'answered' || evaluation?.state === 'over' ? evaluation.state : 'unknown']
  return {
    title: say(lang, title),
    hidden: true,
    width: 'narrow',
    at: EVALUATION_PATH,
    body: html`<h1>${say(lang, title)}</h1><p class="lead">${say(lang, lead)}</p>`,
  }
}
