import { HOUSE, seeAs } from '../platform/db/sight.ts'
import type { Tx } from '../platform/db/transact.ts'
import { act } from '../platform/till.ts'
import type { Visit } from './visit.ts'

/** Runs what a mailed link opens. Whoever opens it has not signed in: the link alone says whose it is. */
export const byMailedLink = <T>({ till, caller }: Visit, work: (tx: Tx) => Promise<T>): Promise<T> =>
  seeAs(HOUSE, () => act(till, caller.actor, work))
