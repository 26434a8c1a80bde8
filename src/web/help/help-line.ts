import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { href } from '../href.ts'
import type { GuideName, StepName } from './guides.ts'
import { HELP_LINES } from './lines.ts'

/** The address of a guide, or of one of its steps. */
export const guideHref = <Name extends GuideName>(lang: Lang, name: Name, step?: StepName<Name>): string =>
  href(lang, `/help/${name}${step ? `#${step}` : ''}`)

/** One sentence on a page that people often do not understand, with the way to the step that explains it. */
export function helpLine(lang: Lang, place: keyof typeof HELP_LINES): SafeHtml {
  const { says, guide, step } = HELP_LINES[place]
  return html`<p class="help-line">${icon('help')}<span>${say(lang, says)} <a href="${href(lang, `/help/${guide}#${step}`)}">${say(lang, { nb: 'Slik gjør du det', en: 'How to do it' })}</a></span></p>`
}
