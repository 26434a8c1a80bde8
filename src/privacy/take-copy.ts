import { emit } from '../audit/emit.ts'
import { freshPerson } from '../identity/fresh.ts'
import type { Actor } from '../platform/actor.ts'
import { act, type Till } from '../platform/till.ts'
import { type Copy, copyOf } from './copy-of.ts'

/** It reads across all rooms what one person's own rights would not reach in each. */
const READER: Actor = { kind: 'job', name: 'my-data' }

/** A person takes the copy of their own data with them, and that they did is written down. @throws access/prove-again */
export async function takeCopy(till: Till, actor: Actor): Promise<{ personId: string; copy: Copy }> {
  const { personId } = freshPerson(actor)
  const copy = await act(till, READER, (tx) => copyOf(tx, personId))
  await act(till, actor, (tx) => emit(tx, { name: 'PersonalDataTaken', subjectId: personId }))
  return { personId, copy }
}
