import { z } from 'zod'
import { InstantOut } from '../catalogue/words.ts'
import { LOOKS } from '../developing/look-over.ts'
import { Done } from '../going/shapes.ts'
import { LangCode } from '../platform/lang.ts'
import { CurrencyCode } from '../platform/money.ts'

const instant = z.iso.datetime()
const Times = z.object({
  ...{ startsAt: instant, endsAt: instant, zone: z.string() },
  ...{ mode: z.enum(['campus', 'online', 'hybrid']), place: z.string(), teachingLang: LangCode },
  sessions: z.array(z.object({ startsAt: instant, endsAt: instant, place: z.string() })),
})

export const PostponementReply = z
  .object({
    simulationId: z.string().meta({ description: 'Moving takes it, and does exactly this or nothing' }),
    ...{ offeringId: z.uuid(), title: z.string(), code: z.string(), before: Times, after: Times },
    saleClosesAt: InstantOut.nullable().meta({ description: 'Null: it is booked no more, because the other one is' }),
    freeUntil: InstantOut.nullable().meta({
      description: 'Until when whoever has a place may cancel free of charge; null where nothing changes for them',
    }),
    along: z
      .int()
      .meta({ description: 'Other starts that are held together with it, move along and count in all of it' }),
    ...{ orders: z.int(), people: z.int(), unnamed: z.int(), mails: z.int() },
    clashes: z.object({
      elsewhere: z.int().meta({ description: 'Participants who sit in another course at the same time' }),
      inBoth: z.int().meta({ description: 'Participants who have a place in the other start, too' }),
    }),
    looks: z.array(z.object({ name: z.enum(LOOKS), day: z.iso.date().nullable() })),
    atMost: z
      .array(Done.extend({ currency: CurrencyCode, orders: z.int() }))
      .meta({ description: 'Were everybody to cancel free of charge' }),
    joined: z
      .object({
        ...{ offeringId: z.uuid(), code: z.string() },
        seats: z.int().meta({ description: 'Kept there for those who come' }),
        freeBefore: z.int(),
      })
      .nullable()
      .meta({ description: 'The start that it is held together with from then on' }),
  })
  .meta({ id: 'Postponement', description: 'What moving an offering would do at this moment' })
