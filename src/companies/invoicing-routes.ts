import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { STAFF } from './may-act-for.ts'
import { ANY_MEMBER } from './member-role.ts'
import { CompanyInvoicing, invoicingOf, setInvoicing } from './set-invoicing.ts'
import { theCompany } from './the-company.ts'

const readInvoicing = route({
  method: 'get',
  path: '/companies/{id}/invoicing',
  id: 'readCompanyInvoicing',
  room: 'companies',
  summary: 'How the company wants its invoices, for its members and staff',
  who: theCompany.to(...STAFF, ...ANY_MEMBER),
  params: z.object({ id: z.uuid() }),
  replies: { 200: CompanyInvoicing },
  refusals: ['company/unknown'],
  answer: async ({ till, params: { id } }) => {
    return { status: 200, body: await invoicingOf({ client: till.connection.pool }, id) }
  },
})

const changeInvoicing = route({
  method: 'put',
  path: '/companies/{id}/invoicing',
  id: 'setCompanyInvoicing',
  room: 'companies',
  summary: 'E-invoice or PDF by mail, and what the numbers of the company look like; by owners, managers and staff',
  who: theCompany.to(...STAFF, 'owner', 'manager'),
  params: z.object({ id: z.uuid() }),
  body: CompanyInvoicing,
  replies: { 200: CompanyInvoicing },
  refusals: ['company/unknown', 'access/denied', 'companies/unconfirmed'],
  answer: async ({ till, actor, params: { id }, body }) => {
    await act(till, actor, (tx) => setInvoicing(tx, id, body))
    return { status: 200, body }
  },
})

/** How a company wants its invoices. */
export const invoicingRoutes = [readInvoicing, changeInvoicing]
