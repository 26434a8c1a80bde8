import { isBankAccount, isIban, isOrganisationNumber } from '../check-digits.ts'
import { isCountry } from '../codes/countries.ts'
import { isElectronicAddress } from '../codes/networks.ts'
import type { Buyer, ElectronicAddress, PostalAddress, Seller } from '../document.ts'
import { buyerReferenceOf, profileOf, sellerAddress } from '../ubl/profile.ts'
import { blank } from './text.ts'

/** What an invoice, a credit note and a reminder say alike of the two parties. */
export type Parties = { seller: Seller; buyer: Buyer; buyerReference?: string; purchaseOrderNumber?: string }

/** § 5-1-1 no. 2 and § 5-1-2: who sells and who buys, BR-6 to BR-11, and what the network wants to know. */
export function parties(document: Parties): string[] {
  return [...ofSeller(document.seller), ...ofBuyer(document.buyer), ...reference(document)]
}

function ofSeller(seller: Seller): string[] {
  const faults = addressFaults('seller', seller.address)
  if (blank(seller.name) || blank(seller.legalName)) faults.push('BR-6: the seller has no name')
  if (seller.address.country !== 'NO')
    faults.push('the seller must be in Norway, where its number and account are from')
  if (!isOrganisationNumber(seller.organisationNumber)) {
    faults.push(`§ 5-1-2: the seller's organisation number "${seller.organisationNumber}" is not valid`)
  }
  if (!isBankAccount(seller.bankAccount)) faults.push(`the bank account "${seller.bankAccount}" is not valid`)
  if (seller.iban !== undefined && !isIban(seller.iban)) faults.push(`the IBAN "${seller.iban}" is not valid`)
  if (!seller.email.includes('@')) faults.push('the seller has no e-mail address')
  return [...faults, ...networkFaults('seller', sellerAddress(seller))]
}

/** A company is known by its number, a person by name and address. */
function ofBuyer(buyer: Buyer): string[] {
  const faults = addressFaults('buyer', buyer.address)
  if (blank(buyer.name)) faults.push('BR-7: the buyer has no name')
  if (buyer.kind === 'person') {
    if (buyer.organisationNumber !== undefined) faults.push('a person has no organisation number')
    if (buyer.electronicAddress !== undefined) faults.push('a person has no electronic address')
    return faults
  }
  if (blank(buyer.organisationNumber)) faults.push("§ 5-1-2: the company's organisation number is missing")
  else if (buyer.address.country === 'NO' && !isOrganisationNumber(buyer.organisationNumber ?? '')) {
    faults.push(`§ 5-1-2: the company's organisation number "${buyer.organisationNumber}" is not valid`)
  }
  return [...faults, ...networkFaults('buyer', buyer.electronicAddress), ...vatNumber(buyer)]
}

/** BR-CO-9: the number begins with its country, which Greece writes EL. */
function vatNumber({ vatNumber: number }: Buyer): string[] {
  if (number === undefined) return []
  const prefix = number.slice(0, 2)
  const sound = /^[A-Z\d]{2}[A-Z\d+*.]{2,}$/.test(number) && (isCountry(prefix) || prefix === 'EL')
  return sound ? [] : [`BR-CO-9: the buyer's VAT number "${number}" must begin with its country and have no spaces`]
}

function networkFaults(party: string, address: ElectronicAddress | undefined): string[] {
  if (address === undefined || isElectronicAddress(address)) return []
  return [
    `BR-CL-25: the ${party}'s electronic address ${address.scheme}:${address.address} is not one that is known here`,
  ]
}

/** Peppol delivers to a person or a purchase order at the buyer. */
function reference(document: Parties): string[] {
  if (profileOf(document) === 'core' || !blank(document.purchaseOrderNumber)) return []
  if (!blank(buyerReferenceOf(document))) return []
  return ["PEPPOL-EN16931-R003: the buyer's reference, purchase order or contact person is missing"]
}

function addressFaults(party: string, address: PostalAddress): string[] {
  const faults: string[] = []
  if (blank(address.street)) faults.push(`§ 5-1-2: the ${party}'s street is missing`)
  if (blank(address.postcode) || blank(address.city)) faults.push(`§ 5-1-2: the ${party}'s postcode or city is missing`)
  if (!isCountry(address.country))
    faults.push(`BR-9, BR-11: the ${party}'s country must be two capital letters of ISO 3166`)
  return faults
}
