import { renderStatement } from '../../invoices/statement.ts'
import type { StatementDocument } from '../../invoices/statement-document.ts'
import { sellerOf } from './document-of.ts'
import type { Seller } from './seller.ts'

/** All that the PDF of a statement says, in its language. */
export type StatementPaper = Omit<StatementDocument, 'kind' | 'seller'> & { seller: Seller }

/** The PDF of what a partner, a faculty or a funder is told of a month. */
export const drawStatement = ({ seller, ...paper }: StatementPaper): Promise<Uint8Array> =>
  renderStatement({ ...paper, kind: 'statement', seller: sellerOf(seller) })
