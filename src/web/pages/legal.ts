import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Said, say } from '../../platform/lang.ts'
import { currentSalesTerms } from '../../terms/queries.ts'
import { prose } from '../components/markdown.ts'
import { day } from '../components/when.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ACCESSIBILITY } from '../words/accessibility.ts'
import { PRIVACY } from '../words/privacy.ts'

export const legalPages: readonly PageRoute[] = [
  { method: 'get', path: '/terms', answer: termsPage },
  { method: 'get', path: '/privacy', answer: (visit) => written(visit, { nb: 'Personvern', en: 'Privacy' }, PRIVACY) },
  {
    method: 'get',
    path: '/accessibility',
    answer: (visit) =>
      written(visit, { nb: 'Tilgjengelighetserklæring', en: 'Accessibility statement' }, ACCESSIBILITY),
  },
]

/** The version in force: the one that checkout asks buyers to accept. */
async function termsPage(visit: Visit): Promise<Answer> {
  const { lang, on } = visit
  const terms = await currentSalesTerms(on)
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
  const since = day(lang, SELLER_ZONE, terms.validFrom)
  return text(
    visit,
    title,
    html`<p class="fine">${say(lang, { nb: `Versjon ${terms.version}, gjelder fra ${since}`, en: `Version ${terms.version}, valid from ${since}` })}</p>${prose(say(lang, terms.words), 'h2')}`,
  )
}

const written = (visit: Visit, title: Said, words: Said): Page =>
  text(visit, title, prose(say(visit.lang, words), 'h2'))

function text({ lang }: Visit, title: Said, body: SafeHtml): Page {
  return {
    title: say(lang, title),
    width: 'narrow',
    body: html`<article class="prose"><h1>${say(lang, title)}</h1>${body}</article>`,
  }
}
