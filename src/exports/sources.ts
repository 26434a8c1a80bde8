/**
 * What the entries of the book come from, by their source: the order it belongs to and the document it is about, where there are such. A
 * kind of entry that is not here stands in the files without them.
 */
export const SOURCES = `(
  select d.id, d.order_id, d.id as document_id from documents d
  union all select p.id, p.order_id, x.document_id from payments p left join document_payments x on x.payment_id = p.id where p.captured_at is not null
  union all select r.id, r.order_id, null from refunds r
  union all select i.id, i.order_id, null from disputes i
  union all select m.id, i.order_id, null from dispute_movements m join disputes i on i.id = m.dispute_id
  union all select g.id, l.order_id, null from recognitions g join order_lines l on l.id = g.order_line_id
  union all select m.id, coalesce(m.order_id, p.order_id), null from prepaid_movements m join prepaids p on p.id = m.prepaid_id
  union all select r.id, d.order_id, d.id from reminders r join documents d on d.id = r.document_id
  union all select t.id, d.order_id, d.id from document_transfers t join documents d on d.id = t.document_id
  union all select b.id, d.order_id, d.id from paybacks b join documents d on d.id = b.document_id)`
