import { z } from 'zod'
import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { unknown } from '../../platform/problems.ts'
import { currentSalesTerms, salesTermsOf } from '../../terms/queries.ts'
import { channelsChoice } from '../attribution/question.ts'
import { consentOf } from '../attribution/touch-cookie.ts'
import { prose } from '../components/markdown.ts'
import { day } from '../components/when.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ACCESSIBILITY } from '../words/accessibility.ts'
import { PRIVACY } from '../words/privacy.ts'

/** What is no version is as good as none. */
const Version = z.coerce.number().int().min(1).max(100_000).nullable().catch(null)

export const legalPages: readonly PageRoute[] = [
  { method: 'get', path: '/terms', who: 'anyone', answer: termsPage },
  { method: 'get', path: '/privacy', who: 'anyone', answer: privacyPage },
  {
    method: 'get',
    path: '/accessibility',
    who: 'anyone',
    answer: (visit) =>
      written(visit, { nb: 'Tilgjengelighetserklæring', en: 'Accessibility statement' }, ACCESSIBILITY),
  },
]

/** The version in force, which checkout asks buyers to accept; an earlier one to those who have accepted that. */
async function termsPage(visit: Visit): Promise<Answer> {
  const { lang, on, query, to } = visit
  const current = await currentSalesTerms(on)
  const asked = Version.parse(query.get('version'))
  const terms = asked === null ? current : await salesTermsOf(on, asked)
  if (asked !== null && !terms) throw unknown('terms')
  const title: Said = { nb: 'Salgsvilkår', en: 'Terms of sale' }
  if (!terms)
    return {
      ...text(
        visit,
        title,
        html`<p>${say(lang, { nb: 'Salgsvilkårene er ikke publisert ennå.', en: 'The terms of sale have not been published yet.' })}</p>`,
      ),
      status: 404,
    }
  const newer =
    terms.version === current?.version
      ? null
      : html`<p class="ds-alert" data-color="info"><span>${say(lang, { nb: 'Dette er en tidligere utgave.', en: 'This is an earlier version.' })} <a href="${to('/terms')}">${say(lang, { nb: 'Se vilkårene som gjelder nå', en: 'See the terms that apply now' })}</a></span></p>`
  const since = day(lang, SELLER_ZONE, terms.validFrom)
  return text(
    visit,
    title,
    html`<p class="fine">${say(lang, { nb: `Versjon ${terms.version}, gjelder fra ${since}`, en: `Version ${terms.version}, valid from ${since}` })}</p>${newer}${prose(say(lang, terms.words), 'h2')}`,
  )
}

const written = (visit: Visit, title: Said, words: Said): Page =>
  text(visit, title, prose(say(visit.lang, words), 'h2'))

/** With the way to answer, or answer anew, what may be remembered of where one came from. */
function privacyPage(visit: Visit): Page {
  const { lang } = visit
  const words = html`${prose(say(lang, PRIVACY), 'h2')}${channelsChoice(lang, consentOf(visit))}`
  return text(visit, { nb: 'Personvern', en: 'Privacy' }, words)
}

function text({ lang }: Visit, title: Said, body: SafeHtml): Page {
  return {
    title: say(lang, title),
    width: 'narrow',
    body: html`<article class="prose"><h1>${say(lang, title)}</h1>${body}</article>`,
  }
}
