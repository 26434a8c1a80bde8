import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { SaidLine } from '../platform/words.ts'
import { CancellationRules } from './rules.ts'
import { SaidText, TermsCode } from './words.ts'
import { writeTerms } from './write-terms.ts'

export const TermsBody = z
  .union([
    z.strictObject({ termsId: z.uuid() }),
    z.strictObject({
      code: TermsCode,
      name: SaidLine,
      inWords: SaidText,
      rules: CancellationRules.nullable()
        .optional()
        .meta({ description: 'Not given: as in the newest version of the code; null: none' }),
    }),
  ])
  .meta({
    id: 'SetTerms',
    description: 'Either a version that exists, or words and rules that become a new version of the code',
  })
export type SetTerms = z.output<typeof TermsBody> & { offeringId: string }

const ATTACH = statement<{ version: number }>(
  'terms-attach',
  `with attached as (
     insert into offering_terms (offering_id, terms_id) select id, $2 from offerings where id = $1
     on conflict (offering_id) do update set terms_id = excluded.terms_id returning terms_id)
   select w.version from attached join cancellation_terms w on w.id = attached.terms_id`,
)
const EXISTS = statement<{ id: string }>('terms-exists', 'select id from cancellation_terms where id = $1')

/**
 * Puts cancellation terms on an offering, for orders from now on; placed orders keep the version they were placed under.
 * @throws offering/unknown, terms/unknown, terms/changed-meanwhile
 */
export async function setTerms(tx: Tx, command: SetTerms): Promise<{ termsId: string; version: number }> {
  const termsId = 'termsId' in command ? await knownTerms(tx, command.termsId) : await writeTerms(tx, command)
  const [attached] = await run(tx, ATTACH, [command.offeringId, termsId])
  if (!attached) throw unknown('offering')
  await emit(tx, { name: 'TermsSet', subjectId: command.offeringId, facts: { termsId } })
  return { termsId, version: attached.version }
}

async function knownTerms(tx: Tx, termsId: string): Promise<string> {
  const [found] = await run(tx, EXISTS, [termsId])
  if (!found) throw unknown('terms')
  return found.id
}
