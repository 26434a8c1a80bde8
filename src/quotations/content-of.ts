import { type QuotationContent, quotationContent } from '../invoicing/draw-quotation.ts'
import { moneyKindSetting } from '../invoicing/enter-money-kind.ts'
import { sellerSetting } from '../invoicing/seller.ts'
import { seriesOf } from '../invoicing/series.ts'
import type { Tx } from '../platform/db/transact.ts'
import { readInstallation } from '../platform/installation.ts'
import { conflict } from '../platform/problems.ts'
import { readSetting } from '../platform/settings.ts'
import type { MakeQuotation } from './make-quotation.ts'
import type { PricedLines } from './price-lines.ts'

type Frozen = { priced: PricedLines; issueDate: string; validThrough: string }

/** All that an offer will say, but its number, as seller, buyer and prices are at this moment. @throws quotation/no-seller */
export async function contentOf(
  tx: Tx,
  { payer, lang, note, heldThrough }: MakeQuotation,
  { priced, ...days }: Frozen,
): Promise<QuotationContent> {
  const [seller, installation] = [await readSetting(tx, sellerSetting), await readInstallation(tx)]
  if (!seller || !installation) throw conflict('quotation/no-seller', 'Say who sells before anything is offered.')
  const money = await readSetting(tx, moneyKindSetting)
  const { offers, lines, quote } = priced
  return quotationContent({
    ...{ seller, payer, lang, currency: quote.currency, lines, quote, note, heldThrough },
    ...days,
    terms: [...new Set(offers.map(({ terms }) => terms.rulesInWords ?? terms.inWords))],
    test: seriesOf({ mode: installation.mode, money, kind: 'invoice' }, 'shared').test,
  })
}
