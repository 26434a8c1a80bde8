import express from 'express'
import type Stripe from 'stripe'
import type { SafeHtml } from '../../../platform/html.ts'
import type { Bank } from '../bank.ts'
import { askFor3ds } from '../verbs/attach-intent.ts'
import { expireLapsed } from '../verbs/expire-session.ts'
import { type Attempt, paySession } from '../verbs/pay-session.ts'
import { challengePage, type Notice, noticePage } from './notice-page.ts'
import { paymentPage } from './payment-page.ts'
import { langOf } from './words.ts'

/** Strict, as a payment page's should be; a host that has set its own keeps it. */
const CONTENT_SECURITY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"

type Found = { session: Stripe.Checkout.Session; req: express.Request; res: express.Response }

/** The page a buyer is sent to. Every link is relative, so it works under any path of any address. */
export function hostedPage(bank: Bank): express.Router {
  const pages = express.Router({ strict: true })
  const page = (act: (found: Found) => void) => (req: express.Request, res: express.Response) => {
    expireLapsed(bank)
    guard(res)
    const session = bank.find('session', String(req.params.id))
    if (session === undefined)
      return say(res, 404, noticePage('unknown', langOf(undefined, req.get('accept-language')), null))
    act({ session, req, res })
  }
  const open = (act: (found: Found) => void) =>
    page((found) => (found.session.status === 'open' ? act(found) : tellClosed(found)))
  const pay = (attempt: Attempt) =>
    open(({ session, res }) => {
      bank.change(() => paySession(bank, session, attempt))
      res.redirect(303, successUrl(session))
    })
  const fail = (outcome: 'declined' | '3ds_failed', back: (id: string) => string) =>
    open(({ session, res }) => {
      bank.change(() => paySession(bank, session, { outcome }))
      res.redirect(303, back(session.id))
    })

  pages.get(
    '/pay/:id',
    open((found) => showPayment(bank, found)),
  )
  pages.post('/pay/:id/card', pay({ outcome: 'paid' }))
  pages.post(
    '/pay/:id/decline',
    fail('declined', (id) => `../${id}?problem=declined`),
  )
  pages.post(
    '/pay/:id/3ds',
    open(({ session, res }) => {
      bank.change(() => askFor3ds(bank, session))
      res.redirect(303, '3ds')
    }),
  )
  pages.get(
    '/pay/:id/3ds',
    open((found) => showChallenge(bank, found)),
  )
  pages.post('/pay/:id/3ds/approve', pay({ outcome: 'paid', threeDSecure: true }))
  pages.post(
    '/pay/:id/3ds/fail',
    fail('3ds_failed', (id) => `../../${id}?problem=3ds`),
  )
  pages.post('/pay/:id/abandon', page(leave))
  return pages
}

function showPayment(bank: Bank, { session, req, res }: Found): void {
  const terms = bank.find('terms', session.id)
  if (terms === undefined) throw new Error(`session ${session.id} has no terms`)
  const asked = req.query.problem
  const problem = asked === 'declined' || asked === '3ds' ? asked : undefined
  const lang = langOf(session, req.get('accept-language'))
  say(res, 200, paymentPage({ session, terms, lang, now: bank.now(), problem }))
}

function showChallenge(bank: Bank, { session, req, res }: Found): void {
  const merchant = bank.find('terms', session.id)?.merchant ?? ''
  say(res, 200, challengePage({ session, merchant, lang: langOf(session, req.get('accept-language')) }))
}

/** A second click on Pay lands here too: the buyer goes where the first one led. */
function tellClosed({ session, req, res }: Found): void {
  const paid = session.status === 'complete'
  if (paid && req.method === 'POST') {
    res.redirect(303, successUrl(session))
    return
  }
  const notice: Notice = paid ? 'paid' : 'expired'
  const back = paid ? successUrl(session) : session.cancel_url
  say(res, paid ? 200 : 410, noticePage(notice, langOf(session, req.get('accept-language')), back))
}

function leave({ session, req, res }: Found): void {
  if (session.cancel_url !== null) res.redirect(303, session.cancel_url)
  else say(res, 200, noticePage('left', langOf(session, req.get('accept-language')), null))
}

const successUrl = (session: Stripe.Checkout.Session): string =>
  (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id)

function guard(res: express.Response): void {
  res.set('Cache-Control', 'no-store')
  if (!res.hasHeader('Content-Security-Policy')) res.set('Content-Security-Policy', CONTENT_SECURITY)
}

const say = (res: express.Response, status: number, page: SafeHtml): void =>
  void res.status(status).type('html').send(String(page))
