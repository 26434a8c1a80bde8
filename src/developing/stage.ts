import type { Step } from './schema.ts'

/** Where a course stands. A proposal that is no course yet is an idea too. */
export const STAGES = ['idea', 'development', 'marketing', 'on-sale', 'delivered', 'evaluated', 'archived'] as const
export type Stage = (typeof STAGES)[number]

/** What says where a course stands: the last step that somebody took, and what is on sale and has been held. */
export type StageFacts = {
  published: boolean
  lastStep: Step | null
  lastStepAt: Date | null
  /** Published starts that are not over. */
  current: number
  /** When the last published start was over. */
  deliveredAt: Date | null
}

/**
 * Facts go before words: what is sold is on sale, also where somebody archived it before, and what was held since the last step is
 * delivered. Else it stands where somebody put it.
 */
export function stageOf({ published, lastStep, lastStepAt, current, deliveredAt }: StageFacts): Stage {
  if (published && current > 0) return 'on-sale'
  if (deliveredAt !== null && (lastStepAt === null || deliveredAt > lastStepAt)) return 'delivered'
  return lastStep ?? (published ? 'marketing' : 'idea')
}

/** The step that a course takes next, from where it stands; null while it is on sale, which ends by itself. */
export const NEXT: Readonly<Record<Stage, Step | null>> = {
  idea: 'development',
  development: 'marketing',
  marketing: null,
  'on-sale': null,
  delivered: 'evaluated',
  evaluated: 'archived',
  archived: 'development',
}
