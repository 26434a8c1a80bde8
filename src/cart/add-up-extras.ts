import type { ChosenExtra } from '../pricing/schema.ts'

/** What was chosen twice, of each so many as both say. */
export function addUpExtras(some: readonly ChosenExtra[], more: readonly ChosenExtra[]): ChosenExtra[] {
  const alike = Map.groupBy([...some, ...more], ({ extraId }) => extraId)
  return [...alike].map(([extraId, own]) => ({
    extraId,
    quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
  }))
}
