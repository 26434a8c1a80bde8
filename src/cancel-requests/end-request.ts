import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import type { RequestEnd } from './schema.ts'

const END = statement(
  'cancel-request-end',
  'insert into cancel_request_ends (request_id, ended_as, reason, ended_at, ended_by) values ($1, $2, $3, $4, $5)',
)

/** Writes how a request ended. The database takes one end of each. */
export const endRequest = (
  tx: Tx,
  requestId: string,
  { as, reason = '' }: { as: RequestEnd; reason?: string },
): Promise<unknown> => run(tx, END, [requestId, as, reason, tx.now, nameOf(tx.actor)])
