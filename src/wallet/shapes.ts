import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'

export const OfferingSeatsShape = z
  .object({
    offeringId: z.uuid(),
    title: z.string(),
    slug: z.string(),
    code: z.string(),
    place: z.string(),
    zone: z.string(),
    startsAt: InstantOut,
    endsAt: InstantOut,
    isOver: z.boolean(),
    bought: z.int(),
    unnamed: z.int(),
    invited: z.int().meta({ description: 'Invited people who have not answered' }),
    hasBegun: z.boolean(),
    checksWhoComes: z.boolean().meta({ description: 'Whoever is named shows their papers before they take part' }),
    taken: z.int().meta({ description: 'People who are enrolled or have been through' }),
  })
  .meta({ id: 'OfferingSeats' })

export const SEAT_STATES = [
  ...['unnamed', 'to-be-invited', 'undelivered', 'invited', 'opened', 'unanswered', 'papers', 'assessed', 'enrolled'],
  'completed',
] as const

export const WalletSeatShape = z
  .object({
    seatId: z.uuid(),
    orderId: z.uuid(),
    orderNumber: z.int(),
    state: z.enum(SEAT_STATES),
    holdingId: z
      .uuid()
      .nullable()
      .meta({ description: 'Stands for whoever has the seat now; send it with what is to be done about them' }),
    name: z.string().nullable(),
    email: z.string().nullable(),
    since: InstantOut,
    invitedUntil: InstantOut.nullable(),
    showBy: InstantOut.nullable().meta({
      description: 'By when whoever has it shows their papers, where the offering checks who comes',
    }),
  })
  .meta({ id: 'WalletSeat' })

export const LINEAGE_KINDS = [
  ...[
    'bought',
    'moved-here',
    'given',
    'accepted',
    'revoked',
    'declined',
    'reassigned',
    'returned',
    'moved',
    'not-admitted',
    'not-shown',
    'attended',
    'completed',
  ],
] as const
export const LineageShape = z
  .object({ at: InstantOut, kind: z.enum(LINEAGE_KINDS), name: z.string().nullable() })
  .meta({ id: 'SeatLineage' })
