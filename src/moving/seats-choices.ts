import { companyOffering } from '../giving-back/company-seats.ts'
import type { Wallet } from '../giving-back/plan-give-back.ts'
import { nothingToGive } from '../giving-back/problems.ts'
import type { Moment } from '../platform/db/snapshot.ts'
import { type Money, money } from '../platform/money.ts'
import { problemOf } from '../platform/problems.ts'
import { priceAt } from '../storefront/price-at.ts'
import type { Choice } from './choices.ts'
import { planSeats } from './plan-seats.ts'
import { toPlace } from './preview.ts'
import { factsOfSeats } from './preview-seats.ts'
import { drawnSeat } from './problems.ts'
import { looseSeats, type SeatsLeaving, seatsLeaving } from './seats-leaving.ts'
import type { SeatsToMove } from './seats-wish.ts'
import { startsFor } from './starts-for-company.ts'
import { offeringsOfCourse, type Target } from './targets.ts'

/** Seats of one line that nobody sits in, and how many are named, which stay. */
export type LooseSeats = {
  lineId: string
  orderId: string
  orderNumber: number
  /** Without VAT. */
  unit: Money
  unnamed: number
  invited: number
  named: number
}

/** Of which lines a company could move seats of an offering, by order; what was drawn on a prepaid stays. @throws giving-back/no-seats, moving/drawn */
export async function looseOf(on: Moment, wallet: Wallet): Promise<{ title: string; lines: LooseSeats[] }> {
  const offering = await companyOffering(on, wallet)
  if (!offering) throw nothingToGive()
  const movable = offering.lines.filter(({ isDrawn }) => !isDrawn)
  if (movable.length === 0 && offering.lines.length > 0) throw drawnSeat()
  const lines = movable.map((line) => {
    const own = offering.seats.filter(({ lineId }) => lineId === line.lineId)
    const [loose, invited] = [looseSeats(offering, line).length, own.filter(({ kind }) => kind === 'invited').length]
    return {
      ...{ lineId: line.lineId, orderId: line.orderId, orderNumber: line.orderNumber },
      unit: money(line.unitNetMinor, line.currency),
      ...{ unnamed: loose - invited, invited, named: own.length - loose },
    }
  })
  return { title: offering.title, lines: lines.filter(({ unnamed, invited, named }) => unnamed + invited + named > 0) }
}

export type SeatsChoices = SeatsToMove & { title: string; choices: Choice[] }

/** Every later offering of the same course that the company could have, by start, and what so many seats there come to. @throws what seatsLeaving does */
export async function seatsChoices(on: Moment, wallet: Wallet, wanted: SeatsToMove): Promise<SeatsChoices> {
  const leaving = await seatsLeaving(on, wallet, wanted)
  const ids = (await offeringsOfCourse(on, leaving.order.courseId)).filter((id) => id !== wallet.offeringId)
  const targets = (await startsFor(on, ids, leaving)).toSorted(
    (a, b) => a.offer.startsAt.getTime() - b.offer.startsAt.getTime(),
  )
  const choices: Choice[] = []
  for (const target of targets) choices.push(await choiceOf(on, leaving, target))
  return { ...wanted, title: leaving.line.title, choices }
}

async function choiceOf(on: Moment, leaving: SeatsLeaving, target: Target): Promise<Choice> {
  const { offer, hindrance } = target
  const quantity = leaving.seats.length
  const { gross } = priceAt(offer, quantity)
  const listed = {
    ...{ to: toPlace(offer), left: offer.seats.left, price: money(gross.minor * quantity, gross.currency) },
    ...{ toPay: null, owed: null, refund: null },
  }
  if (hindrance) return { ...listed, hindrance }
  try {
    const moving = { ...leaving, target }
    const { price, toPay, owed, refund } = factsOfSeats(moving, await planSeats(on, moving))
    return { ...listed, price, toPay, owed, refund, hindrance: null }
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    return { ...listed, hindrance: problem.code }
  }
}
