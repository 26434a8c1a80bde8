import { z } from 'zod'
import { theCompany } from '../companies/the-company.ts'
import { personOf } from '../identity/fresh.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { Token } from '../platform/words.ts'
import { linkedCalendar, offeringCalendar } from './calendar-file.ts'
import { calendarLink, endCalendar, renewCalendar } from './calendar-links.ts'

const room = 'handover'
const ofCompany = z.strictObject({ companyId: z.uuid() })
const members = theCompany.to('owner', 'manager', 'buyer', 'finance-viewer')
const Link = z
  .object({
    url: z.url().nullable().meta({ description: 'Whoever has it sees the calendar; null where none was made' }),
  })
  .meta({ id: 'CalendarLink' })

/** Calendars to subscribe to: of an offering for everybody, of a person and of a company by a secret link. */
export const calendarRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/calendar',
    id: 'readOfferingCalendar',
    room,
    who: 'anyone',
    summary: 'The sessions of an offering as iCalendar (RFC 5545)',
    params: z.strictObject({ id: z.uuid() }),
    replies: { 200: null },
    refusals: ['offering/unknown'],
    answer: async ({ till, lang, params: { id } }) => ({
      status: 200,
      body: null,
      file: await offeringCalendar(till, id, lang),
    }),
  }),
  route({
    method: 'get',
    path: '/calendars/{token}',
    id: 'readCalendar',
    room,
    who: 'anyone',
    summary: 'The calendar that a secret link opens, as iCalendar (RFC 5545)',
    params: z.strictObject({ token: Token }),
    replies: { 200: null },
    refusals: ['calendar/unknown'],
    answer: async ({ till, params: { token } }) => ({
      status: 200,
      body: null,
      file: await linkedCalendar(till, token),
    }),
  }),
  route({
    method: 'get',
    path: '/me/calendar',
    id: 'readCalendarLink',
    room,
    who: 'signed-in',
    summary: 'The address of one’s own calendar',
    replies: { 200: Link },
    answer: async ({ till, actor }) => {
      const of = { personId: personOf(actor).personId, companyId: null }
      return { status: 200, body: { url: await calendarLink({ client: till.connection.pool }, of, till.config) } }
    },
  }),
  route({
    method: 'post',
    path: '/me/calendar',
    id: 'renewCalendarLink',
    room,
    who: 'signed-in',
    summary: 'Makes the address of one’s own calendar, or a new one: the one before opens nothing any more',
    replies: { 201: Link },
    answer: async ({ till, actor }) => {
      const of = { personId: personOf(actor).personId, companyId: null }
      return { status: 201, body: { url: await act(till, actor, (tx) => renewCalendar(tx, of, till.config)) } }
    },
  }),
  route({
    method: 'delete',
    path: '/me/calendar',
    id: 'endCalendarLink',
    room,
    who: 'signed-in',
    summary: 'The address of one’s own calendar opens nothing any more',
    replies: { 204: null },
    answer: async ({ till, actor }) => {
      const { personId } = personOf(actor)
      await act(till, actor, (tx) => endCalendar(tx, { personId, companyId: null }))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'post',
    path: '/companies/{companyId}/calendar',
    id: 'renewCompanyCalendar',
    room,
    who: members,
    summary:
      'One’s own address of the company’s calendar, made or made anew: what its people take part in, without names',
    params: ofCompany,
    replies: { 201: Link },
    refusals: ['company/unknown'],
    answer: async ({ till, actor, params: { companyId } }) => {
      const of = { personId: personOf(actor).personId, companyId }
      return { status: 201, body: { url: await act(till, actor, (tx) => renewCalendar(tx, of, till.config)) } }
    },
  }),
]
