import { escapeLike } from '../platform/db/like.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Currency } from '../platform/money.ts'
import { OWN_KEY } from './entry-key.ts'
import type { Hindrance } from './judge-deposits.ts'
import type { Remittance } from './read-camt.ts'
import type { Place } from './schema.ts'

export type FileRow = {
  id: string
  name: string
  kind: 'camt.053' | 'camt.054'
  takenAt: Date
  takenBy: string
  newCount: number
  knownCount: number
  passedCount: number
  /** Of its payments: not looked at yet, and waiting for a person. */
  unjudgedCount: number
  waitingCount: number
}
const FILE = `select f.id, f.name, f.kind, f.taken_at as "takenAt", f.taken_by as "takenBy", f.new_count as "newCount", f.known_count as "knownCount",
    f.passed_count as "passedCount",
    (select count(*) from deposits d where d.file_id = f.id and d.judged_at is null) as "unjudgedCount",
    (select count(*) from deposits d where d.file_id = f.id and d.judged_at is not null and d.left_minor > 0) as "waitingCount"
  from bank_files f`
const FILES = statement<FileRow>(
  'bank-files-page',
  `${FILE} where $1::uuid is null or (f.taken_at, f.id) < (select p.taken_at, p.id from bank_files p where p.id = $1)
   order by f.taken_at desc, f.id desc limit $2`,
)
const ONE_FILE = statement<FileRow>('bank-file', `${FILE} where f.id = $1`)

/** Files that were taken in, the newest first. */
export const bankFilesBefore = (on: On, before: string | null, limit: number): Promise<FileRow[]> =>
  run(on, FILES, [before, limit])
export const bankFile = async (on: On, fileId: string): Promise<FileRow | null> =>
  (await run(on, ONE_FILE, [fileId]))[0] ?? null

export type DepositRow = {
  id: string
  fileId: string | null
  externalId: string | null
  bookedOn: string
  amountMinor: number
  leftMinor: number
  currency: Currency
  /** The bank's own; null where it gave none. */
  reference: string | null
  remittances: Remittance[]
  payerName: string | null
  said: string | null
  hindrance: Hindrance | null
  isJudged: boolean
  isReversed: boolean
}
const DEPOSIT = `d.id, d.file_id as "fileId", d.external_id as "externalId", d.booked_on as "bookedOn", d.amount_minor as "amountMinor", d.left_minor as "leftMinor", d.currency,
  case when d.entry_key not like '${OWN_KEY}%' then d.entry_key end as reference, d.remittances, d.payer_name as "payerName", d.said, d.hindrance, d.judged_at is not null as "isJudged",
  exists (select from bank_reversals r where r.deposit_id = d.id) as "isReversed"`
/** Found by what stands on the statement: the payer, their words, a reference, or the amount as it is written. */
const HITS = `($2::text is null or d.payer_name ilike $2 or d.said ilike $2 or d.entry_key ilike $2 or d.remittances::text ilike $2)
  and ($3::bigint is null or d.amount_minor = $3) and ($4::uuid is null or d.file_id = $4)
  and ($5::uuid is null or (d.booked_on, d.id) > (select p.booked_on, p.id from deposits p where p.id = $5))`
const page = (name: string, which: string) =>
  statement<DepositRow>(
    name,
    `select ${DEPOSIT} from deposits d where ${which} and ${HITS} order by d.booked_on, d.id limit $1`,
  )
const BY_STATE = {
  waiting: page('bank-deposits-waiting', 'd.left_minor > 0 and d.judged_at is not null'),
  all: page('bank-deposits-all', 'true'),
}
const OF_PROGRAM = statement<DepositRow>(
  'bank-deposits-of-program',
  `select ${DEPOSIT} from deposits d where d.external_client = $1 and ($2::text is null or d.external_id = $2)
     and ($3::uuid is null or (d.booked_on, d.id) > (select p.booked_on, p.id from deposits p where p.id = $3)) order by d.booked_on, d.id limit $4`,
)
const ONE = statement<DepositRow>('bank-deposit', `select ${DEPOSIT} from deposits d where d.id = $1`)

export type DepositFilter = {
  state: 'waiting' | 'all'
  search?: string | undefined
  amountMinor?: number | undefined
  fileId?: string | undefined
}
/** The oldest first: they have waited longest. */
export function depositsAfter(
  on: On,
  { state, search, amountMinor, fileId }: DepositFilter,
  { after, limit }: { after: string | null; limit: number },
): Promise<DepositRow[]> {
  const like = search ? `%${escapeLike(search)}%` : null
  return run(on, BY_STATE[state], [limit, like, amountMinor ?? null, fileId ?? null, after])
}

export type BroughtPage = { externalId: string | null; after: string | null; limit: number }
/** What one program brought, the oldest first; one of them where its own name for it is given. */
export const depositsOfProgram = (on: On, clientId: string, page: BroughtPage): Promise<DepositRow[]> =>
  run(on, OF_PROGRAM, [clientId, page.externalId, page.after, page.limit])

