import { faultsOf } from '../../invoices/check.ts'
import type { InvoiceDocument } from '../../invoices/document.ts'
import { ACCOUNTS } from '../ledger/accounts.ts'
import { type Entry, post } from '../ledger/post.ts'
import { canonicalDigest } from '../platform/canonical.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { readInstallation } from '../platform/installation.ts'
import { readSetting } from '../platform/settings.ts'
import { documentOf } from './document-of.ts'
import { type Due, takeDue } from './due-rows.ts'
import { kidOf } from './kid.ts'
import { type Seller, sellerSetting } from './seller.ts'
import { type Series, seriesOf } from './series.ts'

/** Any number would do: the one issuer at a time holds it. */
const ISSUER_LOCK = 7_243_393

const ALONE = statement<{ alone: boolean }>('invoicing-alone', 'select pg_try_advisory_xact_lock($1) as alone')
const OPEN_SERIES = statement<{ nextNumber: number; issuedAt: Date }>(
  'invoicing-open-series',
  `insert into series (code, next_number) values ($1, 1) on conflict (code) do update set code = excluded.code
   returning next_number as "nextNumber", greatest(last_issued_at, app_now()) as "issuedAt"`,
)
const SET_ASIDE = statement(
  'invoicing-set-aside',
  `update documents_due d set fault = f.fault from jsonb_to_recordset($1) as f(id uuid, fault text) where d.id = f.id`,
)
const ISSUE = statement(
  'invoicing-issue',
  `with given as (select * from jsonb_to_recordset($2) as d(id uuid, due_id uuid, number bigint, kind text, order_id uuid, demand_id uuid,
     credits_id uuid, issued_at timestamptz, document_date date, due_date date, kid text, currency text, net_minor bigint, vat_minor bigint,
     gross_minor bigint, prepaid_minor bigint, buyer_name text, content jsonb, content_digest text)),
   issued as (insert into documents (id, series, number, kind, order_id, demand_id, credits_id, issued_at, document_date, due_date, kid, currency,
     net_minor, vat_minor, gross_minor, prepaid_minor, buyer_name, content, content_digest)
     select id, $1, number, kind, order_id, demand_id, credits_id, issued_at, document_date, due_date, kid, currency,
     net_minor, vat_minor, gross_minor, prepaid_minor, buyer_name, content, content_digest from given returning id, issued_at),
   rendering as (insert into files_due (document_id, since) select id, issued_at from issued),
   counted as (update series set next_number = $3, last_issued_at = $4 where code = $1),
   taken as (delete from documents_due u using given g where u.id = g.due_id)
   insert into events (at, actor, name, subject_id, facts) select $4, 'job:issuer', 'DocumentIssued', order_id,
     jsonb_build_object('documentId', id, 'kind', kind, 'number', number) from given`,
)

type Issued = { id: string; due: Due; number: number; kid: string | null; content: InvoiceDocument }

/**
 * Numbers a batch of due documents: one issuer at a time, one row of the series, checked before a number is used, frozen and
 * posted in the same transaction, so a crash leaves neither a gap nor a number without its document. Returns how many.
 */
export async function issueDocuments(tx: Tx): Promise<number> {
  const [lock] = await run(tx, ALONE, [ISSUER_LOCK])
  const [mode, seller] = lock?.alone ? [await readInstallation(tx), await readSetting(tx, sellerSetting)] : [null, null]
  if (!mode || !seller) return 0
  const due = await takeDue(tx, dayIn(SELLER_ZONE, tx.now))
  if (due.length === 0) return 0
  const bySeries = Map.groupBy(due, ({ money }) => seriesOf(mode.mode, money).code)
  for (const alike of bySeries.values())
    await issueAlike(tx, alike, { series: seriesOf(mode.mode, alike[0]!.money), seller })
  return due.length
}

