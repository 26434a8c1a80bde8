import express from 'express'
import { ZodError } from 'zod'
import { refusalOf } from '../answer-request.ts'
import type { Bank } from '../bank.ts'
import type { Courier } from '../deliver-events.ts'
import { deliveryOf } from '../emit-event.ts'
import type { Faults } from '../faults.ts'
import { bankPage } from '../pages/bank-page.ts'
import { missing } from '../refuse.ts'
import type { Kind, Kinds } from '../tables.ts'
import { closeDispute } from '../verbs/close-dispute.ts'
import { expireLapsed } from '../verbs/expire-session.ts'
import { failRefund } from '../verbs/fail-refund.ts'
import { openDispute } from '../verbs/open-dispute.ts'
import { arrive, payOut } from '../verbs/pay-out.ts'
import { paySession } from '../verbs/pay-session.ts'
import { succeedRefund } from '../verbs/refund-charge.ts'
import { takeFee } from '../verbs/take-fee.ts'
import { undoPayout } from '../verbs/undo-payout.ts'
import {
  AskedClock,
  AskedClose,
  AskedCopies,
  AskedDispute,
  AskedFault,
  AskedFee,
  AskedMovement,
  AskedPayment,
  AskedPayout,
  AskedRefunds,
  AskedSpread,
  AskedUndoing,
} from './asked.ts'
import { onlyFromHere } from './guard.ts'
import { readBank } from './read-bank.ts'

type Controlled = { bank: Bank; faults: Faults; courier: Courier }

/** Everything a test or a demonstration tells the sandbox to do, that Stripe's API has no call for. */
export function controlPort({ bank, faults, courier }: Controlled): express.Router {
  const port = express.Router()
  port.use(onlyFromHere, express.json({ type: () => true }))
  steerFaults(port, faults)
  steerWebhooks(port, bank, courier)
  moveMoney(port, bank)
  port.get('/bank', (_req, res) => void res.json(readBank(bank)))
  port.get('/bank.html', (req, res) => {
    res.type('html').send(String(bankPage(readBank(bank), req.query.lang === 'en' ? 'en' : 'nb')))
  })
  port.post('/reset', (_req, res) => {
    faults.clear()
    bank.refundsWait = false
    bank.clockAhead = 0
    bank.spread = { mode: 'normal', delayMs: 0, copies: 1, seed: 1 }
    bank.empty()
    res.json({ empty: true })
  })
  port.use((_req, res) => answerError(missing('control', _req.path), res))
  port.use((error: unknown, _req: express.Request, res: express.Response, _next: express.NextFunction) =>
    answerError(error, res),
  )
  return port
}

function steerFaults(port: express.Router, faults: Faults): void {
  port.post('/faults', (req, res) => {
    faults.add(AskedFault.parse(req.body))
    res.status(201).json({ faults: faults.all() })
  })
  port.get('/faults', (_req, res) => void res.json({ faults: faults.all() }))
  port.delete('/faults', (_req, res) => {
    faults.clear()
    res.json({ faults: [] })
  })
}

function steerWebhooks(port: express.Router, bank: Bank, courier: Courier): void {
  port.post('/webhooks', (req, res) => {
    const asked = AskedSpread.parse(req.body)
    const copies = asked.copies ?? (asked.mode === 'duplicate' ? 2 : 1)
    bank.spread = { ...asked, copies }
    res.json(bank.spread)
  })
  port.post('/webhooks/release', async (_req, res) => void res.json({ deliveries: await courier.release() }))
  port.get('/deliveries', (_req, res) => void res.json({ deliveries: bank.all('delivery') }))
  port.post('/events/:id/redeliver', (req, res) => {
    const { copies } = AskedCopies.parse(req.body ?? {})
    const event = the(bank, 'event', req.params.id)
    const normal = { mode: 'normal', delayMs: 0, copies, seed: 1 } as const
    const deliveries = bank.change(() =>
      bank
        .all('endpoint')
        .flatMap(({ id }) => Array.from({ length: copies }, () => bank.put('delivery', deliveryOf(event, id, normal)))),
    )
    res.json({ deliveries })
  })
}

function moveMoney(port: express.Router, bank: Bank): void {
  const move = (path: string, act: (id: string, body: unknown) => object) =>
    port.post(path, (req, res) => {
      expireLapsed(bank)
      const moved = bank.change(() => act(String(req.params.id), req.body ?? {}))
      res.json(bank.show(moved))
    })
  move('/sessions/:id/pay', (id, body) => paySession(bank, the(bank, 'session', id), AskedPayment.parse(body)))
  move('/charges/:id/dispute', (id, body) =>
    openDispute(bank, the(bank, 'charge', id), AskedDispute.parse(body).reason),
  )
  move('/disputes/:id/close', (id, body) => closeDispute(bank, the(bank, 'dispute', id), AskedClose.parse(body).status))
  port.post('/refunds', (req, res) => {
    bank.refundsWait = AskedRefunds.parse(req.body).wait
    res.json({ wait: bank.refundsWait })
  })
  port.post('/clock', (req, res) => {
    bank.clockAhead = AskedClock.parse(req.body).aheadSeconds
    res.json({ aheadSeconds: bank.clockAhead })
  })
  move('/refunds/:id/succeed', (id) => succeedRefund(bank, the(bank, 'refund', id)))
  move('/refunds/:id/fail', (id) => failRefund(bank, the(bank, 'refund', id)))
  move('/payouts', (_id, body) => payOut(bank, AskedPayout.parse(body)))
  move('/payouts/:id/arrive', (id) => arrive(bank, the(bank, 'payout', id)))
  move('/payouts/:id/undo', (id, body) => undoPayout(bank, the(bank, 'payout', id), AskedUndoing.parse(body).as))
  move('/fees', (_id, body) => takeFee(bank, AskedFee.parse(body)))
  move('/movements/:id/amount', (id, body) =>
    misstate(bank, the(bank, 'movement', id), AskedMovement.parse(body).amount),
  )
}

/** A movement that is not of the amount of what it moves, as no bank should show it. */
const misstate = (bank: Bank, movement: Kinds['movement'], amount: number): Kinds['movement'] =>
  bank.put('movement', { ...movement, amount, net: amount - movement.fee })

function the<K extends Kind>(bank: Bank, kind: K, id: string): Kinds[K] {
  const found = bank.find(kind, id)
  if (found === undefined) throw missing(kind, id)
  return found
}

function answerError(error: unknown, res: express.Response): void {
  if (error instanceof ZodError) {
    const message = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    res.status(400).json({ error: { type: 'invalid_request_error', message } })
    return
  }
  const { status, body } = refusalOf(error)
  res.status(status).type('application/json').send(body)
}