export type PlacementRow = {
  id: string
  place: Place
  amountMinor: number
  documentId: string | null
  /** What an earlier system had left open. */
  receivableId: string | null
  number: string | null
  buyerName: string | null
  reason: string | null
  at: Date
  by: string
  isUndone: boolean
  undoes: boolean
}
const PLACEMENTS = statement<PlacementRow>(
  'bank-placements',
  `select p.id, p.place, p.amount_minor as "amountMinor", d.id as "documentId", p.old_receivable_id as "receivableId",
     coalesce(d.content ->> 'number', r.number) as number, coalesce(d.buyer_name, r.debtor) as "buyerName", p.reason,
     p.at, p.by, exists (select from placements u where u.undoes_id = p.id) as "isUndone", p.undoes_id is not null as undoes
   from placements p left join document_transfers t on t.id = p.transfer_id left join documents d on d.id = t.document_id
   left join old_receivables r on r.id = p.old_receivable_id
   where p.deposit_id = $1 order by p.at, p.id`,
)
export type PaidByDeposit = {
  depositId: string
  bookedOn: string
  payerName: string | null
  amountMinor: number
  isUndone: boolean
  undoes: boolean
}
const OF_RECEIVABLE = statement<PaidByDeposit>(
  'bank-payments-of-old-receivable',
  `select d.id as "depositId", d.booked_on as "bookedOn", d.payer_name as "payerName", p.amount_minor as "amountMinor",
     exists (select from placements u where u.undoes_id = p.id) as "isUndone", p.undoes_id is not null as undoes
   from placements p join deposits d on d.id = p.deposit_id where p.old_receivable_id = $1 order by p.at, p.id`,
)
/** What the bank's files brought for something that an earlier system had left open, in the order of time. */
export const depositsOfReceivable = (on: On, receivableId: string): Promise<PaidByDeposit[]> =>
  run(on, OF_RECEIVABLE, [receivableId])

export type DepositView = DepositRow & { placements: PlacementRow[] }

export async function depositView(on: On, depositId: string): Promise<DepositView | null> {
  const [[row], placements] = await Promise.all([run(on, ONE, [depositId]), run(on, PLACEMENTS, [depositId])])
  return row ? { ...row, placements } : null
}

export type ByHand = {
  transferId: string
  documentId: string
  number: string
  buyerName: string
  paidOn: string
  by: string
}
const BY_HAND = statement<ByHand>(
  'bank-likely-by-hand',
  `select t.id as "transferId", d.id as "documentId", d.content ->> 'number' as number, d.buyer_name as "buyerName", t.paid_on as "paidOn", t.by
   from deposits p join document_transfers t on t.amount_minor + t.claims_minor = p.left_minor and t.via = 'hand' and t.undoes_id is null
   join documents d on d.id = t.document_id and d.currency = p.currency
   where p.id = $1 and not exists (select from document_transfers u where u.undoes_id = t.id)
     and not exists (select from placements o where o.transfer_id = t.id and not exists (select from placements u where u.undoes_id = o.id))
   order by abs(t.paid_on - p.booked_on), t.at limit 5`,
)
/** Payments entered by hand that this money may be, the nearest day first. */
export const likelyByHand = (on: On, depositId: string): Promise<ByHand[]> => run(on, BY_HAND, [depositId])

export type ReversalRow = {
  id: string
  bookedOn: string
  amountMinor: number
  currency: Currency
  payerName: string | null
  said: string | null
  candidates: { depositId: string; bookedOn: string; payerName: string | null }[]
}
const REVERSALS = statement<ReversalRow>(
  'bank-open-reversals',
  `select r.id, r.booked_on as "bookedOn", r.amount_minor as "amountMinor", r.currency, r.payer_name as "payerName", r.said,
     (select coalesce(json_agg(c), '[]') from (select d.id as "depositId", d.booked_on as "bookedOn", d.payer_name as "payerName" from deposits d
        where d.account = r.account and d.currency = r.currency and d.amount_minor = r.amount_minor and d.booked_on <= r.booked_on
          and not exists (select from bank_reversals o where o.deposit_id = d.id) order by d.booked_on desc, d.id limit 10) c) as candidates
   from bank_reversals r where r.deposit_id is null and r.set_aside is null order by r.booked_on, r.id limit 50`,
)
/** Payments that the bank took back and nobody knows yet which they were, each with those it may be. */
export const openReversals = (on: On): Promise<ReversalRow[]> => run(on, REVERSALS, [])

export type Unplaced = { currency: Currency; count: number; leftMinor: number }
const UNPLACED = statement<Unplaced>(
  'bank-unplaced',
  `select currency, count(*) as count, sum(left_minor)::bigint as "leftMinor" from deposits where left_minor > 0 group by currency order by currency`,
)
/** What came in and is not placed: the balance of that account in the book. */
export const unplacedMoney = (on: On): Promise<Unplaced[]> => run(on, UNPLACED, [])
