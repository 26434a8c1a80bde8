import { z } from 'zod'
import { CreateCompany, createCompany } from '../companies/create-company.ts'
import { addUnit } from '../companies/keep-unit.ts'
import { NEEDS } from '../companies/needs.ts'
import { INVOICES_BY, invoicingOf, setInvoicing } from '../companies/set-invoicing.ts'
import { setStanding, TERMS_DAYS_MAX } from '../companies/set-standing.ts'
import { UNITS_MAX, UnitWish } from '../companies/units.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Outcome, sheet } from './sheet.ts'
import { numberTyped, yesOrNo } from './typed.ts'

const CompanyRow = CreateCompany.omit({ externalId: true, country: true }).extend({
  units: z.array(UnitWish).max(UNITS_MAX),
  invoicing: z.strictObject({
    invoicesBy: z.enum(INVOICES_BY),
    mailCopy: z.boolean('ja or nei'),
    needs: z.enum(NEEDS),
  }),
  publicBody: z.boolean('ja or nei').nullable(),
  paymentTermsDays: z.int().min(0).max(TERMS_DAYS_MAX).nullable(),
})
type CompanyRow = z.output<typeof CompanyRow>

/** $1 the organisation number. Whoever confirmed it, or acts for it, has said more of it than an old system can. */
const SETTLED = statement<{ settled: boolean }>(
  'importing-company-settled',
  `select c.confirmed_at is not null or exists (select from company_members m where m.company_id = c.id and m.ended_at is null) as settled
   from companies c where c.organisation_number = $1`,
)

/** Companies in Norway by their organisation number, confirmed. What is confirmed here already, or has members, is left as it is. */
export const companiesSheet = sheet<CompanyRow>({
  what: 'companies',
  columns: [
    { name: 'organisationNumber', required: true, says: 'Nine digits', example: '974 760 673' },
    { name: 'name', required: true, says: 'Its name', example: 'Fjordheim kommune' },
    { name: 'street', required: true, says: 'Street or box of its invoices', example: 'Rådhusgata 1' },
    { name: 'postcode', required: true, says: 'Postcode', example: '5003' },
    { name: 'city', required: true, says: 'City', example: 'Bergen' },
    { name: 'invoiceEmail', required: true, says: 'Where invoices are mailed', example: 'faktura@example.no' },
    { name: 'buyerReference', says: 'Stands on every invoice that names no other', example: '' },
    { name: 'invoicesBy', says: 'auto, ehf or mail; empty is auto', example: 'auto' },
    { name: 'mailCopy', says: 'Whether the PDF is mailed beside an e-invoice: ja or nei; empty is ja', example: 'ja' },
    {
      name: 'needs',
      says: `What an order on invoice must carry: ${NEEDS.join(', ')}; empty is nothing`,
      example: 'nothing',
    },
    {
      name: 'publicBody',
      says: 'The state, a county or a municipality: ja or nei; empty asks the register',
      example: 'ja',
    },
    { name: 'paymentTermsDays', says: 'Days to pay an invoice, as agreed; empty is 14', example: '30' },
    { name: 'units', says: 'Names of its units with | between', example: 'Skole A | Skole B' },
  ],
  schema: CompanyRow,
  read: (cells) => ({
    ...{ organisationNumber: cells.organisationNumber, name: cells.name, street: cells.street, city: cells.city },
    ...{ postcode: cells.postcode, invoiceEmail: cells.invoiceEmail },
    ...((cells.buyerReference ?? '') === '' ? {} : { buyerReference: cells.buyerReference }),
    units: unitsTyped(cells.units ?? ''),
    invoicing: {
      invoicesBy: cells.invoicesBy || 'auto',
      mailCopy: yesOrNo(cells.mailCopy || 'ja'),
      needs: cells.needs || 'nothing',
    },
    publicBody: (cells.publicBody ?? '') === '' ? null : yesOrNo(cells.publicBody!),
    paymentTermsDays: (cells.paymentTermsDays ?? '') === '' ? null : numberTyped(cells.paymentTermsDays!),
  }),
  columnOf: (path) => {
    const [first = '', second = ''] = path.split('.')
    return first === 'invoicing' ? second : first
  },
  key: ({ organisationNumber }) => organisationNumber,
  keyColumn: 'organisationNumber',
  take: takeCompany,
})

const unitsTyped = (text: string) =>
  text
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => ({ name }))

/** @throws companies/bad-number, companies/unit-name-taken */
async function takeCompany(tx: Tx, row: CompanyRow): Promise<Outcome> {
  const { units, invoicing, publicBody, paymentTermsDays, ...details } = row
  const [there] = await run(tx, SETTLED, [details.organisationNumber])
  if (there?.settled) return 'known'
  const { id } = await createCompany(tx, { ...details, country: 'NO' })
  await setInvoicing(tx, id, { ...(await invoicingOf(tx, id)), ...invoicing })
  const standing = { publicBody: publicBody ?? undefined, paymentTermsDays: paymentTermsDays ?? undefined }
  if (publicBody !== null || paymentTermsDays !== null) await setStanding(tx, id, standing)
  for (const unit of units) await addUnit(tx, id, unit)
  return 'new'
}
