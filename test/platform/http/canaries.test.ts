import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeApiKey } from '../../../src/identity/make-api-key.ts'
import { connect } from '../../../src/platform/db/connect.ts'
import { transact } from '../../../src/platform/db/transact.ts'
import { freePort } from '../../../src/platform/free-port.ts'
import { startStripeSandbox } from '../../../src/sandbox/stripe/start.ts'
import { launch } from '../../storefront/make.ts'
import { ask, until } from '../../support/buyer.ts'
import { freshDatabase } from '../../support/database.ts'
import { type Fleet, openShop } from '../../support/fleet.ts'
import { startMailPeer } from '../../support/peers.ts'
import { promise } from '../../support/promises.ts'

const STRIPE = { secretKey: 'sk_test_canary0000000', webhookSecret: 'whsec_canary_secret_000000', apiBase: null }
const SESSION_SECRET = 'a secret of the canary test, 32 ch'

let planted = 0
const canaries: string[] = []
/** An odd word that stands nowhere else. */
function canary(): string {
  const word = `zqx${++planted}kanari${Math.random().toString(36).slice(2, 8)}`
  canaries.push(word)
  return word
}

test('what people type in stays out of the log at its most talkative and out of every refusal', {
  timeout: 60_000,
}, async () => {
  const shop = await startLoudShop()
  const refusals: string[] = []
  const call = async (path: string, method: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await ask(`${shop.url}${path}`, { method, body, headers })
    if (answer.status >= 400) refusals.push(JSON.stringify(answer.body))
    return answer
  }
  try {
    const { offeringId } = await launch(shop, { capacity: 1 })
    const { key } = await shop.does((tx) => makeApiKey(tx, { name: 'canary', roles: [] }))
    canaries.push(key, STRIPE.secretKey, STRIPE.webhookSecret, SESSION_SECRET)
    const bearer = { authorization: `Bearer ${key}` }
    const payer = () => ({
      kind: 'person',
      name: `Kari ${canary()}`,
      email: `${canary()}@example.no`,
      street: `Storgata ${canary()}`,
      postcode: '0155',
      city: canary(),
    })
    const order = () => ({
      lines: [{ offeringId, quantity: 1, people: [{ name: canary(), email: `${canary()}@example.no` }] }],
      payer: payer(),
      payBy: 'card',
      expectedTotal: { minor: 490_000, currency: 'NOK' },
      acceptedSalesTerms: 1,
      buyerReference: canary(),
      externalId: canary(),
    })
    const buy = (body: object, idempotencyKey = canary()) =>
      call('/orders', 'POST', body, { ...bearer, 'idempotency-key': idempotencyKey })

    const bought = await buy(order())
    expect(bought.status).toBe(201)
    canaries.push(bought.body.orderToken as string)
    const session = (bought.body.paymentPage as { url: string }).url.split('/').at(-1)!
    await ask(`${shop.sandbox}/_sandbox/sessions/${session}/pay`, { method: 'POST', body: { outcome: 'paid' } })
    await until(
      () =>
        ask(`${shop.url}/orders/${bought.body.id}`, { headers: { 'order-token': bought.body.orderToken as string } }),
      ({ body }) => body.state === 'confirmed' && (body.documents as unknown[]).length === 1,
    )
    const refused = [
      await buy(order()),
      await buy({ ...order(), payer: { ...payer(), email: canary(), street: { at: canary() }, kind: canary() } }),
      await buy({ ...order(), expectedTotal: { minor: canary(), currency: canary() }, lang: canary() }),
      await call('/session', 'POST', { email: `${canary()}@example.no`, password: canary() }),
      await call('/people', 'POST', { name: canary(), email: canary(), password: canary() }),
      await call('/people/verification', 'POST', { token: canary(), password: canary() }),
      await call(`/orders/${bought.body.id}`, 'GET', undefined, { 'order-token': canary() }),
      await call(`/offerings?search=${canary()}&limit=x`, 'GET', undefined, { cookie: `sid=${canary()}` }),
      await call('/me', 'GET', undefined, { authorization: `Bearer ctk_${canary()}` }),
      await call('/webhooks/stripe', 'POST', { id: canary() }, { 'stripe-signature': canary() }),
    ]
    expect(refused.map(({ status }) => status)).toEqual([409, 422, 422, 401, 422, 401, 404, 422, 401, 400])
    await fetch(`${shop.url}/orders`, {
      method: 'POST',
      headers: { ...bearer, 'content-type': 'application/json' },
      body: `{"a": ${canary()}`,
    })
      .then((answer) => answer.text())
      .then((text) => refusals.push(text))
  } finally {
    await shop.close()
  }
  const log = shop.log()
  expect(log.length, 'the log was captured').toBeGreaterThan(0)
  const leaked = canaries.filter((word) => log.includes(word) || refusals.some((text) => text.includes(word)))
  expect(leaked, log.slice(0, 2_000)).toEqual([])
  promise(`${canaries.length} planted words of a purchase: 0 in the debug log, 0 in ${refusals.length} refusals`)
})

/** One server process at LOG_LEVEL=debug whose whole output is kept. */
async function startLoudShop() {
  const dataDir = mkdtempSync(join(tmpdir(), 'coursetill-canary-'))
  const { appUrl, ownerUrl } = await freshDatabase()
  const connection = connect(appUrl, 2)
  const does: Fleet['does'] = (work) => transact(connection.pool, { kind: 'job', name: 'test' }, work)
  await openShop(ownerUrl, does)
  const mail = await startMailPeer()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const sandbox = await startStripeSandbox({ ...STRIPE, webhookUrl: `${url}/webhooks/stripe` })
  const config = {
    mode: 'demo',
    host: '127.0.0.1',
    port,
    publicUrl: url,
    trustProxy: 0,
    dataDir,
    databaseUrl: null,
    migrateUrl: null,
    stripe: STRIPE,
    smtpUrl: null,
    sessionSecret: SESSION_SECRET,
    logLevel: 'debug',
    limits: { visitorSeats: 1_000, visitorInvoiceSeats: 1_000, requestsPerMinute: 100_000 },
  }
  const places = { appUrl, smtpUrl: mail.url, stripeBase: sandbox.url }
  const program = join(import.meta.dirname, '../../support/serve.ts')
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, JSON.stringify({ config, places })],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      log += part
    })
  await once(child.stdout, 'data')
  return {
    url,
    sandbox: sandbox.url,
    does,
    log: () => log,
    async close() {
      child.kill('SIGTERM')
      await once(child, 'close')
      await Promise.all([sandbox.stop(), mail.close(), connection.close()])
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
