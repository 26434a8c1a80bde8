import express from 'express'
import { noteRead } from '../audit/note-read.ts'
import { admit, isAtWork } from '../platform/http/admit.ts'
import { countRequest, WRITE_WEIGHT } from '../platform/http/count-requests.ts'
import { keptReply, sendKept } from '../platform/http/kept-replies.ts'
import { demandNames } from '../platform/http/learners-named.ts'
import { firstOf } from '../platform/http/who.ts'
import { arrivalIn, consentOf, keepTouch } from './attribution/touch-cookie.ts'
import { readsFile } from './forms/uploaded-file.ts'
import { frameOf } from './frame.ts'
import { languageOf } from './href.ts'
import { page } from './html-answer.ts'
import { pageOf } from './page.ts'
import type { Answer, PageRoute } from './page-route.ts'
import { buyerPages, deskPages } from './pages/all.ts'
import { setupPages } from './setup/all.ts'
import type { Visit } from './visit.ts'
import { type PageParts, visitOf } from './visit-of.ts'

/** The largest form that is read, in bytes: a hundred named people fit. */
const FORM_LIMIT = '64kb'
/** The most fields of a form. */
const FIELDS_MAX = 5000

/**
 * Serves the pages to whoever prefers HTML; everything else goes on to the API at the same address.
 * An address without a page goes on too, in its Norwegian form: documents have one address in both languages.
 */
export function mountPages(app: express.Express, parts: PageParts): void {
  app.use(pageRouter([...buyerPages, ...deskPages, ...setupPages], parts))
}

/** A router for any list of pages, so that staff pages are mounted the same way. */
export function pageRouter(routes: readonly PageRoute[], parts: PageParts): express.Router {
  const router = express.Router()
  const pages = express.Router()
  pages.use(express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: FIELDS_MAX }))
  for (const route of routes) {
    const before = route.file === undefined ? [] : [readsFile(route.file)]
    pages[route.method](route.path, ...before, (req, res) => answer(route, parts, { req, res }))
  }
  router.use((req, res, next) => {
    if (!wantsPage(req)) return next()
    const { lang, path } = languageOf(req.url)
    res.locals.lang ??= lang
    req.url = path
    res.vary('Accept')
    pages(req, res, next)
  })
  return router
}

/** A browser asks for HTML; programs that take anything get JSON. */
export const wantsPage = (req: express.Request): boolean => req.accepts(['json', 'html']) === 'html'

async function answer(
  route: PageRoute,
  parts: PageParts,
  { req, res }: { req: express.Request; res: express.Response },
): Promise<void> {
  const visit = visitOf(parts, req, res)
  const asker = { ...visit.caller, till: parts.till }
  if (route.method === 'post') await countRequest(asker, WRITE_WEIGHT)
  const ties = await admit(route.who, asker, () => req.params)
  demandNames(visit.caller.actor, route.reads)
  res.set('Cache-Control', 'no-store')
  if (route.method === 'get') await noteArrival(visit)
  if (route.kept && isAnybody(visit)) return answerKept(route, { ...visit, ties })
  const answered: Answer = await route.answer({ ...visit, ties })
  if (route.reads !== undefined && 'body' in answered && isAtWork(route.who, visit.caller.actor, ties))
    await noteRead(asker, route.reads, firstOf(req.params))
  if ('sent' in answered) return
  // Without a body nothing leaves before the session is stored: a browser follows an address as soon as it has read it.
  if ('goTo' in answered)
    return void res
      .status(answered.status ?? 303)
      .location(answered.goTo)
      .end()
  page(res, { status: answered.status ?? 200, markup: pageOf(await frameOf(visit), answered) })
}

/** Of whom a page knows nothing but what they ask for: no cart, no name, no question to them. */
const isAnybody = (visit: Visit): boolean =>
  visit.caller.actor.kind === 'visitor' && visit.req.get('cookie') === undefined && arrivalIn(visit) === null

async function answerKept(route: PageRoute, visit: Visit): Promise<void> {
  const reply = await keptReply(visit.till.connection.pool, JSON.stringify([visit.lang, visit.path]), async () => {
    const answered = await route.answer(visit)
    if (!('body' in answered)) throw new Error('what is kept is a page')
    return { text: String(pageOf(await frameOf(visit), answered)), keep: answered.counted !== true }
  })
  visit.res.type('text/html; charset=utf-8')
  await sendKept(visit.req, visit.res, reply)
}

/** Somebody who has said yes comes by a link: their browser remembers which. */
async function noteArrival(visit: Visit): Promise<void> {
  const arrival = consentOf(visit) === 'yes' ? arrivalIn(visit) : null
  if (arrival) await keepTouch(visit, arrival)
}
