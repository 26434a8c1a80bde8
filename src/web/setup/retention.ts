import { SELLER_ZONE } from '../../platform/clock.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import { type Retention, retention } from '../../privacy/retention.ts'
import { moment } from '../components/when.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { RETENTION_WORDS } from '../words/retention.ts'
import { setupPage } from './setup-page.ts'

export const retentionPages: readonly PageRoute[] = [
  { method: 'get', path: '/setup/retention', who: ['administrator'], answer: retentionPage },
]

const whatGoes = (lang: Lang, kind: string): string => say(lang, RETENTION_WORDS[kind]?.what ?? { nb: kind, en: kind })

async function retentionPage(visit: Visit): Promise<Page> {
  const { lang, till } = visit
  const { tonight, nights } = await retention(till)
  return setupPage(
    visit,
    say(lang, { nb: 'Hvor lenge noe blir lagret', en: 'How long things are kept' }),
    html`<p class="lead">${say(lang, { nb: 'Hver natt fjernes det som har vært her lenge nok. Her ser du hva som ville gått i natt, uten at noe blir rørt.', en: 'Every night, what has been here long enough is removed. Here you see what would go tonight; nothing is touched.' })}</p>
${tonightPart(lang, tonight)}
<h2 class="setup-title">${say(lang, { nb: 'Tidligere netter', en: 'Nights before' })}</h2>
${nights.length === 0 ? html`<p>${say(lang, { nb: 'Ingen ennå.', en: 'None yet.' })}</p>` : html`<ul class="desk-hits">${nights.map((night) => html`<li class="sheet desk-part">${nightPart(lang, night)}</li>`)}</ul>`}`,
  )
}

function tonightPart(lang: Lang, tonight: Retention['tonight']): SafeHtml {
  return html`<ul class="setup-roles retention">${tonight.map(
    ({ kind, count }) =>
      html`<li><span>${whatGoes(lang, kind)} <span class="fine">${RETENTION_WORDS[kind] ? say(lang, RETENTION_WORDS[kind].when) : null}</span></span><strong>${count}</strong></li>`,
  )}</ul>`
}

function nightPart(lang: Lang, { at, removed }: Retention['nights'][number]): SafeHtml {
  const went = Object.entries(removed).filter(([, count]) => count > 0)
  const words = went.map(([kind, count]) => `${whatGoes(lang, kind)}: ${count}`).join(' · ')
  return html`<h3>${moment(lang, SELLER_ZONE, at)}</h3><p class="fine">${words || say(lang, { nb: 'Ingenting.', en: 'Nothing.' })}</p>`
}
