import { broughtByLinks } from '../../campaigns/brought-by-links.ts'
import { countLinkVisit } from '../../campaigns/count-link-visits.ts'
import { followLink, linkUrl } from '../../campaigns/follow-link.ts'
import { type CampaignLink, LinkBody, type LinkSum, MakeLink } from '../../campaigns/link.ts'
import { listLinks } from '../../campaigns/queries.ts'
import { LINK_WRITERS, SEARCH_MAX } from '../../campaigns/routes.ts'
import { changeLink, endLink, makeLink } from '../../campaigns/write-link.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { say } from '../../platform/lang.ts'
import { act } from '../../platform/till.ts'
import { isReading } from '../attribution/touch-cookie.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink } from '../desk/notice.ts'
import { pager, withQuery } from '../desk/pager.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { field, submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import { href, languageOf } from '../href.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { LINK_STATE } from '../words/campaigns.ts'
import { labelOfLink, linkForm, linkFrom, newLinkFrom } from './form.ts'
import { broughtWords, LINKS, LINKS_PATH, linkPage, ofWhoSaidYes, visitWords } from './one.ts'

const who = LINK_WRITERS
/** Links on a page. */
const SHOWN = 50

/** Whoever follows a link that hangs or stands somewhere. */
export const followPage: PageRoute = { method: 'get', path: '/go/:name', who: 'anyone', answer: follow }

/** Those who make links of campaigns. */
export const campaignLinkPages: readonly PageRoute[] = [
  { method: 'get', path: LINKS_PATH, who, answer: listPage },
  { method: 'post', path: LINKS_PATH, who, answer: makeFromForm },
  { method: 'get', path: `${LINKS_PATH}/new`, who, answer: (visit) => newPage(visit, null) },
  { method: 'get', path: `${LINKS_PATH}/:id`, who, answer: (visit) => linkPage(visit) },
  { method: 'post', path: `${LINKS_PATH}/:id`, who, answer: changeFromForm },
  { method: 'post', path: `${LINKS_PATH}/:id/end`, who, answer: endFromForm },
]

/** On to its page, in the language of the link where it is asked for in English, else in that of its page. */
async function follow(visit: Visit): Promise<Answer> {
  const { id, path } = await followLink(visit.on, visit.params.name ?? '')
  if (isReading(visit)) countLinkVisit(visit.till.tallies, id)
  const leads = languageOf(path)
  return { goTo: href(visit.lang === 'en' ? 'en' : leads.lang, leads.path), status: 302 }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function listPage(visit: Visit): Promise<Page> {
  const { lang, on, to, query, till, caller } = visit
  const title = say(lang, LINKS)
  const search = (query.get('search') ?? '').slice(0, SEARCH_MAX)
  const after = UUID.test(query.get('after') ?? '') ? query.get('after') : null
  const rows = await listLinks(on, { after, limit: SHOWN + 1, search })
  const shown = rows.slice(0, SHOWN)
  const brought = await broughtByLinks(
    { till, actor: caller.actor },
    shown.map(({ name }) => name),
  )
  const next = rows.length > SHOWN ? shown.at(-1)!.id : null
  const at = (cursor: string | null) => withQuery(to(LINKS_PATH), query, { after: cursor })
  const none = html`<p class="desk-block">${say(lang, { nb: 'Ingen lenker her.', en: 'No links here.' })}</p>`
  return {
    ...{ title, hidden: true, at: LINKS_PATH },
    body: html`<div class="desk-head"><h1>${title}</h1><a class="ds-button" href="${to(`${LINKS_PATH}/new`)}">${say(lang, { nb: 'Ny lenke', en: 'New link' })}</a></div>
<p class="lead">${say(lang, { nb: 'En kort adresse til plakater, annonser og brev, som viser hva de har gitt.', en: 'A short address for posters, advertisements and letters, which shows what they have brought.' })}</p>
<form class="list-filter desk-block" method="get" action="${to(LINKS_PATH)}" role="search" aria-label="${say(lang, { nb: 'Finn en lenke', en: 'Find a link' })}"><div class="list-filter__row">${field(freshForm(lang, { search }), { name: 'search', label: say(lang, { nb: 'Navn, kampanje eller hvor den står', en: 'Name, campaign or where it stands' }), type: 'search', plain: true, max: SEARCH_MAX })}</div><div class="actions">${submit(say(lang, { nb: 'Søk', en: 'Search' }), 'secondary')}</div></form>
${shown.length === 0 ? none : html`<p class="fine desk-block">${ofWhoSaidYes(lang)}</p><ul class="desk-hits">${shown.map((link) => html`<li class="sheet desk-hit">${row(visit, link, brought.get(link.name) ?? [])}</li>`)}</ul>`}
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}`,
  }
}

function row({ lang, to, till }: Visit, link: CampaignLink, brought: readonly LinkSum[]): SafeHtml {
  const { id, name, campaign, source, medium, state, visits } = link
  return html`<div><h2><a href="${to(`${LINKS_PATH}/${id}`)}">${name}</a></h2><p class="fine">${linkUrl(till.config.publicUrl, name)}</p><p class="fine">${campaign} · ${source} · ${medium}</p></div>
<p>${visitWords(lang, visits)}</p><p class="desk-hit__sum money">${broughtWords(lang, brought)}</p><p class="desk-tags">${tag(LINK_STATE[state].tone, say(lang, LINK_STATE[state].said))}</p>`
}

async function newPage(visit: Visit, refused: Filled | null): Promise<Page> {
  const { lang, to } = visit
  const title = say(lang, { nb: 'Ny kampanjelenke', en: 'New campaign link' })
  const form = refused ?? freshForm(lang)
  return {
    ...{ title, hidden: true, at: `${LINKS_PATH}/new` },
    ...(refused ? { faulty: true as const } : {}),
    body: html`${backLink(to(LINKS_PATH), say(lang, LINKS), icon('back'))}${errorSummary(form, (name) => labelOfLink(lang, name))}<h1>${title}</h1>
${await linkForm(visit, form, { action: LINKS_PATH, isNew: true })}`,
  }
}

async function makeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const attempted = await attempt(() => {
    const body = parseForm(MakeLink, newLinkFrom(visit))
    return act(till, caller.actor, (tx) => makeLink(tx, body))
  })
  if ('done' in attempted) return { goTo: to(`${LINKS_PATH}/${attempted.done}?done=made`) }
  const { problem } = attempted
  return { ...(await newPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

async function changeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const id = idOf(visit, 'campaign-link')
  const attempted = await attempt(() => {
    const body = parseForm(LinkBody, linkFrom(visit))
    return act(till, caller.actor, (tx) => changeLink(tx, id, body))
  })
  if ('done' in attempted) return { goTo: to(`${LINKS_PATH}/${id}?done=saved`) }
  const { problem } = attempted
  return { ...(await linkPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}

async function endFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, to } = visit
  const id = idOf(visit, 'campaign-link')
  const attempted = await attempt(() => act(till, caller.actor, (tx) => endLink(tx, id)))
  if ('done' in attempted) return { goTo: to(`${LINKS_PATH}/${id}?done=ended`) }
  const { problem } = attempted
  return { ...(await linkPage(visit, refusedDeskForm(visit, problem))), status: problem.status }
}
