import { html } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import type { Page } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { refusalSentence } from '../words/refusals.ts'

const TITLES: Record<number, Said> = {
  403: { nb: 'Ingen tilgang', en: 'No access' },
  404: { nb: 'Vi finner ikke siden', en: 'We cannot find this page' },
  409: { nb: 'Det lot seg ikke gjøre', en: 'That could not be done' },
  429: { nb: 'For mange forsøk', en: 'Too many tries' },
  503: { nb: 'Stor pågang akkurat nå', en: 'The shop is busy' },
}
const ODD: Said = { nb: 'Forespørselen lot seg ikke lese', en: 'We could not read the request' }
const OURS: Said = { nb: 'Noe gikk galt hos oss', en: 'Something went wrong on our side' }
const MISSING: Said = {
  nb: 'Siden kan være flyttet, eller adressen er skrevet feil. Du finner alle kursene på forsiden.',
  en: 'It may have moved, or the address has a typing error. All courses are on the front page.',
}

type Told = Pick<Problem, 'status' | 'code'>

/** What the page of a refusal says of it; support reads the same under its request id. */
export function problemSentence(lang: Lang, problem: Told, requestId: string): string {
  const { status, code } = problem
  const general = status === 404 && code !== 'order/unknown' && code !== 'document/unknown'
  return general ? say(lang, MISSING) : refusalSentence(lang, problem, requestId)
}

/** Says what happened, what to do, and the request id that support asks for. */
export function problemPage({ lang, caller, to }: Visit, problem: Problem): Page {
  const title = say(lang, TITLES[problem.status] ?? (problem.status >= 500 ? OURS : ODD))
  return {
    title,
    hidden: true,
    status: problem.status,
    width: 'narrow',
    body: html`<div class="problem">${icon('alert')}
<h1 class="ds-heading" data-size="lg">${title}</h1>
<p class="lead">${problemSentence(lang, problem, caller.requestId)}</p>
<p><a class="ds-button" href="${to('/')}">${say(lang, { nb: 'Se alle kurs', en: 'See all courses' })}</a></p>
<p class="fine">${say(lang, { nb: 'Trenger du hjelp? Oppgi denne koden:', en: 'Need help? Quote this code:' })} <code>${caller.requestId}</code></p></div>`,
  }
}
