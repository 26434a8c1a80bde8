import { isOrganisationNumber } from '../check-digits.ts'
import type { Buyer, ElectronicAddress, Seller } from '../document.ts'

/** Enhetsregisteret in the code list of electronic addresses. */
const NORWEGIAN_REGISTER = '0192'

/** Peppol BIS Billing 3.0 (in Norway EHF Billing 3.0), or the core of EN 16931 for buyers whom the network does not reach. */
export type Profile = 'peppol' | 'core'

export const CUSTOMIZATION: Readonly<Record<Profile, string>> = {
  peppol: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
  core: 'urn:cen.eu:en16931:2017',
}
/** The core names no process: an empty text is an element that is not there. */
export const PROCESS: Readonly<Record<Profile, string>> = {
  peppol: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  core: '',
}

/** A company with an electronic address gets a Peppol document; a person, and a company abroad without one, the core. */
export function profileOf({ buyer }: { buyer: Buyer }): Profile {
  return buyer.kind === 'company' && buyerAddress(buyer) !== undefined ? 'peppol' : 'core'
}

/** BT-34: every Norwegian organisation has its number as address. */
export function sellerAddress(seller: Seller): ElectronicAddress {
  return seller.electronicAddress ?? { scheme: NORWEGIAN_REGISTER, address: seller.organisationNumber }
}

/** BT-49. */
export function buyerAddress(buyer: Buyer): ElectronicAddress | undefined {
  if (buyer.kind === 'person') return undefined
  if (buyer.electronicAddress !== undefined) return buyer.electronicAddress
  return isNorwegian(buyer) ? { scheme: NORWEGIAN_REGISTER, address: buyer.organisationNumber ?? '' } : undefined
}

/** The scheme of a registration number (BT-30-1, BT-47-1), where it is Enhetsregisteret's. */
export function registerOf(party: Pick<Buyer, 'address' | 'organisationNumber'>): string | undefined {
  return isNorwegian(party) ? NORWEGIAN_REGISTER : undefined
}

function isNorwegian({ address, organisationNumber = '' }: Pick<Buyer, 'address' | 'organisationNumber'>): boolean {
  return address.country === 'NO' && isOrganisationNumber(organisationNumber)
}

/** BT-10. Buyers in Norway look for a person there when they have given no cost centre (PEPPOL-EN16931-R003). */
export function buyerReferenceOf(document: { buyerReference?: string; purchaseOrderNumber?: string; buyer: Buyer }) {
  const { buyerReference, purchaseOrderNumber, buyer } = document
  if ((buyerReference ?? '').trim() !== '') return buyerReference
  return (purchaseOrderNumber ?? '').trim() === '' ? buyer.contact : undefined
}
