import { expect } from 'vitest'
import type { Guard } from '../break/guards.ts'
import type { Play } from '../break/open-host.ts'
import type { Fleet } from '../support/fleet.ts'
import { CASES_OF_COURSES } from './cases-of-courses.ts'
import * as admission from './scenes/admission.ts'
import * as closing from './scenes/closing.ts'
import * as money from './scenes/money.ts'
import * as moving from './scenes/moving.ts'
import * as numbers from './scenes/numbers.ts'
import * as oldReceivables from './scenes/old-receivables.ts'
import * as payingBack from './scenes/paying-back.ts'
import * as payouts from './scenes/payouts.ts'
import * as quotations from './scenes/quotations.ts'
import * as requests from './scenes/requests.ts'
import * as seats from './scenes/seats.ts'
import * as waiting from './scenes/waiting.ts'
import * as wallet from './scenes/wallet.ts'

/** A scene, how it ends in the whole program, and the damage it shows in a build without the guard. */
export type Case = {
  guard: Guard
  scene: (fleet: Fleet, play: Play) => Promise<unknown>
  ends: unknown
  damage: unknown
  /** On a database of its own where no server works beside it. */
  alone?: boolean
}

const IN_REVIEW = { state: 'in-review', enrolled: false }
const ISSUED = 32
const NUMBERED = { due: 0, documents: ISSUED, numbers: ISSUED, first: 1, last: ISSUED }
const anyNumber: unknown = expect.any(Number)
const moreThan = (n: number): unknown => expect.toSatisfy((seen: number) => seen > n, `more than ${n}`)
const lessThan = (n: number): unknown => expect.toSatisfy((seen: number) => seen < n, `less than ${n}`)

