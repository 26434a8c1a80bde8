import { emit } from '../audit/emit.ts'
import type { AccountRole } from '../ledger/accounts.ts'
import { post } from '../ledger/post.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { money } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { type OpenClaims, openClaims } from './open-claims.ts'
import { lockInvoice } from './overdue.ts'
import { beingCredited, moreThanLeft } from './problems.ts'
import type { TransferVia } from './schema.ts'

/** Money for an invoice, in minor units of its currency; `paidOn` is the day it came, and `reference` what the bank calls it. */
export type Transfer = { amountMinor: number; paidOn: string; reference: string; via: TransferVia }

/** Whose account such money is taken from: what a bank's file brought waits on an account of its own until it is placed. */
export const FROM: Readonly<Record<TransferVia, AccountRole>> = {
  hand: 'bank',
  deposit: 'unplaced-money',
  tolerance: 'rounding',
  'set-off': 'set-off',
  payback: 'paybacks-under-way',
}

const ENTER = statement(
  'reminders-enter-transfer',
  `insert into document_transfers (id, document_id, amount_minor, claims_minor, paid_on, reference, via, at, by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
const CREDITING = statement(
  'reminders-being-credited',
  'select from documents_due where credits_id = $1 or replaces_id = $1 limit 1',
)

/** What is open of an invoice, under its order's lock. @throws document/unknown, invoice/being-credited */
export async function lockOpenClaims(tx: Tx, documentId: string): Promise<OpenClaims> {
  const open = (await lockInvoice(tx, documentId)) ? await openClaims(tx, documentId) : null
  if (!open) throw unknown('document')
  if ((await run(tx, CREDITING, [documentId])).length > 0) throw beingCredited()
  return open
}

/**
 * Enters money for an invoice. It pays the invoice first, then fees and interest: so an invoice that is paid is never reminded of
 * again. Returns its id. @throws document/unknown, invoice/more-than-left, invoice/being-credited
 */
export async function enterTransfer(tx: Tx, documentId: string, transfer: Transfer): Promise<string> {
  const { amountMinor, paidOn, reference, via } = transfer
  const { leftMinor, claimsMinor, currency, orderId } = await lockOpenClaims(tx, documentId)
  if (amountMinor > leftMinor + claimsMinor) throw moreThanLeft(money(leftMinor + claimsMinor, currency))
  const id = newId()
  const toInvoice = Math.min(amountMinor, leftMinor)
  const rest = amountMinor - toInvoice
  await run(tx, ENTER, [id, documentId, toInvoice, rest, paidOn, reference, via, tx.now, nameOf(tx.actor)])
  const postings = [{ debit: FROM[via], credit: 'receivables', amountMinor } as const]
  await post(tx, [{ kind: 'transfer', sourceId: id, postedOn: paidOn, currency, postings }])
  await emit(tx, { name: 'TransferRecorded', subjectId: orderId, facts: { documentId, amountMinor, via } })
  return id
}
