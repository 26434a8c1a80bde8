import type { ErrorRequestHandler } from 'express'
import { refusalFor, refusalOf } from '../platform/http/answer-problem.ts'
import type { Problem } from '../platform/problems.ts'
import { bareFrame, frameOf } from './frame.ts'
import { page } from './html-answer.ts'
import { wantsPage } from './mount-pages.ts'
import { pageOf } from './page.ts'
import { problemPage } from './pages/problem.ts'
import type { Visit } from './visit.ts'
import { type PageParts, visitOf } from './visit-of.ts'

/**
 * Answers refusals and failures with a page to whoever prefers HTML; the API's answer stands behind it for all others.
 * Whoever must sign in first is led there and back.
 */
export const answerProblemPage =
  (parts: PageParts): ErrorRequestHandler =>
  async (error: unknown, req, res, next) => {
    if (res.headersSent || !wantsPage(req)) return next(error)
    const visit = visitOf(parts, req, res)
    const problem = refusalOf(error, parts.till.log, visit.caller.requestId)
    parts.till.refusals.note(refusalFor(req, problem, visit.caller))
    res.set('Cache-Control', 'no-store').vary('Accept')
    const leads = leadOn(visit, problem, req.method)
    if (leads) return res.redirect(303, leads)
    res.set(problem.headers)
    const frame = problem.status >= 500 ? bareFrame(visit) : await frameOf(visit).catch(() => bareFrame(visit))
    page(res, { status: problem.status, markup: pageOf(frame, problemPage(visit, problem)) })
  }

/** Some refusals have a page where they are mended: signing in, signing in once more, adding an authenticator app. */
function leadOn({ to, path, form }: Visit, { code, status }: Problem, method: string): string | null {
  const back = encodeURIComponent(to(method === 'GET' ? path : '/account'))
  if (code === 'access/prove-again') return `${to('/sign-in')}?done=again&to=${back}`
  if (code === 'access/code-needed') return `${to('/sign-in/code')}?to=${encodeURIComponent(form.get('to'))}`
  if (code === 'access/second-factor') return to('/account')
  return status === 401 && method === 'GET' ? `${to('/sign-in')}?to=${back}` : null
}
