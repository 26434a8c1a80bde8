import { invalid } from '../platform/problems.ts'
import type { CompanySeat } from './company-seats.ts'
import type { GiveBackWish } from './give-back-wish.ts'
import { consumed, tooFew } from './problems.ts'

/** Who loses least goes first. */
const RANK: Record<CompanySeat['kind'], number> = { unnamed: 0, invited: 1, named: 2 }

/**
 * The seats that a wish means, from seats in the order of the latest bought. @throws giving-back/too-few, giving-back/consumed,
 * request/invalid
 */
export function chooseSeats(all: readonly CompanySeat[], { seats, number, orderId }: GiveBackWish): CompanySeat[] {
  const open = orderId === undefined ? all : all.filter((seat) => seat.orderId === orderId)
  return seats ? named(open, seats) : counted(open, number!)
}

function named(open: readonly CompanySeat[], wanted: readonly string[]): CompanySeat[] {
  const chosen = wanted.map((seatId, at) => {
    if (wanted.indexOf(seatId) < at) throw invalid(`/seats/${at}`, 'this seat stands there twice')
    const seat = open.find((each) => each.seatId === seatId)
    if (!seat) throw invalid(`/seats/${at}`, 'there is no such seat, or it was given back before')
    return seat
  })
  const used = chosen.filter((seat) => seat.consumed)
  if (used.length > 0) throw consumed(used.map(({ seatId }) => seatId))
  return chosen
}

function counted(open: readonly CompanySeat[], number: number): CompanySeat[] {
  const free = open.filter((seat) => !seat.consumed)
  if (free.length < number) throw tooFew(free.length)
  return free.toSorted((a, b) => RANK[a.kind] - RANK[b.kind]).slice(0, number)
}
