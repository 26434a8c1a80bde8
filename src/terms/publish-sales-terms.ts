import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { InstantIn } from '../catalogue/words.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict, constraintSpeaks, invalid } from '../platform/problems.ts'
import { SaidText } from './words.ts'

export const PublishSalesTerms = z
  .strictObject({ words: SaidText, validFrom: InstantIn.optional() })
  .meta({ id: 'PublishSalesTerms', description: 'Valid from now on unless a later instant is given' })
export type PublishSalesTerms = z.output<typeof PublishSalesTerms>

constraintSpeaks('sales_terms_pkey', () =>
  conflict(
    'terms/changed-meanwhile',
    'Someone else published sales terms at the same moment. Read them, then try again.',
  ),
)

const PUBLISH = statement<{ version: number }>(
  'terms-publish-sales',
  `insert into sales_terms (version, valid_from, words)
   select coalesce(max(version), 0) + 1, $1, $2 from sales_terms returning version`,
)

/**
 * Publishes the next version of the general sales terms. Never backwards in time: who bought yesterday accepted
 * what was shown yesterday.
 */
export async function publishSalesTerms(tx: Tx, command: PublishSalesTerms): Promise<{ version: number }> {
  const validFrom = command.validFrom ?? tx.now
  if (validFrom < tx.now) throw invalid('/validFrom', 'must not lie in the past')
  const [published] = await run(tx, PUBLISH, [validFrom, JSON.stringify(command.words)])
  const { version } = published!
  await emit(tx, { name: 'SalesTermsPublished', subjectId: newId(), facts: { version, validFrom } })
  return { version }
}
