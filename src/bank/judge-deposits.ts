import { leftOf, lockReceivable } from '../old-receivables/lower-left.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { Problem } from '../platform/problems.ts'
import { openClaims } from '../reminders/open-claims.ts'
import { lockInvoice } from '../reminders/overdue.ts'
import { ourReference } from './our-reference.ts'
import { payInvoice, roundOff } from './pay-invoice.ts'
import { payOldReceivable } from './pay-old-receivable.ts'
import { type Deposit, lockDeposit } from './put-placement.ts'

/** Why a deposit, or a part of it, waits for a person. */
export const HINDRANCES = [
  'no-reference',
  'unknown-reference',
  'unclear-shares',
  'other-currency',
  'being-credited',
  'more-than-left',
  'came-back',
] as const
export type Hindrance = (typeof HINDRANCES)[number]

/** As many are placed in one transaction: each takes the lock of its order for as long. */
const BATCH = 25

const TAKE = statement<{ id: string }>(
  'bank-take-unjudged',
  `select id from deposits where judged_at is null order by taken_at, id limit ${BATCH} for update skip locked`,
)
const JUDGED = statement(
  'bank-judged',
  'update deposits set judged_at = $2, hindrance = case when left_minor > 0 then $3 end where id = $1',
)
/** What a reference stands for: an invoice, or what an earlier system had left open, with what is left of that. */
type Found = {
  kid: string
  currency: string
  documentId: string | null
  receivableId: string | null
  openMinor: number | null
}
const BY_KID = statement<Found>(
  'bank-invoices-by-kid',
  `select d.kid, d.currency, d.id as "documentId", null::uuid as "receivableId", null::bigint as "openMinor" from documents d where d.kid = any($1)
   union all select r.kid, r.currency, null, r.id, r.left_minor from old_receivables r where r.kid = any($1)`,
)

/** Places what the payers' references say whose it is; whatever is not plain waits for a person. Returns how many were looked at. */
export async function judgeDeposits(tx: Tx): Promise<number> {
  const waiting = await run(tx, TAKE, [])
  for (const { id } of waiting) await judgeDeposit(tx, id)
  return waiting.length
}

/** @throws deposit/unknown */
export async function judgeDeposit(tx: Tx, depositId: string): Promise<void> {
  const deposit = await lockDeposit(tx, depositId)
  const hindrance = deposit.leftMinor > 0 && !deposit.isReversed ? await placeByReference(tx, deposit) : null
  await run(tx, JUDGED, [depositId, tx.now, hindrance])
}

type Named = Omit<Found, 'kid'> & { amountMinor: number | null }
type Paying = Named & { amountMinor: number }

async function placeByReference(tx: Tx, deposit: Deposit): Promise<Hindrance | null> {
  const { remittances, currency, endToEndId } = deposit
  if (ourReference(endToEndId ?? undefined)) return 'came-back'
  if (remittances.length === 0) return 'no-reference'
  const found = await run(tx, BY_KID, [remittances.map(({ reference }) => reference)])
  const meant = remittances.map(({ reference }) => meantBy(reference, found))
  if (meant.some((each) => each.length > 1)) return 'unclear-shares'
  const shares: Named[] = remittances.flatMap(({ amountMinor }, at) =>
    meant[at]!.map((each) => ({ ...each, amountMinor })),
  )
  if (shares.length === 0) return 'unknown-reference'
  if (shares.some((share) => share.currency !== currency)) return 'other-currency'
  const isWhole = shares.length === remittances.length
  const paying = await amountsOf(tx, deposit.leftMinor, { shares, isWhole })
  if (!paying) return 'unclear-shares'
  const rest = await pay(tx, deposit, paying)
  if (typeof rest !== 'number') return rest
  if (isWhole) await roundOff(tx, deposit, rest)
  return isWhole ? 'more-than-left' : 'unknown-reference'
}

/** What a reference stands for; an earlier system may have had one for all invoices of a buyer, of which those count that something is left of. */
function meantBy(reference: string, found: readonly Found[]): Found[] {
  const named = found.filter(({ kid }) => kid === reference)
  const open = named.filter(({ openMinor }) => openMinor !== 0)
  return open.length > 0 ? open : named.slice(0, 1)
}

/** How much each invoice is to get: as the payer says, or all for the only one, or what each has left where that comes to the sum. */
async function amountsOf(
  tx: Tx,
  leftMinor: number,
  { shares, isWhole }: { shares: readonly Named[]; isWhole: boolean },
): Promise<Paying[] | null> {
  const stated = shares.flatMap((share) =>
    share.amountMinor === null ? [] : [{ ...share, amountMinor: share.amountMinor }],
  )
  const sum = (parts: readonly { amountMinor: number }[]) => parts.reduce((all, part) => all + part.amountMinor, 0)
  if (stated.length === shares.length) return sum(stated) <= leftMinor ? stated : null
  if (stated.length > 0 || !isWhole) return null
  if (shares.length === 1) return [{ ...shares[0]!, amountMinor: leftMinor }]
  const open = await Promise.all(shares.map(async (share) => ({ ...share, amountMinor: await openOf(tx, share) })))
  return sum(open) === leftMinor ? open : null
}

/** Pays each as far as it is open. Returns what is over, or what stands in the way. */
async function pay(tx: Tx, deposit: Deposit, paying: readonly Paying[]): Promise<number | Hindrance> {
  let { leftMinor } = deposit
  for (const { documentId, receivableId, amountMinor } of paying) {
    if (documentId !== null) await lockInvoice(tx, documentId)
    else await lockReceivable(tx, receivableId!)
    const most = Math.min(amountMinor, await openOf(tx, { documentId, receivableId }))
    if (most <= 0) continue
    try {
      if (documentId !== null) await payInvoice(tx, deposit, { documentId, amountMinor: most })
      else await payOldReceivable(tx, deposit, { receivableId: receivableId!, amountMinor: most })
    } catch (error) {
      if (error instanceof Problem && error.code === 'invoice/being-credited') return 'being-credited'
      throw error
    }
    leftMinor -= most
  }
  return leftMinor
}

/** What is open of an invoice with its claims, or of what an earlier system had left open. */
async function openOf(
  tx: Tx,
  { documentId, receivableId }: Pick<Named, 'documentId' | 'receivableId'>,
): Promise<number> {
  if (documentId === null) return leftOf(tx, receivableId!)
  const claims = await openClaims(tx, documentId)
  return (claims?.leftMinor ?? 0) + (claims?.claimsMinor ?? 0)
}
