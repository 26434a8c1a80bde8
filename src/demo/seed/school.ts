import { addMember } from '../../companies/add-member.ts'
import { createCompany } from '../../companies/create-company.ts'
import { setStanding } from '../../companies/set-standing.ts'
import { ensurePeople } from '../../identity/ensure-people.ts'
import { grantRole } from '../../identity/grant-role.ts'
import { sellerSetting } from '../../invoicing/seller.ts'
import type { Role } from '../../platform/actor.ts'
import { run, statement } from '../../platform/db/statement.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { digestOf, newId } from '../../platform/ids.ts'
import { writeSetting } from '../../platform/settings.ts'
import { publishSalesTerms } from '../../terms/publish-sales-terms.ts'
import { DEMO_KEY } from '../demo-key.ts'
import { companies } from './companies.ts'
import { kari, STAFF } from './people.ts'
import { SALES_TERMS } from './terms.ts'

const KEY_ROLES: Role[] = ['course-administrator', 'finance']

const PUT_KEY = statement(
  'demo-put-key',
  'insert into api_keys (id, digest, name, roles, created_at) values ($1, $2, $3, $4, $5)',
)

/** The seller, its terms, those who work there, the first company's manager and the key that is printed on the demo's page. */
export async function openSchool(tx: Tx): Promise<void> {
  await writeSetting(tx, sellerSetting, {
    name: 'Fjordbyen universitet, etter- og videreutdanning',
    shopName: { nb: 'Videre', en: 'Videre' },
    tagline: { nb: 'Korte kurs fra Fjordbyen universitet', en: 'Short courses from Fjordbyen University' },
    legalName: 'Fjordbyen universitet',
    organisationNumber: '974767880',
    vatRegistered: true,
    inForetaksregisteret: false,
    street: 'Universitetsgata 1',
    postcode: '0164',
    city: 'Oslo',
    email: 'faktura@fjordbyen.example',
    bankAccount: '15032080119',
    senderEmail: 'kurs@fjordbyen.example',
  })
  await publishSalesTerms(tx, { words: SALES_TERMS })
  await ensurePeople(tx, [kari], 'nb')
  for (const role of Object.keys(STAFF) as (keyof typeof STAFF)[]) {
    const [personId] = await ensurePeople(tx, [STAFF[role]], 'nb')
    await grantRole(tx, { personId: personId!, role })
  }
  await addCompanies(tx)
  await run(tx, PUT_KEY, [newId(), digestOf(DEMO_KEY), 'Nettsiden', KEY_ROLES, tx.now])
}

/** A public body and a private company have an owner and a buyer too, for whoever looks at their members. */
const WITH_MORE = ['810102047', '810405090']

async function addCompanies(tx: Tx): Promise<void> {
  for (const { contactName, email, employees, ...company } of companies) {
    const made = await createCompany(tx, { ...company, invoiceEmail: `faktura@${email.split('@')[1]}`, country: 'NO' })
    await addMember(tx, { companyId: made.id, name: contactName, email, role: 'manager', lang: 'nb' })
    if (!WITH_MORE.includes(company.organisationNumber)) continue
    const [, owner, buyer] = employees
    await addMember(tx, { companyId: made.id, ...owner!, role: 'owner', lang: 'nb' })
    await addMember(tx, { companyId: made.id, ...buyer!, role: 'buyer', lang: 'nb' })
    await setStanding(tx, made.id, { publicBody: company.organisationNumber === WITH_MORE[0] })
  }
}
