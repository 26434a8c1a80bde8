import type { Actor } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { readTogether } from '../platform/db/transact.ts'
import type { Till } from '../platform/till.ts'
import { facultiesSeenBy, READERS } from '../statements/the-statement.ts'

/** Who reads reports: of the unit, or of the faculties that somebody keeps. */
export const REPORT_READERS = [...READERS, 'faculty-administrator'] as const

/** A report, as an answer or a file, reads years of trade: it keeps a process busy for as long as so many writes. */
export const REPORT_WEIGHT = 10

/**
 * Reads of one moment, for whoever may read reports. Sums go over orders that a faculty administrator is not shown one by one, so the
 * database hides none of them; each read takes the faculties that it is narrowed to. Nobody is named in what comes out.
 */
export const readSums = <T>(
  { till, actor }: { till: Till; actor: Actor },
  read: (on: Moment, faculties: readonly string[] | null) => Promise<T>,
): Promise<T> => seeAs(HOUSE, () => readTogether(till.connection.pool, (on) => read(on, facultiesSeenBy(actor))))
