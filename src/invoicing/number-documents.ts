import { createHash } from 'node:crypto'
import type { InvoiceDocument } from '../../invoices/document.ts'
import { post } from '../ledger/post.ts'
import { canonicalDigest } from '../platform/canonical.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId, newLinkToken } from '../platform/ids.ts'
import type { Rates } from './accounting-vat.ts'
import { type Group, together } from './collect.ts'
import { documentOf, linesOf, subtotalsOf } from './document-of.ts'
import type { Due } from './due-rows.ts'
import { entriesOf } from './entry-of.ts'
import { kidOf } from './kid.ts'
import { payUrlOf } from './pay-url.ts'
import type { Seller } from './seller.ts'
import type { Series } from './series.ts'

const OPEN_SERIES = statement<{ nextNumber: number; issuedAt: Date; chainDigest: string }>(
  'invoicing-open-series',
  `insert into series (code, next_number) values ($1, 1) on conflict (code) do update set code = excluded.code
   returning next_number as "nextNumber", greatest((select max(x.last_issued_at) from series x), app_now()) as "issuedAt", chain_digest as "chainDigest"`,
)
const ISSUE = statement(
  'invoicing-issue',
  `with given as (select * from jsonb_to_recordset($2) as d(id uuid, number bigint, kind text, order_id uuid, demand_id uuid,
     credits_id uuid, issued_at timestamptz, document_date date, due_date date, kid text, currency text, net_minor bigint, vat_minor bigint,
     gross_minor bigint, prepaid_minor bigint, returned_minor bigint, buyer_name text, replaces_id uuid, token text, content jsonb, content_digest text, chain_digest text,
     lines jsonb, demands jsonb)),
   issued as (insert into documents (id, series, number, kind, order_id, demand_id, credits_id, issued_at, document_date, due_date, kid, currency,
     net_minor, vat_minor, gross_minor, prepaid_minor, returned_minor, buyer_name, replaces_id, token, content, content_digest, chain_digest)
     select id, $1, number, kind, order_id, demand_id, credits_id, issued_at, document_date, due_date, kid, currency,
     net_minor, vat_minor, gross_minor, prepaid_minor, returned_minor, buyer_name, replaces_id, token, content, content_digest, chain_digest
     from given returning id, issued_at),
   lined as (insert into document_lines (document_id, position, order_line_id, quantity, net_minor, vat_category, vat_rate_basis_points,
       cost_centre, project, activity)
     select g.id, l.position, l.order_line_id, l.quantity, l.net_minor, l.vat_category, l.vat_rate_basis_points, l.cost_centre, l.project, l.activity
     from given g cross join lateral jsonb_to_recordset(g.lines) as l(position int, order_line_id uuid, quantity int, net_minor bigint,
       vat_category text, vat_rate_basis_points int, cost_centre text, project text, activity text)),
   shared as (insert into document_demands (document_id, demand_id, order_id, position, collective, net_minor, vat_minor, gross_minor, vat)
     select g.id, y.demand_id, y.order_id, y.position, y.collective, y.net_minor, y.vat_minor, y.gross_minor, y.vat
     from given g cross join lateral jsonb_to_recordset(g.demands) as y(demand_id uuid, order_id uuid, position int, collective boolean,
       net_minor bigint, vat_minor bigint, gross_minor bigint, vat jsonb)),
   rendering as (insert into files_due (document_id, since) select id, issued_at from issued),
   telling as (insert into tellings_due (document_id, since) select id, issued_at from issued),
   counted as (update series set next_number = $3, last_issued_at = $4, chain_digest = $5 where code = $1),
   parts as (select g.id, g.kind, g.number, y.due_id, y.order_id from given g
     cross join lateral jsonb_to_recordset(g.demands) as y(due_id uuid, order_id uuid)),
   taken as (delete from documents_due u using parts p where u.id = p.due_id)
   insert into events (at, actor, name, subject_id, facts) select $4, 'job:issuer', 'DocumentIssued', order_id,
     jsonb_build_object('documentId', id, 'kind', kind, 'number', number) from parts group by id, kind, number, order_id`,
)

