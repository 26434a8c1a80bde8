import type { RequestHandler } from 'express'
import { Problem } from '../problems.ts'

/** Refuses writes that another site makes a browser send: Sec-Fetch-Site first, Origin against our own as the fallback. */
export const sameOrigin =
  (origin: string): RequestHandler =>
  (req, _res, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next()
    const site = req.get('sec-fetch-site')
    const from = req.get('origin')
    const own = site ? site === 'same-origin' || site === 'none' : from === undefined || from === origin
    if (!own) throw new Problem('access/cross-site', 403, 'This request came from another site.')
    next()
  }
