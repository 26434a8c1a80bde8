import type { Actor } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import type { Lang } from '../platform/lang.ts'
import { act, type Till } from '../platform/till.ts'
import { type MergeAccounts, mergeAccounts } from './merge-accounts.ts'
import { type MergePreview, previewMerge } from './preview-merge.ts'

// What the other account has is seen with the house's eyes: the proof, and nothing else, says that it is the same person's.

/** @throws merge/unknown */
export const seeMerge = (till: Till, actor: Actor, { id, lang }: { id: string; lang: Lang }): Promise<MergePreview> =>
  seeAs(HOUSE, () => act(till, actor, (tx) => previewMerge(tx, id, lang)))

/** @throws as mergeAccounts */
export const merge = (till: Till, actor: Actor, { id, wish }: { id: string; wish: MergeAccounts }): Promise<void> =>
  seeAs(HOUSE, () => act(till, actor, (tx) => mergeAccounts(tx, id, wish)))
