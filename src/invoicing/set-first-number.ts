import { z } from 'zod'
import { emit } from '../audit/emit.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { conflict } from '../platform/problems.ts'
import { MAIN } from './series.ts'

/** Ten digits of a payment reference hold the number; a million numbers are left for the years to come. */
const FIRST_NUMBER_MAX = 9_999_000_000

export const SetFirstNumber = z
  .strictObject({ firstNumber: z.int().min(1).max(FIRST_NUMBER_MAX) })
  .meta({ id: 'SetFirstNumber', description: 'The number of the first invoice or credit note that is issued' })
export type SetFirstNumber = z.output<typeof SetFirstNumber>

export type Numbering = { nextNumber: number; issued: boolean }

/** The row's lock makes issuer and setter queue; whoever comes second sees what the first has done. */
const SET = statement<{ code: string }>(
  'invoicing-set-first-number',
  `insert into series (code, next_number) values ($1, $2) on conflict (code) do update set next_number = excluded.next_number
   where series.last_issued_at is null and not exists (select from documents d where d.series = series.code) returning code`,
)
const READ = statement<Numbering>(
  'invoicing-numbering',
  'select next_number as "nextNumber", last_issued_at is not null as issued from series where code = $1',
)

/**
 * Sets where the numbers of lawful documents begin, until the first is issued: from then on they only count upwards
 * (bokføringsforskriften § 5-1-3). @throws series/begun
 */
export async function setFirstNumber(tx: Tx, { firstNumber }: SetFirstNumber): Promise<void> {
  const [set] = await run(tx, SET, [MAIN, firstNumber])
  if (!set) throw conflict('series/begun', 'Documents have been issued: their numbers only count upwards from here.')
  await emit(tx, { name: 'FirstNumberSet', subjectId: newId(), facts: { series: MAIN, firstNumber } })
}

/** The number that the next lawful document gets, and whether any has been issued. */
export async function numberingOf(on: On): Promise<Numbering> {
  const [row] = await run(on, READ, [MAIN])
  return row ?? { nextNumber: 1, issued: false }
}
