import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { controlOf, course, paid, receiver, SECRET_KEY, sdk, until, WEBHOOK_SECRET } from './play.ts'

const SERVE = join(import.meta.dirname, '../../../src/sandbox/stripe/serve.ts')

/** A process takes its time to start on a busy machine. */
const SLOW_MS = 60_000

test('a sandbox that is killed comes back with its sessions, keys and undelivered events', {
  timeout: SLOW_MS,
}, async () => {
  const state = stateFile()
  const first = await serve(['--state', state, '--webhook-url', 'http://127.0.0.1:9/nobody'])
  const { session, charge } = await paid(first, 10_000)
  const open = await first.stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })
  await first.stripe.refunds.create({ charge: charge.id, amount: 4_000 }, { idempotencyKey: 'r1' })
  const bank = await first.control('GET /bank')
  await kill(first.child)
  appendFileSync(state, '[["session","cs_torn",{"id":"cs_to')

  const hook = await receiver()
  const second = await serve(['--state', state, '--webhook-url', hook.url])
  expect((await second.control('GET /bank')).body).toEqual(bank.body)
  expect(await second.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' })
  expect((await second.stripe.checkout.sessions.create(course(), { idempotencyKey: 'k1' })).id).toBe(open.id)
  await second.stripe.refunds.create({ charge: charge.id, amount: 4_000 }, { idempotencyKey: 'r1' })
  expect((await second.stripe.refunds.list()).data).toHaveLength(1)
  await until(() => new Set(hook.types()).size === 5)
  await kill(second.child)

  const third = await serve(['--state', state, '--webhook-url', hook.url])
  expect((await third.control('GET /bank')).body).toEqual(bank.body)
  const { deliveries } = (await third.control('GET /deliveries')).body as { deliveries: { state: string }[] }
  expect(deliveries.map(({ state: seen }) => seen)).toEqual(Array(5).fill('delivered'))
})

test('work done while the process is killed again and again is never half done', { timeout: SLOW_MS }, async () => {
  const state = stateFile()
  for (let round = 0; round < 3; round += 1) {
    const life = await serve(['--state', state])
    const work = Array.from({ length: 20 }, () => paid(life, 10_000).catch(() => undefined))
    await work[round]
    await kill(life.child)
    await Promise.all(work)
  }
  const last = await serve(['--state', state])
  const { body } = await last.control('GET /bank')
  const payments = body.payments as { captured: number; fee: number }[]
  expect(payments.length).toBeGreaterThan(2)
  for (const payment of payments) expect(payment).toMatchObject({ captured: 10_000, fee: 320 })
  const events = []
  for await (const event of last.stripe.events.list({ type: 'checkout.session.completed', limit: 100 }))
    events.push(event)
  expect(events).toHaveLength(payments.length)
})

function stateFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'state.jsonl')
}

async function serve(args: string[]) {
  const keys = ['--secret-key', SECRET_KEY, '--webhook-secret', WEBHOOK_SECRET]
  const child = spawn(process.execPath, [SERVE, ...keys, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { url, port } = JSON.parse(line.toString()) as { url: string; port: number }
  return { child, stripe: sdk(port), control: controlOf(url) }
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
