import { z } from 'zod'
import { whomOf } from '../identity/whom.ts'
import { run } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { Instant, type Shown, type Whom } from '../platform/personal.ts'
import { unknown } from '../platform/problems.ts'
import { EVERYWHERE } from './everywhere.ts'

/** Told in the copy itself, for whoever reads it without us. */
const ABOUT =
  'Everything this till keeps about you. Passwords, codes and links are kept as digests that nobody can read, and are left out; so is what belongs to others.'

const SHOWN: readonly Shown[] = EVERYWHERE.flatMap(({ shown }) => ('as' in shown ? [shown] : []))

/** What a person gets: a list for each kind of thing that is kept of them. */
export const OwnCopy = z
  .object({
    about: z.string(),
    takenAt: Instant,
    addresses: z.array(z.string()),
    ...Object.fromEntries(SHOWN.map(({ as, shape }) => [as, z.array(shape)])),
  })
  .meta({ id: 'OwnCopy', description: 'Everything that is kept of one person, kind by kind' })

/** A member for each of `SHOWN`, beside the three that are always there. */
export type Copy = { about: string; takenAt: Date; addresses: string[]; [kind: string]: unknown }

/** All that is kept of a person. @throws person/unknown */
export async function copyOf(tx: Tx, personId: string): Promise<Copy> {
  const whom = await whomOf(tx, personId)
  if (!whom) throw unknown('person')
  const copy: Copy = { about: ABOUT, takenAt: tx.now, addresses: [...whom.addresses] }
  for (const { as, of } of SHOWN) copy[as] = await run(tx, of, valuesOf(whom))
  return copy
}

export const valuesOf = ({ id, addresses }: Whom): unknown[] => [id, addresses]

/** How many there are of each kind, none left out. */
export async function countsOf(tx: Tx, whom: Whom): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { as, of } of SHOWN) counts.set(as, (await run(tx, of, valuesOf(whom))).length)
  return counts
}
