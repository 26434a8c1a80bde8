import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { nameOf } from '../platform/actor.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict, constraintSpeaks, invalid } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'

/** `reminder-fee`: the most in øre, for claims due from that day on. `late-interest`: hundredths of a per cent a year. */
export const LEGAL_RATE_KINDS = ['reminder-fee', 'late-interest'] as const
export type LegalRateKind = (typeof LEGAL_RATE_KINDS)[number]

/** Ten times any fee and rate there has been: a slip of the keyboard is caught. */
const VALUE_MOST: Record<LegalRateKind, number> = { 'reminder-fee': 50_000, 'late-interest': 10_000 }

/** A thousand kroner, or a thousand per cent: more is a slip of the finger. */
const VALUE_MAX = 100_000

export const LegalRate = z
  .strictObject({
    kind: z.enum(LEGAL_RATE_KINDS),
    validFrom: z.iso.date(),
    value: z.int().min(0).max(VALUE_MAX),
    source: Line.meta({ description: 'Where it stands, for whoever checks it later' }),
  })
  .meta({
    id: 'LegalRate',
    description: 'Fee in øre (inkassoforskriften § 1-2), late interest in hundredths of a per cent',
  })
export type LegalRate = z.output<typeof LegalRate>

/**
 * Late interest follows Norges Bank and is set for each half year (forsinkelsesrenteloven § 2), so a rate counts to the end of its own and
 * no further: for one that nobody has entered no interest is claimed. The highest fee (inkassoforskriften § 1-2, a twentieth of
 * the inkasso rate) counts until another one does.
 */
const READ = statement<LegalRate>(
  'reminders-legal-rates',
  'select kind, valid_from as "validFrom", value, source from legal_rates order by kind, valid_from desc',
)
const ADD = statement(
  'reminders-add-legal-rate',
  'insert into legal_rates (kind, valid_from, value, source, set_by, set_at) values ($1, $2, $3, $4, $5, $6)',
)

constraintSpeaks('legal_rates_pk', () =>
  conflict('reminders/rate-entered', 'A rate from that day has been entered already.'),
)

/** Everything that has been entered, the newest first. */
export const legalRates = (on: On): Promise<LegalRate[]> => run(on, READ, [])

/** The highest fee for a claim that was due on a day; 0 where nobody has entered one. */
export const feeMost = (rates: readonly LegalRate[], dueDate: string): number =>
  rates.find(({ kind, validFrom }) => kind === 'reminder-fee' && validFrom <= dueDate)?.value ?? 0

/** @throws reminders/rate-entered, request/invalid */
export async function addLegalRate(tx: Tx, { kind, validFrom, value, source }: LegalRate): Promise<void> {
  if (value > VALUE_MOST[kind]) throw invalid('/value', `no ${kind} has ever been that high`)
  if (kind === 'late-interest' && !/-(01-01|07-01)$/.test(validFrom))
    throw invalid('/validFrom', 'late interest changes on 1 January and 1 July')
  await run(tx, ADD, [kind, validFrom, value, source, nameOf(tx.actor), tx.now])
  await emit(tx, { name: 'LegalRateEntered', subjectId: newId(), facts: { kind, validFrom, value } })
}
