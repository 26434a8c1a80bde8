import { emit } from '../audit/emit.ts'
import type { Tx } from '../platform/db/transact.ts'
import { lockPayback } from './lock-payback.ts'
import { notNow } from './problems.ts'
import { putLink } from './put-link.ts'

/**
 * Asks the payee anew, for the first account or for another one: only by a new link does an account change, and not after two people have
 * approved it. @throws payback/unknown, payback/not-now, payback-link/often
 */
export async function newLink(tx: Tx, paybackId: string): Promise<void> {
  const { state } = await lockPayback(tx, paybackId)
  if (state !== 'no-account' && state !== 'to-approve') throw notNow()
  await putLink(tx, paybackId)
  await emit(tx, { name: 'PaybackLinkSent', subjectId: paybackId })
}
