import { hasRole } from '../../platform/actor.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { icon } from '../components/icon.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { type Guide, PICTURE, pictureName, type Step } from './guide.ts'
import { GUIDE_NAMES, GUIDES, type GuideName, isGuideName } from './guides.ts'
import { guideHref } from './help-line.ts'
import { pictureHref } from './picture-files.ts'

const HELP: Said = { nb: 'Hjelp', en: 'Help' }

/** Guides with a picture of each step. They tell nothing of anybody, so all are open; one's own stand first. */
export const helpPages: readonly PageRoute[] = [
  { method: 'get', path: '/help', who: 'anyone', answer: showHelp },
  { method: 'get', path: '/help/:guide', who: 'anyone', answer: showGuide },
]

function showHelp(visit: Visit): Page {
  const { lang } = visit
  const own = GUIDE_NAMES.filter((name) => isOwn(visit, GUIDES[name]))
  const others = GUIDE_NAMES.filter((name) => !own.includes(name))
  const lead = say(lang, {
    nb: 'Korte veiledninger, steg for steg, med bilde av hver side.',
    en: 'Short guides, step by step, with a picture of each page.',
  })
  const more = others.length === 0 ? null : otherGuides(lang, others)
  return {
    ...{ title: say(lang, HELP), description: lead, width: 'narrow' },
    body: html`<h1>${say(lang, HELP)}</h1><p class="lead">${lead}</p><ul class="guides">${own.map((name) => guideCard(lang, name))}</ul>${more}`,
  }
}

/** A guide that is for buyers, or for a role that whoever asks has. */
const isOwn = ({ caller }: Visit, { concerns }: Guide): boolean =>
  concerns === 'anyone' || hasRole(caller.actor, ...concerns)

const guideCard = (lang: Lang, name: GuideName): SafeHtml =>
  html`<li class="sheet"><h2><a href="${guideHref(lang, name)}">${say(lang, GUIDES[name].title)}</a></h2><p>${say(lang, GUIDES[name].lead)}</p></li>`

const otherGuides = (lang: Lang, names: readonly GuideName[]): SafeHtml =>
  html`<h2 class="guides-head">${say(lang, { nb: 'For dem som arbeider her', en: 'For those who work here' })}</h2><ul class="guides guides--others">${names.map((name) => html`<li><a href="${guideHref(lang, name)}">${say(lang, GUIDES[name].title)}</a></li>`)}</ul>`

function showGuide({ lang, params, to }: Visit): Page {
  const name = params.guide!
  if (!isGuideName(name)) throw unknown('guide')
  const guide: Guide = GUIDES[name]
  const steps = Object.entries(guide.steps)
  const title = say(lang, guide.title)
  return {
    ...{ title, description: say(lang, guide.lead), width: 'narrow' },
    ...(guide.concerns === 'anyone' ? {} : { hidden: true }),
    body: html`<p class="desk-back"><a href="${to('/help')}">${icon('back')}${say(lang, HELP)}</a></p>
<h1>${title}</h1><p class="lead">${say(lang, guide.lead)}</p>
<nav class="guide-steps" aria-labelledby="steps"><h2 id="steps">${say(lang, { nb: 'Steg for steg', en: 'Step by step' })}</h2><ol>${steps.map(([id, step]) => html`<li><a href="#${id}">${say(lang, step.title)}</a></li>`)}</ol></nav>
<ol class="guide">${steps.map(([id, step]) => stepOf({ lang, guide: name, to }, id, step))}</ol>`,
  }
}

function stepOf({ lang, guide, to }: { lang: Lang; guide: string; to: Visit['to'] }, id: string, step: Step): SafeHtml {
  const page = step.opens
    ? html`<p><a href="${to(step.opens)}">${say(lang, { nb: 'Gå til siden', en: 'Go to the page' })}<span class="ds-sr-only">: ${say(lang, step.title)}</span></a></p>`
    : null
  const typed = step.types ? html`<pre class="guide__typed" tabindex="0"><code>${step.types}</code></pre>` : null
  return html`<li id="${id}"><h2>${say(lang, step.title)}</h2><p>${say(lang, step.says)}</p>${typed}${page}${step.shows ? picture(pictureName(guide, id, lang), say(lang, step.shows)) : null}</li>`
}

/** Leads to itself alone, so that it can be looked at closely on a phone. */
function picture(name: string, shows: string): SafeHtml | null {
  const address = pictureHref(name)
  if (address === null) return null
  return html`<a class="guide__picture" href="${address}"><img src="${address}" alt="${shows}" width="${PICTURE.width}" height="${PICTURE.height}" loading="lazy" decoding="async"></a>`
}
