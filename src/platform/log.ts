import pino from 'pino'
import { databaseFault } from './problems.ts'

export type Log = pino.Logger

/** Logs carry ids and causes. A database error holds whole rows of personal data, so only its skeleton is written. */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      'req.headers.authorization',
      'req.headers.cookie',
      'req.headers["cart-token"]',
      'req.headers["order-token"]',
    ],
    serializers: { err: skeletonOf },
  })
}

function skeletonOf(error: unknown): object {
  const { code, constraint } = databaseFault(error)
  if (!(error instanceof Error)) return { name: typeof error }
  const message = error.name === 'DrizzleQueryError' ? 'database query failed' : error.message
  const cause = error.cause instanceof Error ? error.cause.message : undefined
  return { name: error.name, message, cause, code, constraint, stack: error.stack?.split('\n').slice(1, 8).join('\n') }
}
