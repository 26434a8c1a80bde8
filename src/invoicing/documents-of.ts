/** The ids of the documents of an order, given by an expression: those issued for it alone, and those that it shares (decisions/0089). */
export const documentsOfOrder = (order: string): string =>
  `(select part.document_id from document_demands part where part.order_id = ${order})`

/** The ids of the documents of a demand: its invoices, alone or collective, and what takes something of it back. */
export const documentsOfDemand = (demand: string): string =>
  `(select part.document_id from document_demands part where part.demand_id = ${demand})`

/** The ids of the orders of a document. */
export const ordersOfDocument = (document: string): string =>
  `(select part.order_id from document_demands part where part.document_id = ${document})`
