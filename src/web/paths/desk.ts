import { createPath } from '../../paths/create-path.ts'
import { PathBody } from '../../paths/path.ts'
import { type PathMissing, pathUnknown } from '../../paths/problems.ts'
import { type DraftPath, draftPath, type KeptPath, listPaths } from '../../paths/queries.ts'
import { html, type SafeHtml } from '../../platform/html.ts'
import { type Lang, say } from '../../platform/lang.ts'
import type { Problem } from '../../platform/problems.ts'
import { act } from '../../platform/till.ts'
import { changePath } from '../../storefront/change-path.ts'
import { pathMissing } from '../../storefront/path-missing.ts'
import { PATH_WRITERS } from '../../storefront/path-routes.ts'
import { publishPath, unpublishPath } from '../../storefront/publish-path.ts'
import { icon } from '../components/icon.ts'
import { refusedDeskForm, typedForm } from '../desk/desk-form.ts'
import { idOf } from '../desk/id-of.ts'
import { backLink, notice } from '../desk/notice.ts'
import { pager, withQuery } from '../desk/pager.ts'
import { tag } from '../desk/tag.ts'
import { errorSummary } from '../forms/error-summary.ts'
import { submit } from '../forms/field.ts'
import { type Filled, freshForm } from '../forms/filled.ts'
import { attempt, parseForm } from '../forms/parse.ts'
import type { Answer, Page, PageRoute } from '../page-route.ts'
import type { Visit } from '../visit.ts'
import { seatCount } from '../words/offers.ts'
import { PATHS, pathLacks } from '../words/paths.ts'
import { fieldOfPath, knownPath, labelOfPath, lackingForm, pathForm, pathFrom } from './form.ts'
import { courseCount, pathPrice } from './parts.ts'

const who = PATH_WRITERS
const PATH = '/admin/paths'
/** Paths on a page. */
const SHOWN = 50
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const DONE = {
  made: { nb: 'Læringsløpet er laget. Det selges ikke ennå.', en: 'The learning path is made. It is not on sale yet.' },
  saved: { nb: 'Endringen er lagret. Den gjelder fra nå.', en: 'The change is saved. It counts from now on.' },
  published: { nb: 'Læringsløpet er lagt ut for salg.', en: 'The learning path is on sale.' },
  'taken-off': {
    nb: 'Læringsløpet er tatt av salg. Kursene selges fortsatt hver for seg.',
    en: 'The learning path is off sale. Its courses are still sold separately.',
  },
}

/** Those who make learning paths. */
export const pathDeskPages: readonly PageRoute[] = [
  { method: 'get', path: PATH, who, answer: listPage },
  { method: 'post', path: PATH, who, answer: makeFromForm },
  { method: 'get', path: `${PATH}/new`, who, answer: (visit) => newPage(visit, null) },
  { method: 'get', path: `${PATH}/:id`, who, answer: (visit) => onePage(visit, null) },
  { method: 'post', path: `${PATH}/:id`, who, answer: changeFromForm },
  { method: 'post', path: `${PATH}/:id/publication`, who, answer: publishFromForm },
]

async function listPage(visit: Visit): Promise<Page> {
  const { lang, on, to, query } = visit
  const title = say(lang, PATHS)
  const after = UUID.test(query.get('after') ?? '') ? query.get('after') : null
  const rows = await listPaths(on, { lang, after, limit: SHOWN + 1 })
  const next = rows.length > SHOWN ? rows[SHOWN - 1]!.pathId : null
  const at = (cursor: string | null) => withQuery(to(PATH), query, { after: cursor })
  return {
    title,
    hidden: true,
    at: PATH,
    body: html`<div class="desk-head"><h1>${title}</h1><a class="ds-button" href="${to(`${PATH}/new`)}">${say(lang, { nb: 'Nytt læringsløp', en: 'New learning path' })}</a></div>
<p class="lead">${say(lang, { nb: 'Flere kurs som selges sammen til en egen pris. Hvert kurs får sin del av prisen.', en: 'Several courses sold together at a price of their own. Each course gets its share of the price.' })}</p>
${rows.length === 0 ? html`<p class="desk-block">${say(lang, { nb: 'Ingen læringsløp ennå.', en: 'No learning paths yet.' })}</p>` : html`<ul class="desk-hits desk-block">${rows.slice(0, SHOWN).map((each) => html`<li class="sheet desk-hit">${row(visit, each)}</li>`)}</ul>`}
${pager(lang, { first: after === null ? null : at(null), next: next === null ? null : at(next) })}`,
  }
}

function row({ lang, to }: Visit, path: KeptPath): SafeHtml {
  return html`<div><h2><a href="${to(`${PATH}/${path.pathId}`)}">${path.title || path.slug}</a></h2><p class="fine">${courseCount(lang, path.courses)}</p></div><p class="fine">${soldWords(lang, path)}</p>
<p class="desk-hit__sum money">${priceWords(lang, path)}</p><p class="desk-tags">${stateTags(lang, path)}</p>`
}

const priceWords = (lang: Lang, path: KeptPath): string => pathPrice(lang, { ...path, lang, courseIds: [] })
const soldWords = (lang: Lang, { seats }: KeptPath): string =>
  say(lang, {
    nb: `${seatCount('nb', seats)} bestilt som del av løpet`,
    en: `${seatCount('en', seats)} ordered as part of it`,
  })