async function issueAlike(tx: Tx, due: Due[], by: { series: Series; seller: Seller }): Promise<void> {
  const sound = await soundOnes(tx, due, { ...by, today: dayIn(SELLER_ZONE, tx.now) })
  if (sound.length > 0) await number(tx, sound, by)
}

/** What could not become a lawful document waits for a person and holds nobody up. */
async function soundOnes(tx: Tx, due: Due[], by: { series: Series; seller: Seller; today: string }): Promise<Due[]> {
  const checked = due.map((each) => ({ each, faults: faultsNow(each, by) }))
  const bad = checked.filter(({ faults }) => faults.length > 0)
  if (bad.length > 0)
    await run(tx, SET_ASIDE, [
      JSON.stringify(bad.map(({ each, faults }) => ({ id: each.id, fault: faults.join('; ') }))),
    ])
  return checked.filter(({ faults }) => faults.length === 0).map(({ each }) => each)
}

function faultsNow(due: Due, by: { series: Series; seller: Seller; today: string }): readonly string[] {
  const trial = {
    number: '',
    kid: kidOf(by.series.kidDigit, 1),
    issueDate: by.today,
    test: by.series.test,
    seller: by.seller,
  }
  try {
    return faultsOf(documentOf(due, trial), { unnumbered: true })
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

async function number(tx: Tx, due: Due[], { series, seller }: { series: Series; seller: Seller }): Promise<void> {
  const [open] = await run(tx, OPEN_SERIES, [series.code])
  const { nextNumber, issuedAt } = open!
  const issueDate = dayIn(SELLER_ZONE, issuedAt)
  const issued = due.map((each, at): Issued => {
    const own = nextNumber + at
    const kid = each.kind === 'invoice' ? kidOf(series.kidDigit, own) : null
    return {
      id: newId(),
      due: each,
      number: own,
      kid,
      content: documentOf(each, { number: `${series.prefix}${own}`, kid, issueDate, test: series.test, seller }),
    }
  })
  await run(tx, ISSUE, [
    series.code,
    JSON.stringify(issued.map((each) => rowOf(each, issuedAt))),
    nextNumber + issued.length,
    issuedAt,
  ])
  await post(tx, issued.map(entryOf))
}

function rowOf({ id, due, number: own, kid, content }: Issued, issuedAt: Date): object {
  return {
    id,
    due_id: due.id,
    number: own,
    kind: due.kind,
    order_id: due.orderId,
    demand_id: due.demandId,
    credits_id: due.creditsId,
    issued_at: issuedAt,
    document_date: content.issueDate,
    due_date: content.dueDate ?? null,
    kid,
    currency: content.currency,
    net_minor: content.totals.netMinor,
    vat_minor: content.totals.vatMinor,
    gross_minor: content.totals.grossMinor,
    prepaid_minor: content.totals.prepaidMinor,
    buyer_name: content.buyer.name,
    content,
    content_digest: canonicalDigest(content),
  }
}

/** Receivable against deferred income and VAT; what was paid in advance then settles the receivable. A credit note is the reverse. */
function entryOf({ id, due, content }: Issued): Entry {
  const { receivables, deferredIncome, outputVat, customerAdvances } = ACCOUNTS
  const { netMinor, vatMinor, grossMinor } = content.totals
  const back = due.kind === 'credit-note'
  const paidBefore = back ? (due.credited?.totals.prepaidMinor ?? 0) : content.totals.prepaidMinor
  const postings = [
    { debit: receivables, credit: deferredIncome, amountMinor: netMinor },
    { debit: receivables, credit: outputVat, amountMinor: vatMinor },
    { debit: customerAdvances, credit: receivables, amountMinor: Math.min(paidBefore, grossMinor) },
  ]
  return {
    kind: due.kind,
    sourceId: id,
    postedOn: content.issueDate,
    currency: due.currency,
    postings: back
      ? postings.map(({ debit, credit, amountMinor }) => ({ debit: credit, credit: debit, amountMinor }))
      : postings,
  }
}
