import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { InstantOut } from '../catalogue/words.ts'
import { onlyFaculties } from '../platform/actor.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { readTogether } from '../platform/db/transact.ts'
import { pageQuery } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { CurrencyCode } from '../platform/money.ts'
import { unknown } from '../platform/problems.ts'
import { act } from '../platform/till.ts'
import { coursesAskedFor } from './asked-for.ts'
import { historyRoutes } from './history-routes.ts'
import { notesOf } from './notes.ts'
import { overviewOf } from './overview.ts'
import { removeNote } from './remove-note.ts'
import { RULES } from './rules.ts'
import { toDecide, WHENS } from './to-decide.ts'
import { WriteNote, writeNote } from './write-note.ts'

const room = 'keeping'
const who = theOffering.to('course-administrator', 'its-faculty')
const params = z.strictObject({ id: z.uuid() })

const Considered = z
  .object({
    ...{ offeringId: z.uuid(), code: z.string(), title: z.string(), faculty: z.string(), zone: z.string() },
    ...{ startsAt: InstantOut, endsAt: InstantOut, saleClosesAt: InstantOut, publishedAt: InstantOut.nullable() },
    ...{ minimum: z.int(), capacity: z.int(), sold: z.int(), held: z.int(), left: z.int() },
    waiting: z.int().meta({ description: 'Entries on the waiting list' }),
    enrolled: z.int(),
    when: z.enum(WHENS).meta({ description: 'Whether something wants deciding within a week, later, or not at all' }),
    reasons: z.array(
      z.object({
        rule: z.enum(RULES),
        until: InstantOut.meta({ description: 'By when it wants deciding' }),
        count: z.int().meta({ description: 'Of how many seats, people, sessions or languages' }),
      }),
    ),
  })
  .meta({ id: 'ConsideredOffering' })

const Overview = z
  .object({
    offering: Considered,
    unnamed: z.int().meta({ description: 'Seats of companies on which nobody sits' }),
    ...{ invited: z.int(), completed: z.int(), certificates: z.int() },
    wanting: z.int().meta({ description: 'Seats that are waited for, beyond those that are offered' }),
    nextOfferEndsAt: InstantOut.nullable(),
    sessions: z.array(
      z.object({
        ...{ sessionId: z.uuid(), startsAt: InstantOut, endsAt: InstantOut, place: z.string() },
        ...{ present: z.int(), excused: z.int(), noted: z.int() },
      }),
    ),
    income: z
      .array(z.object({ currency: CurrencyCode, soldMinor: z.int(), creditedMinor: z.int() }))
      .meta({ description: 'What its documents say, net of VAT in minor units' }),
  })
  .meta({ id: 'OfferingOverview' })
const Note = z
  .object({ noteId: z.uuid(), at: InstantOut, author: z.string().nullable(), words: z.string() })
  .meta({ id: 'OfferingNote' })

/** What those who keep courses have before them. */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/admin/to-decide',
    id: 'listToDecide',
    room,
    summary:
      'Every offering that is to come, goes on, or was over not long ago: first those of which something wants deciding this week, and what',
    who: ['course-administrator', 'faculty-administrator'],
    query: z.strictObject(pageQuery),
    replies: {
      200: z.object({
        offerings: z.array(Considered),
        counts: z.object({ week: z.int(), later: z.int(), quiet: z.int() }),
        next: z.string().nullable(),
      }),
    },
    answer: async ({ till, actor, lang, query }) => {
      const ask = { ...query, lang, faculties: onlyFaculties(actor) }
      return { status: 200, body: await readTogether(till.connection.pool, (on) => toDecide(on, ask)) }
    },
  }),
  route({
    method: 'get',
    path: '/admin/asked-for',
    id: 'listAskedFor',
    room,
    summary: 'The courses that people ask to hear of and of which no start is planned, the most wanted first',
    who: ['course-administrator', 'faculty-administrator'],
    replies: {
      200: z.object({
        courses: z.array(
          z.object({
            ...{ courseId: z.uuid(), slug: z.string(), title: z.string(), faculty: z.string() },
            asked: z.int().meta({ description: 'How many wait to hear when it is on sale' }),
          }),
        ),
      }),
    },
    answer: async ({ till, actor, lang }) => {
      const ask = { lang, faculties: onlyFaculties(actor) }
      const found = await seeAs(HOUSE, () => coursesAskedFor({ client: till.connection.pool }, ask))
      return { status: 200, body: { courses: found.map(({ isPlanned: _, ...course }) => course) } }
    },
  }),
  route({
    method: 'get',
    path: '/admin/offerings/{id}/overview',
    id: 'readOverview',
    room,
    summary:
      'One offering as those who keep it decide by: seats, people, waiting list, attendance, certificates, income, and what wants deciding',
    who,
    params,
    replies: { 200: Overview },
    refusals: ['offering/unknown'],
    answer: async ({ till, lang, params: { id } }) => {
      const found = await readTogether(till.connection.pool, (on) => overviewOf(on, id, lang))
      if (!found) throw unknown('offering')
      const { considered, ...rest } = found
      const { unnamed, wanting } = considered
      return { status: 200, body: { ...rest, offering: considered, unnamed, wanting } }
    },
  }),
  route({
    method: 'get',
    path: '/offerings/{id}/notes',
    id: 'listOfferingNotes',
    room,
    summary: 'What those who keep an offering have written down about it, the newest first',
    who,
    params,
    replies: { 200: z.object({ notes: z.array(Note) }) },
    answer: async ({ till, params: { id } }) => ({
      status: 200,
      body: { notes: await notesOf({ client: till.connection.pool }, id) },
    }),
  }),
  route({
    method: 'post',
    path: '/offerings/{id}/notes',
    id: 'writeOfferingNote',
    room,
    summary: 'Write down something about an offering for those who keep it; it goes a year after the course',
    who,
    params,
    body: WriteNote,
    replies: { 201: z.object({ noteId: z.uuid() }) },
    refusals: ['offering/unknown'],
    answer: async ({ till, actor, params: { id }, body }) => ({
      status: 201,
      body: await act(till, actor, (tx) => writeNote(tx, id, body)),
    }),
  }),
  route({
    method: 'delete',
    path: '/offerings/{id}/notes/{noteId}',
    id: 'removeOfferingNote',
    room,
    summary: 'Take a note away that was wrong, or that named somebody',
    who,
    params: z.strictObject({ id: z.uuid(), noteId: z.uuid() }),
    replies: { 204: null },
    refusals: ['note/unknown'],
    answer: async ({ till, actor, params: { id, noteId } }) => {
      await act(till, actor, (tx) => removeNote(tx, { offeringId: id, noteId }))
      return { status: 204, body: null }
    },
  }),
  ...historyRoutes,
]
