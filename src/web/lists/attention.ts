import { ATTENTION_KINDS, type AttentionCount, attentionCounts, needsAttention } from '../../finance/needs-attention.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { icon } from '../components/icon.ts'
import { backLink } from '../desk/notice.ts'
import { attentionHeading, attentionList } from '../finance/attention.ts'
import { FINANCE_READERS as who } from '../finance/who.ts'
import type { Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { ATTENTION_NAMES } from '../words/attention-names.ts'
import { listNav } from './list-nav.ts'

export const attentionPage: PageRoute = { method: 'get', path: '/finance/attention', who, answer: showAttention }

/** All that needs a person, or one kind of it; a kind that there is none of now shows everything. */
async function showAttention(visit: Visit): Promise<Page> {
  const { lang, on, to, query } = visit
  const counts = await attentionCounts(on)
  const kind = ATTENTION_KINDS.find((each) => each === query.get('kind') && counts.some((one) => one.kind === each))
  const found = await needsAttention(on, kind)
  const all = counts.reduce((sum, each) => sum + each.count, 0)
  const waiting = kind ? counts.find((each) => each.kind === kind)!.count : all
  const title = say(lang, { nb: 'Trenger oppmerksomhet', en: 'Needs attention' })
  const more =
    found.length < waiting
      ? html`<p>${say(lang, { nb: `De ${found.length} eldste vises. De andre kommer etter hvert som disse er gjort.`, en: `The ${found.length} oldest are shown. The others follow as these are done.` })}</p>`
      : null
  return {
    title,
    hidden: true,
    width: 'wide',
    body: html`${backLink(to('/finance'), say(lang, { nb: 'Økonomi', en: 'Finance' }), icon('back'))}<h1>${title}</h1>
<p class="lead">${say(lang, { nb: 'Det som ikke ordner seg av seg selv, det eldste først, med hva som skal gjøres.', en: 'What does not sort itself out, the oldest first, with what is to be done.' })}</p>
${listNav(visit, '/finance/attention', all)}
${
  all === 0
    ? html`<p class="desk-calm">${icon('tick')}${say(lang, { nb: 'Ingenting trenger oppmerksomhet.', en: 'Nothing needs attention.' })}</p>`
    : html`${kinds(visit, counts, kind ?? null)}
<section class="desk-attention" aria-labelledby="attention"><h2 id="attention" tabindex="-1">${icon('alert')}${attentionHeading(lang, waiting)}</h2>${attentionList(visit, found)}${more}</section>`
}`,
  }
}

function kinds({ lang, to }: Visit, counts: readonly AttentionCount[], chosen: string | null): SafeHtml | null {
  if (counts.length < 2) return null
  const link = (at: string, words: string, isChosen: boolean) =>
    html`<li><a href="${to(`/finance/attention${at}`)}#attention"${isChosen ? html` aria-current="true"` : null}>${words}</a></li>`
  return html`<ul class="desk-choice" aria-label="${say(lang, { nb: 'Vis bare', en: 'Show only' })}">${link('', say(lang, { nb: 'Alt', en: 'All' }), chosen === null)}${counts.map(({ kind, count }) => link(`?kind=${kind}`, `${say(lang, ATTENTION_NAMES[kind])} (${count})`, kind === chosen))}</ul>`
}
