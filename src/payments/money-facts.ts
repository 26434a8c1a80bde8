/**
 * Columns that say of `orders o` how its money stands, for whoever derives an order's state from them: what has come in and
 * not gone back, and whether something is on its way, stuck or taking its time.
 */
export const MONEY_FACTS = `coalesce((select sum(p.captured_minor) from payments p where p.order_id = o.id), 0)::bigint
       - coalesce((select sum(r.amount_minor) from refunds r where r.order_id = o.id and (r.failed_at is null or r.resolution = 'paid-by-bank')), 0)::bigint
       + coalesce((select sum(t.amount_minor) from document_demands y join document_transfers t on t.document_id = y.document_id where y.order_id = o.id and not y.collective), 0)::bigint
       + case when exists (select from document_demands y where y.order_id = o.id and y.collective)
           then coalesce((select sum(s.paid_minor) from collective_parts_of(o.id) s), 0) else 0 end::bigint as "paidMinor",
     exists (select from refunds r where r.order_id = o.id and r.succeeded_at is null and r.failed_at is null) as "refundPending",
     exists (select from refunds r where r.order_id = o.id and r.failed_at is not null and r.resolved_at is null) as "refundFailed",
     exists (select from payments p where p.order_id = o.id and p.processing_since is not null and p.captured_at is null and p.ended_at is null) as "paymentProcessing"`
