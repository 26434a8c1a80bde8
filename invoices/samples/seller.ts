import type { Seller } from '../document.ts'

/** A university that is registered for VAT because some of what it sells is taxable. */
export const UNIVERSITY: Seller = {
  name: 'Nordfjell universitet',
  legalName: 'Nordfjell universitet',
  organisationNumber: '123456785',
  vatRegistered: true,
  inForetaksregisteret: false,
  address: { street: 'Universitetsveien 1', postcode: '9019', city: 'Tromsø', country: 'NO' },
  email: 'evu@nordfjell.example',
  phone: '+47 77 00 00 00',
  website: 'nordfjell.example/evu',
  electronicAddress: { scheme: '0192', address: '123456785' },
  bankAccount: '15032080119',
  iban: 'NO5015032080119',
  bic: 'DNBANOKK',
}

export const EXEMPT_TEACHING = {
  exemptionReason: 'Unntatt fra merverdiavgift, merverdiavgiftsloven § 3-5 (undervisningstjenester)',
  exemptionCode: 'VATEX-EU-132-1I',
} as const
