import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { PlannedDocument } from '../giving-back/replies.ts'
import { CurrencyCode, MoneySchema } from '../platform/money.ts'
import { CostBody } from './costs.ts'
import { Done, OUTCOMES, Reason } from './shapes.ts'

export const EconomyReply = z
  .object({
    ...{ offeringId: z.uuid(), currency: CurrencyCode },
    ...{ capacity: z.int(), minimum: z.int(), sold: z.int() },
    unnamed: z.int().meta({ description: 'Of the sold: seats of companies on which nobody sits' }),
    held: z.int(),
    waiting: z.int().meta({ description: 'Seats that are waited for' }),
    confirmed: MoneySchema.meta({ description: 'Without VAT: agreed and not credited, invoiced or to be invoiced' }),
    heldIncome: MoneySchema.meta({
      description: 'Without VAT, of seats that are held: who is paying, who asked an employer, quotes',
    }),
    costs: z.array(z.object({ ...CostBody.shape, costId: z.uuid(), currency: CurrencyCode })),
    ...{ fixed: MoneySchema, perLearner: MoneySchema, costsNow: MoneySchema },
    costsFull: MoneySchema.meta({ description: 'Were every seat sold' }),
    resultNowMinor: z.int().meta({ description: 'Below nothing where it costs more than it brings' }),
    breakEven: z.int().nullable().meta({
      description:
        'Participants at the average price sold, or at the listed one while nobody has bought; null where no number is enough',
    }),
    missingToBreakEven: z.int().nullable(),
    missingToMinimum: z.int(),
    decideBy: z.iso.date().nullable(),
    cancelledAt: InstantOut.nullable(),
  })
  .meta({ id: 'OfferingEconomy' })

const Sums = z.array(Done.extend({ currency: CurrencyCode, orders: z.int() }))
const Promised = z.array(z.object({ id: z.uuid(), name: z.string(), seats: z.int() }))

export const SimulationReply = z
  .object({
    simulationId: z.string().meta({ description: 'Cancelling takes it, and does exactly this or nothing' }),
    ...{ offeringId: z.uuid(), title: z.string(), code: z.string(), zone: z.string() },
    ...{ startsAt: InstantOut, endsAt: InstantOut, sums: Sums },
    orders: z.array(
      z.object({
        ...{ orderId: z.uuid(), orderNumber: z.int(), payer: z.string(), payerKind: z.enum(['person', 'company']) },
        standing: z.enum(['settled', 'late', 'unpaid']).meta({
          description: '`late`: its money is here and it has no seats; `unpaid`: its buyer may still pay',
        }),
        people: z.array(z.string()).meta({ description: 'Who lose their places' }),
        unnamed: z.int(),
        done: Done,
        documents: z.array(PlannedDocument),
        extras: z.array(z.object({ title: z.string(), returned: z.int(), of: z.int() })),
        hindrance: z
          .string()
          .nullable()
          .meta({ description: 'Why it cannot be credited now; it is tried until it can' }),
      }),
    ),
    promises: z.object({
      requests: Promised,
      quotations: z.array(z.object({ id: z.uuid(), number: z.int(), name: z.string(), seats: z.int() })),
      applications: Promised,
      waiting: z.object({ entries: z.int(), seats: z.int() }),
      moves: z.int(),
    }),
    mails: z.object({
      ...{ buyers: z.int(), learners: z.int(), waiting: z.int(), applicants: z.int(), askers: z.int() },
    }),
    hindered: z.int(),
    takesTwo: z
      .boolean()
      .meta({ description: 'It is more than one person may send back: a second one carries out the same' }),
    wish: z.object({ simulationId: z.string(), author: z.string().nullable(), at: InstantOut }).nullable(),
  })
  .meta({ id: 'CancelSimulation', description: 'What cancelling an offering would do at this moment' })

export const CancellationReply = z
  .object({
    ...{ cancellationId: z.uuid(), at: InstantOut, author: z.string().nullable(), wisher: z.string().nullable() },
    reason: Reason,
    planned: Sums,
    done: Sums,
    orders: z.array(
      z.object({
        ...{ orderId: z.uuid(), orderNumber: z.int(), payer: z.string() },
        planned: Done.nullable().meta({ description: 'Null for an order that came in beside the decision' }),
        done: Done.nullable(),
        outcome: z.enum(OUTCOMES).nullable(),
        doneAt: InstantOut.nullable(),
        fault: z.string().nullable().meta({ description: 'Why it could not be done at the last try' }),
      }),
    ),
    left: z.int().meta({ description: 'Orders that something is still to be done for; it is over at 0' }),
  })
  .meta({ id: 'OfferingCancellation' })
