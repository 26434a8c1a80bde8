import type { ErrorRequestHandler } from 'express'
import { refusalOf } from '../platform/http/answer-problem.ts'
import { bareFrame, frameOf } from './frame.ts'
import { page } from './html-answer.ts'
import { wantsPage } from './mount-pages.ts'
import { pageOf } from './page.ts'
import { problemPage } from './pages/problem.ts'
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
    res.set('Cache-Control', 'no-store').vary('Accept')
    if (problem.status === 401 && req.method === 'GET')
      return res.redirect(303, `${visit.to('/sign-in')}?to=${encodeURIComponent(visit.to(visit.path))}`)
    res.set(problem.headers)
    const frame = problem.status >= 500 ? bareFrame(visit) : await frameOf(visit).catch(() => bareFrame(visit))
    page(res, { status: problem.status, markup: pageOf(frame, problemPage(visit, problem)) })
  }
