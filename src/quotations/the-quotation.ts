import { Readable } from 'node:stream'
import { drawQuotation } from '../invoicing/draw-quotation.ts'
import { seeBuying } from '../platform/db/sight.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { quotationById, type WholeQuotation } from './queries.ts'
import { openedBy } from './quotation-token.ts'

/** @throws quotation/unknown */
export async function theQuotation(till: Till, id: string | null): Promise<WholeQuotation> {
  const quotation = id === null ? null : await quotationById({ client: till.connection.pool }, id)
  if (!quotation) throw unknown('quotation')
  return quotation
}

/** What a mailed link opens, read with the eyes of whoever buys. @throws quotation/unknown */
export const openedQuotation = (till: Till, token: string): Promise<WholeQuotation> =>
  seeBuying(() => theQuotation(till, openedBy(till.config.sessionSecret, token)))

/** Its PDF, as an answer. */
export async function fileOf({ content, number, lang }: WholeQuotation) {
  const source = Readable.from([Buffer.from(await drawQuotation(content, number))])
  const name = `${lang === 'nb' ? 'tilbud' : 'quote'}-${number}.pdf`
  return {
    status: 200 as const,
    body: null,
    file: { type: 'application/pdf' as const, name, source, inline: true as const },
  }
}
