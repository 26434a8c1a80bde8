import { z } from 'zod'
import { demandConfirmed } from '../agreements/agreements-of.ts'
import { STAFF } from '../companies/may-act-for.ts'
import { ANY_MEMBER } from '../companies/member-role.ts'
import type { Company } from '../companies/queries.ts'
import { theCompany } from '../companies/the-company.ts'
import type { On } from '../platform/db/statement.ts'
import { pageQuery } from '../platform/http/page-of.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { type Lang, LangCode } from '../platform/lang.ts'
import { listOffers } from './offers.ts'
import { OffersReply } from './replies.ts'

type Page = { lang: Lang; limit: number; after?: string | undefined }

/** What a company can order at prices of its own, and what is held for it: by start, at what its buyers pay. */
export const catalogueOf = (on: On, { organisationNumber }: Pick<Company, 'organisationNumber'>, page: Page) =>
  listOffers(on, { ...page, soldTo: organisationNumber, payer: organisationNumber, ownOnly: true })

export const companyCatalogueRoutes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/companies/{id}/catalogue',
    id: 'readCompanyCatalogue',
    room: 'storefront',
    summary: 'What the company can order by its agreements, at its prices, and what is held for it alone, by start',
    who: theCompany.to(...STAFF, ...ANY_MEMBER),
    params: z.object({ id: z.uuid() }),
    query: z.strictObject({ ...pageQuery, lang: LangCode.optional() }),
    replies: { 200: OffersReply },
    refusals: ['company/unknown', 'companies/unconfirmed'],
    answer: async ({ till, actor, params: { id }, query, lang }) => {
      const on = { client: till.connection.pool }
      const company = await demandConfirmed({ ...on, actor }, id)
      return { status: 200, body: await catalogueOf(on, company, { ...query, lang: query.lang ?? lang }) }
    },
  }),
]
