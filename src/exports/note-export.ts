import { emit } from '../audit/emit.ts'
import type { Actor } from '../platform/actor.ts'
import { newId } from '../platform/ids.ts'
import { act, type Till } from '../platform/till.ts'

/** Who exported what, when: written before the first byte leaves. */
export async function noteExport(till: Till, actor: Actor, facts: { what: string; filter: object }): Promise<void> {
  await act(till, actor, (tx) => emit(tx, { name: 'DocumentsExported', subjectId: newId(), facts }))
}
