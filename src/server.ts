import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import compression from 'compression'
import express, { type Express, type Request } from 'express'
import helmet from 'helmet'
import { pinoHttp } from 'pino-http'
import { mountAccess } from './access/session-routes.ts'
import { noteRead } from './audit/note-read.ts'
import { callerOf } from './caller-of.ts'
import { toldByWebhooks } from './handover/told-by-webhooks.ts'
import { mountIdentity } from './identity/mount-identity.ts'
import { mountSession } from './identity/session-routes.ts'
import { INTEREST_ONE_CLICK, leaveInterestByOneClick } from './interest/leave-interest.ts'
import { leaveByOneClick, ONE_CLICK_PATH } from './newsletter/leave-newsletter.ts'
import { mountPasskeys } from './passkeys/session-routes.ts'
import { receiveEvent } from './payments/receive-event.ts'
import { visitor } from './platform/actor.ts'
import { seeAs, sightOf } from './platform/db/sight.ts'
import { answerProblem, nothingHere } from './platform/http/answer-problem.ts'
import type { ApiDocument } from './platform/http/client/client-source.ts'
import { mountDocs } from './platform/http/docs.ts'
import { jsonOnly } from './platform/http/json-only.ts'
import { mount } from './platform/http/mount.ts'
import { describeApi } from './platform/http/openapi.ts'
import { demandHost, refuseBroken, refuseExpectation } from './platform/http/refuse-broken.ts'
import { sameOrigin } from './platform/http/same-origin.ts'
import { mountWrongMethods } from './platform/http/wrong-method.ts'
import { Problem, unknown } from './platform/problems.ts'
import { act, type Till } from './platform/till.ts'
import { VERSION } from './platform/version.ts'
import { routes, sessionRoutes } from './routes.ts'
import { answerProblemPage } from './web/answer-problem-page.ts'
import { staticAssets } from './web/assets.ts'
import { guidePictures } from './web/help/picture-files.ts'
import { mountPages } from './web/mount-pages.ts'

/** The largest JSON body, and the largest event that Stripe may send. */
const JSON_LIMIT = '256kb'
/** A list of five thousand people is larger than anything else that is sent. */
const LIST_LIMIT = '2mb'
const LISTS = ['/companies/:companyId/wallet/:offeringId/uploads', '/bank-files']
/** A document of an application, written as base64. */
const DOCUMENT_LIMIT = '6mb'
const DOCUMENTS = '/me/applications/:applicationId/documents'
/** A picture of a course, likewise. */
const PICTURE_LIMIT = '12mb'
const PICTURES = '/courses/:id/picture'
const EVENT_LIMIT = '1mb'
/** What a mail reader posts to leave a newsletter is one line. */
const ONE_CLICK_LIMIT = '4kb'
/**
 * In milliseconds. Slow clients are cut off: for the headers, for a whole request, and how often that is checked. A connection at
 * rest is kept longer than the minute that proxies keep theirs, so that nobody sends a request into one that we are closing.
 */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 65_000,
} as const

/** Addresses that are served above, beside the declared routes. */
const FIXED = [
  ...(['/healthz', '/readyz', '/openapi.json', '/docs'] as const).map((path) => ({ method: 'get', path }) as const),
  { method: 'post', path: '/webhooks/stripe' },
  { method: 'post', path: ONE_CLICK_PATH },
  { method: 'post', path: INTEREST_ONE_CLICK },
] as const

/** What only a demo mounts besides: sandbox pages, mailbox, clock. */
export type Extras = (app: Express) => void

/** The HTTP server of a till: assets, Stripe's webhook, pages for whoever prefers HTML, the API for everyone else. */
export function buildServer(till: Till, extras: Extras = () => {}): Server {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', till.config.trustProxy)
  app.set('query parser', 'simple')
  app.use(pinoHttp({ logger: till.log, genReqId: () => randomUUID(), quietReqLogger: true, autoLogging: false }))
  app.use((req, res, next) => {
    res.set('Request-Id', String(req.id))
    seeAs(sightOf(visitor), next)
  })
  app.use(demandHost, helmet(headersFor(till)), compression())
  app.use(staticAssets(), guidePictures())
  mountHealth(app, till)
  app.post('/webhooks/stripe', express.raw({ type: () => true, limit: EVENT_LIMIT }), (req, res) =>
    takeEvent(till, req).then(() => res.json({ received: true })),
  )
  // Mail readers post without a cookie and from anywhere (RFC 8058): what they post is opened by its token alone.
  for (const [path, click] of Object.entries(ONE_CLICKS))
    app.post(path, express.text({ type: () => true, limit: ONE_CLICK_LIMIT }), (req, res) =>
      takeOneClick(till, req, click).then(() => res.json({ left: true })),
    )
  mountIdentity(app, { pool: till.connection.pool, secret: till.config.sessionSecret, secure: isHttps(till) })
  app.use(sameOrigin(till.config.publicUrl))
  extras(app)
  mountPages(app, { till, callerOf })
  mountApi(app, till)
  app.use(nothingHere)
  app.use(answerProblemPage({ till, callerOf }))
  app.use(answerProblem(till, callerOf))
  const server = createServer({ ...TIMEOUTS, requireHostHeader: false }, app)
  server.on('clientError', refuseBroken)
  server.on('checkExpectation', refuseExpectation)
  return server
}

