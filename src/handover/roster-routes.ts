import { z } from 'zod'
import { theOffering } from '../catalogue/the-offering.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { Line } from '../platform/words.ts'
import { ROSTER_FORMS, rosterFile } from './roster-file.ts'

const room = 'handover'
const form = z.enum(ROSTER_FORMS)

/** Files for teaching platforms: Canvas SIS CSV and OneRoster 1.2. */
export const rosterRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/rosters/{form}',
    id: 'exportRosters',
    reads: 'learners',
    room,
    who: ['course-administrator'],
    summary:
      'Offerings, learners and teachers for a teaching platform, all or those of a faculty. Who left has a row that says so; never to be imported as a full batch',
    params: z.strictObject({ form }),
    query: z.strictObject({ faculty: Line.optional() }),
    replies: { 200: null },
    answer: async ({ till, params, query: { faculty } }) => ({
      status: 200,
      body: null,
      file: await rosterFile(till, params.form, faculty === undefined ? {} : { faculty }),
    }),
  }),
  route({
    method: 'get',
    path: '/offerings/{id}/rosters/{form}',
    id: 'exportRoster',
    reads: 'learners',
    room,
    who: theOffering.to('course-administrator', 'its-faculty', 'its-platform-with-names'),
    summary: 'One offering, its learners and teachers for a teaching platform',
    params: z.strictObject({ id: z.uuid(), form }),
    replies: { 200: null },
    refusals: ['offering/unknown'],
    answer: async ({ till, params }) => ({
      status: 200,
      body: null,
      file: await rosterFile(till, params.form, { offeringId: params.id }),
    }),
  }),
]
