import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { SaidLine } from '../platform/words.ts'
import { CancellationRules } from './rules.ts'
import { SaidText, TermsCode } from './words.ts'
import { writeTerms } from './write-terms.ts'

export const WriteTerms = z
  .strictObject({
    code: TermsCode,
    name: SaidLine,
    inWords: SaidText,
    rules: CancellationRules,
    onOfferings: z.boolean().default(false).meta({
      description: 'Also for new orders of the offerings that are still on sale under an earlier version of the code',
    }),
  })
  .meta({ id: 'WriteCancellationTerms' })
export type WriteTerms = z.output<typeof WriteTerms>
export type WrittenTerms = { termsId: string; version: number; offerings: number }

const VERSION = statement<{ version: number }>(
  'terms-version-of',
  'select version from cancellation_terms where id = $1',
)
const MOVE = statement<{ offeringId: string }>(
  'terms-move-offerings',
  `update offering_terms u set terms_id = $1 from cancellation_terms w, offerings f
   where w.id = u.terms_id and w.code = $2 and w.id <> $1 and f.id = u.offering_id and f.sale_closes_at > app_now()
   returning u.offering_id as "offeringId"`,
)

/**
 * Writes the next version of a set of terms, or finds the newest where it says the same. Orders keep the version that they were
 * placed under; offerings keep theirs, too, unless the command says otherwise. @throws terms/changed-meanwhile
 */
export async function writeVersion(tx: Tx, { onOfferings, ...command }: WriteTerms): Promise<WrittenTerms> {
  const termsId = await writeTerms(tx, command)
  const [written] = await run(tx, VERSION, [termsId])
  const moved = onOfferings ? await run(tx, MOVE, [termsId, command.code]) : []
  const { version } = written!
  const facts = { code: command.code, version, offerings: moved.length }
  await emit(tx, { name: 'TermsWritten', subjectId: termsId, facts })
  for (const { offeringId } of moved) await emit(tx, { name: 'TermsSet', subjectId: offeringId, facts: { termsId } })
  return { termsId, version, offerings: moved.length }
}