/** What mount serves and what plain Express serves. */
const declared = [...routes, ...sessionRoutes]

function mountApi(app: Express, till: Till): void {
  let document: ApiDocument | null = null // once somebody asks: it takes longer than all else that a start does here
  const described = () => {
    document ??= describeApi(declared, { url: till.config.publicUrl, version: VERSION, webhooks: toldByWebhooks })
    return document
  }
  app.get('/openapi.json', (_req, res) => {
    res.set('Access-Control-Allow-Origin', '*').json(described())
  })
  mountDocs(app, described)
  app.post(LISTS, jsonOnly, express.json({ limit: LIST_LIMIT }))
  app.put(PICTURES, jsonOnly, express.json({ limit: PICTURE_LIMIT }))
  app.post(DOCUMENTS, jsonOnly, express.json({ limit: DOCUMENT_LIMIT }))
  app.use(jsonOnly, express.json({ limit: JSON_LIMIT }))
  mountSession(app, till)
  mountAccess(app, till)
  mountPasskeys(app, till)
  for (const route of routes.filter(isFixed)) mount(app, route, { till, callerOf, noteRead })
  mountWrongMethods(app, [...declared.filter(isFixed), ...FIXED])
  for (const route of routes.filter((each) => !isFixed(each))) mount(app, route, { till, callerOf, noteRead })
  mountWrongMethods(
    app,
    declared.filter((each) => !isFixed(each)),
  )
}

/** An address without a parameter answers first, to any method: `/people/verification` is not a person of that name. */
const isFixed = ({ path }: { path: string }): boolean => !path.includes('{')

/** Alive: the process answers. Ready: it can reach its database. */
function mountHealth(app: Express, till: Till): void {
  app.get('/healthz', (_req, res) => void res.json({ alive: true }))
  app.get('/readyz', async (_req, res) => {
    await till.connection.pool.query('select 1')
    res.json({ ready: true })
  })
}

/** Stored before it is acknowledged. A bad, old or missing signature: 400 and nothing stored. */
async function takeEvent(till: Till, req: Request): Promise<void> {
  const event = verified(till, req)
  await act(till, { kind: 'stripe' }, (tx) => receiveEvent(tx, event))
}

type OneClick = { leave: typeof leaveByOneClick; thing: string }
/** What the button of a mail reader takes somebody off, and what there is none of where its token is not ours. */
const ONE_CLICKS: Record<string, OneClick> = {
  [ONE_CLICK_PATH]: { leave: leaveByOneClick, thing: 'newsletter-subscriber' },
  [INTEREST_ONE_CLICK]: { leave: leaveInterestByOneClick, thing: 'course-interest' },
}

/** @throws newsletter-subscriber/unknown, course-interest/unknown */
async function takeOneClick(till: Till, req: Request, { leave, thing }: OneClick): Promise<void> {
  const left = await leave(till, String(req.query.token ?? ''), String(req.body ?? ''))
  if (!left) throw unknown(thing)
}

function verified(till: Till, req: Request) {
  try {
    return till.stripe.eventOf(req.body as Buffer, req.get('stripe-signature') ?? '')
  } catch {
    throw new Problem('webhooks/bad-signature', 400, 'The signature does not fit this body, or it is too old.')
  }
}

const isHttps = (till: Till): boolean => till.config.publicUrl.startsWith('https:')

const headersFor = (till: Till): Parameters<typeof helmet>[0] => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'", 'https://checkout.stripe.com'],
      ...(isHttps(till) ? { upgradeInsecureRequests: [] } : {}),
    },
  },
  referrerPolicy: { policy: 'same-origin' },
  strictTransportSecurity: isHttps(till) ? { maxAge: 31_536_000 } : false,
  crossOriginResourcePolicy: false,
})
