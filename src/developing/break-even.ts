import type { ProposalWords } from './proposal-body.ts'

/** From how many participants a run pays for itself, and after how many runs the making is paid for; null: never. */
export type BreakEven = { participants: number | null; runs: number | null }

type Budget = Pick<ProposalWords, 'developmentMinor' | 'runMinor' | 'priceMinor' | 'participants'>

/** By the budget's own figures; null while one of them is not given. */
export function breakEvenOf({ developmentMinor, runMinor, priceMinor, participants }: Budget): BreakEven | null {
  if (developmentMinor === null || runMinor === null || priceMinor === null || participants === null) return null
  const left = priceMinor * participants - runMinor
  return {
    participants: runMinor === 0 ? 0 : priceMinor === 0 ? null : Math.ceil(runMinor / priceMinor),
    runs: developmentMinor === 0 ? 0 : left <= 0 ? null : Math.ceil(developmentMinor / left),
  }
}
