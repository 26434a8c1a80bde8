import { type On, run, statement } from '../platform/db/statement.ts'
import type { Said } from '../platform/lang.ts'
import type { Arranged } from './schema.ts'

/** A change of when or where, as it was told, or as it will be. */
export type OfferingChangeNoted = {
  changeId: string
  at: Date
  before: Arranged
  after: Arranged
  material: boolean
  freeUntil: Date | null
  words: Said | null
  toldAt: Date | null
}

/** The newest are shown. */
const MOST_SHOWN = 50
const FIND = statement<OfferingChangeNoted>(
  'catalogue-changes-of',
  `select g.id as "changeId", g.at, g.before, g.after, g.material, g.free_until as "freeUntil", g.words, g.told_at as "toldAt"
   from offering_changes g where g.offering_id = $1 order by g.at desc, g.id desc limit ${MOST_SHOWN}`,
)

/** What was changed of an offering's times and places since it went on sale, the newest first. */
export const changesOf = (on: On, offeringId: string): Promise<OfferingChangeNoted[]> => run(on, FIND, [offeringId])
