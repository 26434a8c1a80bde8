import { z } from 'zod'
import { seeBuying } from '../platform/db/sight.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { companiesOfOffering, OfferingCompanies, setOfferingCompanies } from './offering-companies.ts'
import { theOffering } from './the-offering.ts'

const room = 'catalogue'
const who = theOffering.to('course-administrator', 'its-faculty')
const params = z.strictObject({ id: z.uuid() })
export const NamedCompanyOut = z
  .object({ companyId: z.uuid(), organisationNumber: z.string(), name: z.string() })
  .meta({ id: 'NamedCompany' })

/** For which companies an offering is held. Those who keep courses see companies as whoever buys for one does. */
export const offeringCompanyRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/offerings/{id}/companies',
    id: 'listOfferingCompanies',
    room,
    summary: 'For which companies a closed offering is held; none where it is open to everybody',
    who,
    params,
    replies: { 200: z.object({ companies: z.array(NamedCompanyOut) }) },
    answer: async ({ till, params: { id } }) => ({
      status: 200,
      body: { companies: await seeBuying(() => companiesOfOffering({ client: till.connection.pool }, id)) },
    }),
  }),
  route({
    method: 'put',
    path: '/offerings/{id}/companies',
    id: 'setOfferingCompanies',
    room,
    summary: 'Hold an offering for these companies only, or open it to everybody; what is sold stays sold',
    who,
    params,
    body: OfferingCompanies,
    replies: { 204: null },
    refusals: ['offering/unknown'],
    answer: async ({ till, actor, params: { id }, body }) => {
      await seeBuying(() => act(till, actor, (tx) => setOfferingCompanies(tx, id, body)))
      return { status: 204, body: null }
    },
  }),
]
