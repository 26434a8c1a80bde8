import type { Actor } from './actor.ts'
import { HOUSE, seeAs } from './db/sight.ts'
import type { Tx } from './db/transact.ts'
import { type Ask, once } from './idempotency.ts'
import { act, type Till } from './till.ts'

/**
 * Does a command once under its key, seeing all that the house sees, and not only what whoever asks is shown: for work that rests on
 * money, people or a list that are not all theirs. Returns the outcome's id. @throws what `work` does, idempotency/key-reused, idempotency/in-progress
 */
export const actOnce = (
  till: Till,
  actor: Actor,
  { ask, work }: { ask: Ask; work: (tx: Tx) => Promise<string> },
): Promise<string> => seeAs(HOUSE, () => act(till, actor, (tx) => once(tx, ask, () => work(tx))))
