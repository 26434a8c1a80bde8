import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { answerRequests } from './answer-request.ts'
import { type Bank, openBank } from './bank.ts'
import { controlPort } from './control/control-port.ts'
import { deliverEvents } from './deliver-events.ts'
import { keepFaults } from './faults.ts'
import { buildEndpoint } from './objects/webhook-endpoint.ts'
import { hostedPage } from './pages/hosted-page.ts'
import { checkoutSessionRoutes } from './routes/checkout-sessions.ts'
import { eventRoutes } from './routes/events.ts'
import { balanceRoutes, intentAndChargeRoutes, refundRoutes } from './routes/money.ts'
import { webhookEndpointRoutes } from './routes/webhook-endpoints.ts'
import { expireLapsed } from './verbs/expire-session.ts'

export type StripeSandboxOptions = {
  /** `sk_test_…`; any other key answers 401. */
  secretKey: string
  webhookSecret: string
  /** Where signed events go; `POST /v1/webhook_endpoints` adds more. */
  webhookUrl?: string
  /** Base of the hosted page, e.g. `http://localhost:3000/sandbox/stripe`; the sandbox's own address without it. */
  publicUrl?: string
  /** Journal of JSON lines, replayed and compacted at start; without it everything is forgotten at the end. */
  stateFile?: string
  /** Milliseconds; drives created and expires_at. Signatures carry the real time. */
  now?: () => number
  /** 0 or none: any free port. */
  port?: number
}

export type StripeSandbox = {
  url: string
  host: string
  port: number
  /** May be mounted again under a path of another application: its pages link relatively. */
  app: express.Express
  /** The hosted page alone, for an address that strangers reach: neither the API nor the control port. */
  pages: express.Router
  stop(): Promise<void>
}

const HOST = '127.0.0.1'
const LOOK_FOR_LAPSED_MS = 500
const LARGEST_REQUEST = '1mb'

/** Starts the part of Stripe that the shop uses, on loopback. No money moves. */
export async function startStripeSandbox(options: StripeSandboxOptions): Promise<StripeSandbox> {
  const address = { url: '' }
  const pageUrl = () => options.publicUrl ?? address.url
  const bank = openBank({ stateFile: options.stateFile, now: options.now ?? Date.now, pageUrl })
  const pages = hostedPage(bank)
  const server = createServer()
  await listen(server, options.port ?? 0)
  const { port } = server.address() as AddressInfo
  address.url = `http://${HOST}:${port}`

  setOwnEndpoint(bank, options.webhookUrl)
  const courier = deliverEvents(bank, options.webhookSecret)
  const app = buildApp(options, { bank, courier, pages })
  server.on('request', app)
  const lapse = setInterval(() => expireLapsed(bank), LOOK_FOR_LAPSED_MS).unref()
  let stopped: Promise<void> | undefined
  const end = async () => {
    clearInterval(lapse)
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await Promise.all([closed, courier.stop()])
    bank.close()
  }
  const stop = () => {
    stopped ??= end()
    return stopped
  }
  return { url: address.url, host: HOST, port, app, pages, stop }
}

type Parts = { bank: Bank; courier: ReturnType<typeof deliverEvents>; pages: express.Router }

function buildApp(
  { secretKey, webhookSecret }: StripeSandboxOptions,
  { bank, courier, pages }: Parts,
): express.Express {
  const faults = keepFaults()
  const operations = [
    ...checkoutSessionRoutes,
    ...intentAndChargeRoutes,
    ...refundRoutes,
    ...balanceRoutes,
    ...eventRoutes,
    ...webhookEndpointRoutes(webhookSecret),
  ]
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.use(
    '/v1',
    express.text({ type: () => true, limit: LARGEST_REQUEST }),
    answerRequests({ bank, faults, secretKey, operations }),
  )
  app.use('/_sandbox', controlPort({ bank, faults, courier }))
  app.use(pages)
  return app
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, HOST)
  await once(server, 'listening')
}

/** The endpoint of the start options has a fixed id, so that a restart with another address takes its old deliveries along. */
function setOwnEndpoint(bank: Bank, url: string | undefined): void {
  const id = 'we_sandbox'
  bank.change(() => {
    if (url !== undefined) bank.put('endpoint', buildEndpoint({ id, created: bank.now(), url, events: ['*'] }))
    else if (bank.find('endpoint', id) !== undefined) bank.remove('endpoint', id)
  })
}
