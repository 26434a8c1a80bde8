import { createHash } from 'node:crypto'
import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import type { Currency } from '../platform/money.ts'
import { Line } from '../platform/words.ts'
import { bookDeposits } from './book-deposits.ts'
import { keysOf, TOLD_ENTRIES } from './entry-key.ts'
import { itemiseSum } from './itemise-sum.ts'
import { keepDebits, oursAmong } from './keep-debits.ts'
import { ourAccount } from './our-account.ts'
import { otherAccount } from './problems.ts'
import { type BankEntry, type BankMoney, readCamt } from './read-camt.ts'
import { settleIfPlain } from './settle-reversal.ts'
import { takeTurn } from './take-turn.ts'

/** As long as the largest list that the API takes, in characters; larger files come by the page or the command line. */
const CONTENT_MAX = 2_000_000
export const TakeBankFile = z
  .strictObject({
    name: Line.optional(),
    content: z.string().min(1).max(CONTENT_MAX).meta({ description: 'The XML of the file' }),
  })
  .meta({ id: 'TakeBankFile' })
export type TakeBankFile = z.output<typeof TakeBankFile>
/** What a file was, and whether it had been taken in before. */
export type TakenFile = { fileId: string; isKnown: boolean }

const KNOWN_FILE = statement<{ id: string }>('bank-known-file', 'select id from bank_files where digest = $1')
const TOLD = statement<{ place: number; sumId: string | null }>(
  'bank-told-entries',
  `select g.place, (array_agg(t.deposit_id) filter (where t.is_open_sum))[1] as "sumId"
   from jsonb_to_recordset($1) as g(place int, account text, key text, booked_on date, entry_minor bigint)
   join (${TOLD_ENTRIES}) t
     on t.account = g.account and t.entry_key = g.key and t.booked_on = g.booked_on and t.entry_minor = g.entry_minor
   group by g.place`,
)
const PUT_FILE = statement(
  'bank-put-file',
  `insert into bank_files (id, digest, name, kind, message_id, new_count, known_count, passed_count, taken_at, taken_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)
const COLUMNS =
  'id, account, entry_key, entry_minor, position, booked_on, amount_minor, currency, end_to_end_id, remittances, payer_name, said'
const SHAPES =
  'id uuid, account text, entry_key text, entry_minor bigint, position int, booked_on date, amount_minor bigint, currency text, end_to_end_id text, remittances jsonb, payer_name text, said text, is_sum boolean'
const PUT_DEPOSITS = statement(
  'bank-put-deposits',
  `insert into deposits (${COLUMNS}, is_sum, left_minor, file_id, taken_at)
   select ${COLUMNS}, is_sum, amount_minor, $2, $3 from jsonb_to_recordset($1) as r(${SHAPES})`,
)
const PUT_REVERSALS = statement(
  'bank-put-reversals',
  `insert into bank_reversals (${COLUMNS}, file_id, taken_at) select ${COLUMNS}, $2, $3 from jsonb_to_recordset($1) as r(${SHAPES})`,
)

/**
 * Takes in a bank's file: what came in on the account of our invoices is booked (D bank / C unplaced money) and waits to be placed; what the
 * bank took back waits for the payment that it was. Of what went out only our own paybacks are kept (keep-debits.ts). The same file again, and
 * the same payment told by another, change nothing. @throws bank/file-unreadable, bank/file-unsound, bank/other-account
 */
export async function takeBankFile(tx: Tx, { name = '', content }: TakeBankFile): Promise<TakenFile> {
  const file = readCamt(content)
  const digest = createHash('sha256').update(content).digest('hex')
  await takeTurn(tx)
  const [known] = await run(tx, KNOWN_FILE, [digest])
  if (known) return { fileId: known.id, isKnown: true }
  const ours = await entriesOfOurs(tx, file.entries)
  const fresh = await untold(tx, ours.filter(isOfInterest))
  const sent = await oursAmong(tx, ours)
  const left = await untold(tx, sent)
  const [reversed, came] = [
    fresh.filter(({ entry }) => entry.direction === 'out'),
    fresh.filter(({ entry }) => entry.direction === 'in'),
  ]
  const fileId = newId()
  const [rows, taken] = [came.flatMap(rowsOf), reversed.flatMap(rowsOf)]
  const told = ours.filter(isOfInterest).flatMap(({ money }) => money).length + sent.length
  const newCount = rows.length + taken.length + left.length
  const passed = ours.length - ours.filter(isOfInterest).length - sent.length + file.pending
  const counts = [newCount, told - newCount, passed]
  await run(tx, PUT_FILE, [fileId, digest, name, file.kind, file.messageId, ...counts, tx.now, nameOf(tx.actor)])
  for (const { sumId } of came) if (sumId) await itemiseSum(tx, sumId)
  await run(tx, PUT_DEPOSITS, [JSON.stringify(rows), fileId, tx.now])
  await run(tx, PUT_REVERSALS, [JSON.stringify(taken), fileId, tx.now])
  await keepDebits(tx, fileId, left)
  await bookDeposits(
    tx,
    rows.map(({ id, booked_on: bookedOn, currency, amount_minor: amountMinor }) => ({
      ...{ id, bookedOn, amountMinor, currency: currency as Currency },
    })),
  )
  for (const { id } of taken) await settleIfPlain(tx, id)
  await emit(tx, {
    name: 'BankFileTaken',
    subjectId: fileId,
    facts: { name, kind: file.kind, newCount, knownCount: told - newCount },
  })
  return { fileId, isKnown: false }
}

/** What comes in, and what the bank takes back of it. */
const isOfInterest = ({ direction, isReversal }: BankEntry): boolean => direction === 'in' || isReversal

async function entriesOfOurs(tx: Tx, entries: readonly BankEntry[]): Promise<BankEntry[]> {
  const account = await ourAccount(tx)
  // A Norwegian IBAN ends with the account's own number.
  const ours = entries.filter((entry) => entry.account.endsWith(account)).map((entry) => ({ ...entry, account }))
  if (entries.length > 0 && ours.length === 0) throw otherAccount(entries[0]!.account)
  return ours
}

type Fresh<E extends BankEntry = BankEntry> = { entry: E; key: string; sumId: string | null }

/** Those that no earlier file told. A batch that was told as a sum alone is told anew where its payments are known now. */
async function untold<E extends BankEntry>(tx: Tx, entries: readonly E[]): Promise<Fresh<E>[]> {
  const keys = keysOf(entries)
  const asked = entries.map(({ account, bookedOn, amountMinor }, place) => ({
    place,
    key: keys[place],
    account,
    booked_on: bookedOn,
    entry_minor: amountMinor,
  }))
  const told = new Map((await run(tx, TOLD, [JSON.stringify(asked)])).map(({ place, sumId }) => [place, sumId]))
  return entries.flatMap((entry, at) => {
    const sumId = isSum(entry) ? null : (told.get(at) ?? null)
    return told.has(at) && sumId === null ? [] : [{ entry, key: keys[at]!, sumId }]
  })
}

/** No more than a sum: nothing says whose money it is. */
const isSum = ({ money: [first, ...others] }: BankEntry): boolean =>
  others.length === 0 && first!.remittances.length === 0 && first!.payerName === null

const rowsOf = ({ entry, key, sumId }: Fresh) =>
  entry.money.map(({ position, amountMinor, ...about }: BankMoney) => ({
    id: newId(),
    account: entry.account,
    entry_key: key,
    entry_minor: entry.amountMinor,
    // The sum itself keeps the first place.
    position: sumId === null ? position : position + 1,
    booked_on: entry.bookedOn,
    amount_minor: amountMinor,
    currency: entry.currency,
    end_to_end_id: about.endToEndId,
    remittances: about.remittances,
    payer_name: about.payerName,
    said: about.said,
    is_sum: sumId === null && isSum(entry),
  }))
