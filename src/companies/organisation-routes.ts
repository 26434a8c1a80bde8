import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { STANDINGS } from '../platform/organisation-register.ts'
import { tryAgain, unknown } from '../platform/problems.ts'
import { lookUp } from './look-up.ts'
import { isOrganisationNumber, OrganisationNumber } from './organisation-number.ts'
import { badNumber } from './problems.ts'

const RETRY_SECONDS = 30
/** Each may be a question to somebody else's register. */
const WEIGHT = 5

const Organisation = z
  .object({
    standing: z.enum(STANDINGS),
    publicBody: z.boolean().meta({ description: 'The state, a county or a municipality' }),
    vatRegistered: z.boolean(),
    name: z.string(),
    address: z.object({ street: z.string(), postcode: z.string(), city: z.string(), country: z.string() }).nullable(),
  })
  .meta({ id: 'Organisation' })

const read = route({
  method: 'get',
  path: '/organisations/{number}',
  id: 'readOrganisation',
  room: 'companies',
  summary: 'What the public register of organisations says of a number, at most a day old',
  who: 'signed-in',
  weight: WEIGHT,
  params: z.object({ number: OrganisationNumber }),
  replies: { 200: Organisation },
  refusals: ['companies/bad-number', 'organisation/unknown', 'organisation/unavailable'],
  answer: async ({ till, params: { number } }) => {
    if (!isOrganisationNumber(number)) throw badNumber('/number')
    const entry = await lookUp(till, number)
    if (!entry) throw tryAgain('organisation/unavailable', 'The register cannot be asked now.', RETRY_SECONDS)
    if (entry.standing === 'unknown') throw unknown('organisation')
    return { status: 200, body: entry }
  },
})

/** Organisations as the public register knows them. */
export const organisationRoutes = [read]