export type Issued = {
  id: string
  /** All of it as one, and the rows that earned it. */
  due: Due
  parts: Group
  number: number
  kid: string | null
  token: string
  content: InvoiceDocument
}

/** In which series, for whom, and by which exchange rates. `publicUrl` is where the pages stand that an invoice's link leads to. */
export type Issuing = { series: Series; seller: Seller; publicUrl: string; rates: Rates['now'] }

/** Gives the next numbers of a series to sound documents, freezes them with their lines, chains their digests and posts them. */
export async function numberDocuments(
  tx: Tx,
  groups: readonly Group[],
  { series, seller, publicUrl, rates }: Issuing,
): Promise<void> {
  const [open] = await run(tx, OPEN_SERIES, [series.code])
  const { nextNumber, issuedAt } = open!
  const issueDate = dayIn(SELLER_ZONE, issuedAt)
  const issued = groups.map((parts, at): Issued => {
    const each = together(parts)
    const own = nextNumber + at
    const kid = each.kind === 'invoice' ? kidOf(series.kidDigit, own) : null
    const number = `${series.prefix}${own}`
    const token = newLinkToken()
    const payUrl = payUrlOf(publicUrl, each.lang, token)
    return {
      id: newId(),
      due: each,
      parts,
      number: own,
      kid,
      token,
      content: documentOf(each, { number, kid, issueDate, test: series.test, seller, payUrl, rates }),
    }
  })
  let chain = open!.chainDigest
  const rows = issued.map((each) => {
    const digest = canonicalDigest(each.content)
    chain = linkOf(chain, digest)
    return { ...rowOf(each, issuedAt), content_digest: digest, chain_digest: chain }
  })
  await run(tx, ISSUE, [series.code, JSON.stringify(rows), nextNumber + issued.length, issuedAt, chain])
  await post(tx, issued.flatMap(entriesOf))
}

/** The chain's next link: whoever changes, adds or removes a document breaks every link after it. */
export const linkOf = (before: string, contentDigest: string): string =>
  createHash('sha256').update(`${before}${contentDigest}`).digest('hex')

type Amounts = { net_minor: number; vat_minor: number; gross_minor: number }

/** What of a document is a demand's: all of it, or what its own lines come to with their VAT. */
function demandOf({ id, demandId, orderId, lines }: Due, whole: Amounts | null): object {
  const of = { due_id: id, demand_id: demandId, order_id: orderId }
  if (whole) return { ...of, ...whole, collective: false, vat: null }
  const vat = subtotalsOf(lines)
  const net = vat.reduce((sum, { baseMinor }) => sum + baseMinor, 0)
  const taxed = vat.reduce((sum, { vatMinor }) => sum + vatMinor, 0)
  return { ...of, net_minor: net, vat_minor: taxed, gross_minor: net + taxed, collective: true, vat }
}

function rowOf({ id, due, parts, number, kid, token, content }: Issued, issuedAt: Date): object {
  const { netMinor, vatMinor, grossMinor } = content.totals
  const amounts = { net_minor: netMinor, vat_minor: vatMinor, gross_minor: grossMinor }
  return {
    id,
    number,
    kind: due.kind,
    order_id: due.orderId,
    demand_id: due.demandId,
    credits_id: due.creditsId,
    issued_at: issuedAt,
    document_date: content.issueDate,
    due_date: content.dueDate ?? null,
    kid,
    currency: content.currency,
    ...amounts,
    prepaid_minor: content.totals.prepaidMinor,
    returned_minor: due.credit?.returnedMinor ?? 0,
    buyer_name: content.buyer.name,
    replaces_id: due.replacesId,
    token,
    content,
    demands: parts.map((part, at) => ({ ...demandOf(part, parts.length > 1 ? null : amounts), position: at + 1 })),
    lines: linesOf(due).map((line, at) => ({
      position: at + 1,
      order_line_id: line.id,
      quantity: line.quantity,
      net_minor: line.netMinor,
      vat_category: line.vatCategory,
      vat_rate_basis_points: line.vatRateBasisPoints,
      cost_centre: line.dimensions.costCentre,
      project: line.dimensions.project,
      activity: line.dimensions.activity,
    })),
  }
}
