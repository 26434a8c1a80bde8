import type { Buyer, Seller } from '../../invoices/document.ts'
import { UNIVERSITY } from '../../invoices/samples/seller.ts'

export const PERSON: Buyer = {
  kind: 'person',
  name: 'Åse Ødegård',
  address: { street: 'Bakkegata 3', postcode: '8006', city: 'Bodø', country: 'NO' },
  email: 'ase@example.no',
}

export const COMPANY: Buyer = {
  kind: 'company',
  name: 'Bedrift Øst AS',
  organisationNumber: '987654325',
  vatRegistered: true,
  address: { street: 'Storgata 5', postcode: '0155', city: 'Oslo', country: 'NO' },
  email: 'faktura@bedrift.example',
  contact: 'Kari Nordmann',
}

export const SWEDISH: Buyer = {
  kind: 'company',
  name: 'Norrsken Teknik AB',
  organisationNumber: '5560160680',
  vatNumber: 'SE556016068001',
  address: { street: 'Kungsgatan 12', postcode: '972 34', city: 'Luleå', country: 'SE' },
  email: 'faktura@norrsken.example',
  contact: 'Sven Ek',
  electronicAddress: { scheme: '0007', address: '5560160680' },
}

export const GERMAN: Buyer = {
  kind: 'company',
  name: 'Küstenwerk GmbH & Co. KG',
  organisationNumber: 'HRB 120034',
  vatNumber: 'DE123456789',
  address: { street: 'Große Straße 7', extra: 'Halle 3', postcode: '20095', city: 'Hamburg', country: 'DE' },
  email: 'rechnung@kuestenwerk.example',
  contact: 'Jürgen Groß',
}

export const AMERICAN: Buyer = {
  kind: 'company',
  name: 'Bering Subsea Inc.',
  organisationNumber: 'AK-10023441',
  address: { street: '400 Dock Street', postcode: 'AK 99501', city: 'Anchorage', country: 'US' },
  email: 'ap@bering.example',
  contact: 'Pat Doe',
}

/** A state body without anything taxable is not in the register of VAT. */
export const STATE_BODY: Seller = {
  ...UNIVERSITY,
  name: 'Statens kompetansesenter',
  legalName: 'Statens kompetansesenter',
  vatRegistered: false,
}

/** A limited company must name the register it is in. */
export const LIMITED: Seller = {
  ...UNIVERSITY,
  name: 'Nordfjell EVU',
  legalName: 'Nordfjell EVU AS',
  inForetaksregisteret: true,
}