const stateTags = (lang: Lang, { publishedAt, closed }: KeptPath): SafeHtml =>
  html`${publishedAt ? tag('success', say(lang, { nb: 'Til salgs', en: 'On sale' })) : tag('neutral', say(lang, { nb: 'Utkast', en: 'Draft' }))}${closed ? tag('info', say(lang, { nb: 'For utvalgte bedrifter', en: 'For some companies' })) : null}`

const back = ({ lang, to }: Visit): SafeHtml => backLink(to(PATH), say(lang, PATHS), icon('back'))

async function newPage(visit: Visit, refused: Filled | null): Promise<Page> {
  const { lang } = visit
  const title = say(lang, { nb: 'Nytt læringsløp', en: 'New learning path' })
  const form = refused ?? freshForm(lang, { currency: 'NOK', heldFor: 'everybody' })
  return {
    title,
    hidden: true,
    at: `${PATH}/new`,
    body: html`${back(visit)}${errorSummary(form, (name) => labelOfPath(lang, name))}<h1>${title}</h1>${await pathForm(visit, form, PATH)}`,
  }
}

/** A path: how it stands, what it lacks, and its form. */
async function onePage(visit: Visit, refused: ((path: DraftPath) => Filled) | null): Promise<Page> {
  const { lang, on, to } = visit
  const id = idOf(visit, 'path')
  const [path, missing] = [await draftPath(on, id, lang), await pathMissing(on, id)]
  if (!path) throw pathUnknown()
  const form = refused?.(path) ?? freshForm(lang, knownPath(path))
  const here = `${PATH}/${id}`
  return {
    title: path.title || path.slug,
    hidden: true,
    at: here,
    body: html`${back(visit)}${notice(visit, DONE)}${errorSummary(form, (name) => labelOfPath(lang, name))}<h1>${path.title || path.slug}</h1><p class="desk-tags">${stateTags(lang, path)}</p>
<div class="sheet desk-part desk-block"><p class="lead">${priceWords(lang, path)}</p><p>${soldWords(lang, path)}</p>
${path.publishedAt ? html`<p><a href="${to(`/paths/${path.slug}`)}">${say(lang, { nb: 'Se siden kjøperne ser', en: 'See the page that buyers see' })}</a></p>` : null}
${lacks(lang, path, missing)}
<form method="post" action="${to(`${here}/publication`)}">${path.publishedAt ? html`<input type="hidden" name="off" value="yes">${submit(say(lang, { nb: 'Ta av salg', en: 'Take off sale' }), 'secondary')}` : submit(say(lang, { nb: 'Legg ut for salg', en: 'Put on sale' }))}</form></div>
<details class="more desk-block"${refused || !path.publishedAt ? html` open` : null}><summary>${say(lang, { nb: 'Endre', en: 'Change' })}</summary><p class="fine">${say(lang, { nb: 'Gjelder fra du lagrer. Det som er bestilt, endres ikke.', en: 'Counts from when you save. What is ordered stays.' })}</p>${await pathForm(visit, form, here)}</details>`,
  }
}

/** Before it is sold, what is missing; afterwards what keeps buyers from buying it whole. */
function lacks(lang: Lang, { publishedAt }: DraftPath, missing: readonly PathMissing[]): SafeHtml | null {
  if (missing.length === 0) return null
  const heading = publishedAt
    ? say(lang, { nb: 'Dette må ses på:', en: 'This wants looking at:' })
    : say(lang, { nb: 'Før det kan selges:', en: 'Before it can be sold:' })
  return html`<p><strong>${heading}</strong></p><ul>${missing.map((each) => html`<li>${pathLacks(lang, each).sentence}</li>`)}</ul>`
}

async function makeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const attempted = await attempt(() => {
    const body = parseForm(PathBody, pathFrom(form))
    return act(till, caller.actor, (tx) => createPath(tx, body))
  })
  if ('done' in attempted) return { goTo: to(`${PATH}/${attempted.done.pathId}?done=made`) }
  const { problem } = attempted
  return { ...(await newPage(visit, refused(visit, problem))), status: problem.status, faulty: true }
}

async function changeFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to } = visit
  const id = idOf(visit, 'path')
  const attempted = await attempt(() => {
    const body = parseForm(PathBody, pathFrom(form))
    return act(till, caller.actor, (tx) => changePath(tx, id, body))
  })
  if ('done' in attempted) return { goTo: to(`${PATH}/${id}?done=saved`) }
  const { problem } = attempted
  return { ...(await onePage(visit, () => refused(visit, problem))), status: problem.status, faulty: true }
}

/** A refusal as the form shows it: what was typed, and each fault at its field. */
function refused(visit: Visit, problem: Problem): Filled {
  const missing = problem.facts.missing as PathMissing[] | undefined
  return missing ? lackingForm(typedForm(visit), missing) : refusedDeskForm(visit, problem, fieldOfPath(visit.form))
}

async function publishFromForm(visit: Visit): Promise<Answer> {
  const { till, caller, form, to, lang } = visit
  const id = idOf(visit, 'path')
  const off = form.get('off') !== ''
  const attempted = await attempt(() =>
    act(till, caller.actor, async (tx) => void (off ? await unpublishPath(tx, id) : await publishPath(tx, id))),
  )
  if ('done' in attempted) return { goTo: to(`${PATH}/${id}?done=${off ? 'taken-off' : 'published'}`) }
  const { problem } = attempted
  const missing = (problem.facts.missing ?? []) as PathMissing[]
  const page = await onePage(visit, (path) => lackingForm(freshForm(lang, knownPath(path)), missing))
  return { ...page, status: problem.status, faulty: true }
}
