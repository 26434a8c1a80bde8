import type { NextFunction, Request, Response } from 'express'

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/

/** The control port needs no key, so it answers only this machine, and never a page of another site in its browser. */
export function onlyFromHere(req: Request, res: Response, next: NextFunction): void {
  const site = req.get('sec-fetch-site')
  const foreign = site === 'cross-site' || site === 'same-site'
  if (!LOOPBACK.test(req.socket.remoteAddress ?? '') || foreign) {
    const message = 'The control port answers only its own machine.'
    res.status(403).json({ error: { type: 'invalid_request_error', message } })
    return
  }
  next()
}
