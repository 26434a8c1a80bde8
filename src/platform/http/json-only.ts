import type { RequestHandler } from 'express'
import { Problem } from '../problems.ts'

/** Refuses a body of another content type, which would else be taken for an empty one. */
export const jsonOnly: RequestHandler = (req, _res, next) => {
  const sent = req.get('transfer-encoding') !== undefined || Number(req.get('content-length') ?? 0) > 0
  if (sent && !req.is('application/json'))
    throw new Problem('request/wrong-type', 415, 'Send the body as Content-Type: application/json.', {
      headers: { Accept: 'application/json' },
    })
  next()
}
