import type { Case } from './cases.ts'
import * as agreements from './scenes/agreements.ts'
import * as asking from './scenes/asking.ts'
import * as budgets from './scenes/budgets.ts'
import * as certifying from './scenes/certifying.ts'
import * as collecting from './scenes/collecting.ts'
import * as finding from './scenes/finding.ts'
import * as following from './scenes/following.ts'
import * as going from './scenes/going.ts'
import * as interest from './scenes/interest.ts'
import * as newsletter from './scenes/newsletter.ts'
import * as paths from './scenes/paths.ts'
import * as prepaid from './scenes/prepaid.ts'
import * as reports from './scenes/reports.ts'
import * as shares from './scenes/shares.ts'
import * as tasks from './scenes/tasks.ts'
import * as vouchers from './scenes/vouchers.ts'

/** Guards of what is sold, told and decided about courses; those of money and seats stand in cases.ts. */
export const CASES_OF_COURSES: Case[] = [
  {
    guard: 'an invoice for several orders names one purchase order number',
    scene: collecting.threeOrders,
    alone: true,
    ends: { documents: 2, demands: 3 },
    damage: { documents: 1, demands: 3 },
  },
  {
    guard: 'each order of an invoice for several is invoiced once',
    scene: collecting.threeOrders,
    alone: true,
    ends: { documents: 2, demands: 3 },
    damage: { documents: 3, demands: 4 },
  },
  {
    guard: 'an order on an invoice for several costs what was agreed',
    scene: collecting.anOreApart,
    alone: true,
    ends: { documents: 2, demands: 2 },
    damage: { documents: 1, demands: 2 },
  },
  {
    guard: 'names are told to keys that may see them',
    scene: following.followedWithoutNames,
    ends: { named: 0, elsewhere: 0 },
    damage: { named: 1, elsewhere: 0 },
  },
  {
    guard: 'a certificate that was taken back is not handed out',
    scene: certifying.badgeOfWhatWasTakenBack,
    ends: [200, 409],
    damage: [200, 200],
  },
  {
    guard: 'no number tells of an offering that is held for others',
    scene: finding.countOfTheClosed,
    ends: { listed: 0, counted: 0 },
    damage: { listed: 0, counted: 1 },
  },
  {
    guard: 'whoever asks to hear of a course is told nothing of a start that is held for others',
    scene: interest.askedOfTheClosed,
    ends: { status: 202 },
    damage: { status: 409 },
  },
  {
    guard: 'orders for one unit wait for each other at its budget',
    scene: budgets.lastOfBudget,
    ends: [201, 409],
    damage: [201, 201],
  },
  {
    guard: 'orders by an agreement wait for each other',
    scene: agreements.lastPlaceTwice,
    ends: { placed: 1, refused: ['/problems/pricing/agreement-used-up'], used: 1 },
    damage: { placed: 2, refused: [], used: 2 },
  },
  {
    guard: 'orders that draw on a prepaid wait for each other',
    scene: prepaid.lastPlaceDrawnTwice,
    ends: { placed: 1, refused: ['/problems/prepaid/too-little-left'], left: 0 },
    damage: { placed: 2, refused: [], left: -100_000 },
  },
  {
    guard: 'orders by a code wait for each other',
    scene: vouchers.lastUseTwice,
    ends: { placed: 1, refused: ['/problems/voucher/used-up'] },
    damage: { placed: 2, refused: [] },
  },
  {
    guard: 'of a learning path every course is seated or none',
    scene: paths.twentyForFive,
    ends: { placed: 5, refused: 15, taken: [5, 5] },
    damage: { placed: 20, refused: 0, taken: [20, 5] },
  },
  {
    guard: 'whether somebody still wants the newsletter is asked when it is written to them',
    scene: newsletter.leftBeforeTheirTurn,
    ends: { written: 0, skipped: 1 },
    damage: { written: 1, skipped: 0 },
  },
  {
    guard: 'whoever answers for a course may keep it',
    scene: tasks.answeredForByAStranger,
    ends: { status: 409 },
    damage: { status: 204 },
  },
  {
    guard: 'an employer answers a request once',
    scene: asking.twoAtAnEmployer,
    ends: { taken: 1 },
    damage: { taken: 2 },
  },
  {
    guard: 'no seat is sold for a share of its price',
    scene: shares.paidAfterGivingUp,
    ends: { sold: 0, seats: 0, invoices: 0, backMinor: 245_000 },
    damage: { sold: 1, seats: 1, invoices: 1, backMinor: 0 },
  },
  {
    guard: 'what was credited is no income of anybody',
    scene: reports.creditedSource,
    ends: { source: 'linkedin / social', agreedMinor: 0 },
    damage: { source: 'linkedin / social', agreedMinor: 490_000 },
  },
  {
    guard: 'an offering is cancelled as it was shown',
    scene: going.cancelledAsShownBefore,
    ends: { status: 409, isCancelled: false },
    damage: { status: 201, isCancelled: true },
  },
  {
    guard: 'a company answers a request once',
    scene: asking.twoApprovers,
    ends: { orders: 1, taken: 1 },
    damage: { orders: 2, taken: 2 },
  },
]
