import type { Seller } from '../../invoicing/seller.ts'
import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { VERSION } from '../../platform/version.ts'
import type { SafTPeriod } from './books.ts'
import { CODE, element, group, LONG, MIDDLE, SHORT } from './xml.ts'

/** What stands for a first name where there is none, as the documentation of the format asks. */
const NO_FIRST_NAME = 'NotUsed'

export function header(seller: Seller, { from, to }: SafTPeriod, at: Date): string {
  return group(
    'Header',
    element('AuditFileVersion', '1.30', CODE),
    element('AuditFileCountry', 'NO'),
    element('AuditFileDateCreated', dayIn(SELLER_ZONE, at)),
    element('SoftwareCompanyName', 'coursetill', LONG),
    element('SoftwareID', 'coursetill'),
    element('SoftwareVersion', VERSION, SHORT),
    company(seller),
    element('DefaultCurrencyCode', 'NOK'),
    group('SelectionCriteria', element('SelectionStartDate', from), element('SelectionEndDate', to)),
    element('TaxAccountingBasis', 'A'),
  )
}

const company = (seller: Seller): string =>
  group(
    'Company',
    element('RegistrationNumber', seller.organisationNumber, MIDDLE),
    element('Name', seller.legalName),
    address({ ...seller, country: 'NO' }),
    group(
      'Contact',
      group('ContactPerson', element('FirstName', NO_FIRST_NAME, MIDDLE), element('LastName', seller.name, LONG)),
      element('Email', seller.email, LONG),
    ),
    seller.vatRegistered
      ? group(
          'TaxRegistration',
          element('TaxRegistrationNumber', `${seller.organisationNumber}MVA`, MIDDLE),
          element('TaxAuthority', 'Skatteetaten'),
        )
      : '',
    group('BankAccount', element('BankAccountNumber', seller.bankAccount, MIDDLE)),
  )

type Address = { street: string | null; city: string | null; postcode: string | null; country: string | null }

export const address = ({ street, city, postcode, country }: Address): string =>
  group(
    'Address',
    element('StreetName', street),
    element('City', city),
    element('PostalCode', postcode, LONG),
    element('Country', country),
  )