export const CASES: Case[] = [
  {
    guard: 'clerks who settle one open item of an earlier system wait for each other',
    scene: oldReceivables.settledTwice,
    ends: [200, 409],
    damage: [200, 500],
  },
  {
    guard: 'a payout is found at the bank once',
    scene: payouts.onePayoutTwoDeposits,
    ends: [200, 409],
    damage: [200, 200],
  },
  {
    guard: 'those who give seats of one company away wait for each other',
    scene: wallet.twoPickers,
    ends: { given: 2 },
    damage: { given: 1 },
  },
  {
    guard: 'whoever steers a seat is told when somebody else has changed it',
    scene: wallet.swapOfWhatWas,
    ends: [204, 409],
    damage: [204, 204],
  },
  {
    guard: 'seats are locked while they are claimed',
    scene: seats.fewSeats,
    ends: { placed: 5, refused: 35 },
    damage: { placed: moreThan(5), refused: anyNumber },
  },
  {
    guard: 'a seat that is only locked is waited for before an offering is called full',
    scene: seats.claimBesideOneThatFails,
    ends: 201,
    damage: 409,
  },
  {
    guard: 'late money looks again at the seats it held, under their lock',
    scene: seats.lateMoneyDuringAnotherClaim,
    ends: { state: 'paid-unseated', tookTheSeat: false },
    damage: { state: 'confirmed', tookTheSeat: true },
  },
  {
    guard: 'late money takes only a seat that is free',
    scene: seats.lateMoneyOnAHeldSeat,
    ends: { late: 'paid-unseated', next: 'confirmed' },
    damage: { late: 'confirmed', next: 'paid-unseated' },
  },
  {
    guard: 'new buyers do not overtake the waiting list',
    scene: waiting.buyersAtAFreedSeat,
    ends: { placed: 0, refused: 12 },
    damage: { placed: 1, refused: 11 },
  },
  {
    guard: 'nobody orders a seat of a course that admits without a yes',
    scene: admission.buyersAtTheDoor,
    ends: { placed: 0, refused: 2 },
    damage: { placed: 2, refused: 0 },
  },
  {
    guard: 'of two who answer one application the second is told that it is answered',
    scene: admission.twoAnswers,
    ends: [200, 409],
    damage: [200, 500],
  },
  {
    guard: 'nobody whom a company names is enrolled before they are admitted',
    scene: admission.acceptedWithoutPapers,
    ends: { status: 409, type: '/problems/admission/papers-first' },
    damage: { status: 409, type: '/problems/admission/needed' },
  },
  {
    guard: 'what pays for the new seat is not sent back',
    scene: moving.samePrice,
    ends: { status: 201, refundedMinor: 0 },
    damage: { status: 201, refundedMinor: 490_000 },
  },
  {
    guard: 'a company’s seats are moved as it was shown',
    scene: moving.dearerThanShown,
    ends: { status: 409, moved: 0 },
    damage: { status: 201, moved: 2 },
  },
  {
    guard: 'one person takes one seat in an offering',
    scene: seats.samePersonThrice,
    ends: { placed: 1, refused: 2 },
    damage: { placed: 3, refused: 0 },
  },
  {
    guard: 'each event of Stripe is taken once',
    scene: money.sameEventManyTimes,
    ends: { answers: [200], stored: 1 },
    damage: { answers: expect.arrayContaining([500]), stored: 1 },
  },
  {
    guard: 'an event without a good signature is refused',
    scene: money.forgedEvents,
    ends: { statuses: [400, 400, 400, 400], stored: 0 },
    damage: { statuses: [200, 200, 200, 200], stored: 1 },
  },
  {
    guard: 'money that is not what the order asked for fulfils nothing',
    scene: money.otherMoneyThanAsked,
    ends: [IN_REVIEW, IN_REVIEW],
    damage: [
      { state: 'confirmed', enrolled: true },
      { state: 'confirmed', enrolled: true },
    ],
  },
  {
    guard: 'refunds of a payment wait for each other',
    scene: money.manyRefundsAtOnce,
    ends: { promised: 1, refused: ['refund/more-than-paid'] },
    damage: { promised: moreThan(1), refused: expect.any(Array) },
  },
  {
    guard: 'only the price that was shown is charged',
    scene: requests.priceGoesUp,
    ends: {
      status: 409,
      type: '/problems/checkout/price-changed',
      expected: { minor: 490_000, currency: 'NOK' },
      total: { minor: 590_000, currency: 'NOK' },
    },
    damage: { status: 201, total: { minor: 590_000, currency: 'NOK' } },
  },
  {
    guard: 'a request with the same key is done once',
    scene: requests.sameKeyManyTimes,
    ends: { ids: 1, odd: 0, last: 201, orders: 1 },
    damage: { ids: moreThan(1), odd: 0, last: 201, orders: moreThan(1) },
  },
  {
    guard: 'a cart becomes one order',
    scene: requests.oneCartFiveTabs,
    ends: { placed: 1, refused: 4 },
    damage: { placed: moreThan(1), refused: anyNumber },
  },
  {
    guard: 'what an invoice has too much is given away once',
    scene: payingBack.oneBalanceTwice,
    ends: [201, 409],
    damage: [201, 201],
  },
  {
    guard: 'a quote becomes one order',
    scene: quotations.oneQuotationTwice,
    ends: { orders: 1, told: 1 },
    damage: { orders: 2, told: 2 },
  },
  {
    guard: 'a month is closed when whoever was posting into it is done',
    scene: closing.closedWhileSomebodyPosts,
    alone: true,
    ends: { whileSomebodyPosts: 0, afterwards: 1 },
    damage: { whileSomebodyPosts: 1, afterwards: 0 },
  },
  {
    guard: 'one issuer numbers at a time',
    scene: numbers.issuersAtOnce,
    alone: true,
    ends: NUMBERED,
    damage: { ...NUMBERED, numbers: lessThan(ISSUED), last: anyNumber },
  },
  {
    guard: 'a number is taken back with the transaction that took it',
    scene: numbers.issuersAtOnce,
    alone: true,
    ends: NUMBERED,
    damage: { ...NUMBERED, last: moreThan(ISSUED) },
  },
  ...CASES_OF_COURSES,
]
