import type { Takes } from './schema.ts'

/** One who waits, as far as fairness cares. */
export type Waiting = { id: string; wanting: number; takes: Takes; passes: number; isPassedOn: boolean }
export type Plan = {
  offers: { entryId: string; quantity: number }[]
  /** How often each that did not fit is passed by these offers. */
  passed: Map<string, number>
  /** For whom what is left over is kept: the first that does not fit, where nobody may take it. */
  keepFor: string | null
}

/**
 * Spreads free seats over those who wait, in their order: an entry that does not fit may be passed `most` times, and then everything
 * waits for it. One that was passed on keeps nobody waiting.
 */
export function planOffers(entries: readonly Waiting[], free: number, most: number): Plan {
  const plan: Plan = { offers: [], passed: new Map(), keepFor: null }
  const unfit: Waiting[] = []
  const passesOf = ({ id, passes }: Waiting) => passes + (plan.passed.get(id) ?? 0)
  let left = free
  for (const entry of entries) {
    if (left === 0 || unfit.some((each) => passesOf(each) >= most)) break
    const quantity = entry.takes === 'all-or-nothing' ? entry.wanting : Math.min(entry.wanting, left)
    if (quantity <= left) {
      for (const { id } of unfit) plan.passed.set(id, (plan.passed.get(id) ?? 0) + 1)
      plan.offers.push({ entryId: entry.id, quantity })
      left -= quantity
    } else if (!entry.isPassedOn) unfit.push(entry)
  }
  if (left > 0) plan.keepFor = (unfit.find((each) => passesOf(each) >= most) ?? unfit[0])?.id ?? null
  return plan
}
