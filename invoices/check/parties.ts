import { isBankAccount, isOrganisationNumber } from '../check-digits.ts'
import type { Buyer, InvoiceDocument, PostalAddress, Seller } from '../document.ts'

/** § 5-1-1 no. 2 and § 5-1-2: who sells and who buys, BR-6 to BR-11. */
export function parties({ seller, buyer }: InvoiceDocument): string[] {
  return [...ofSeller(seller), ...ofBuyer(buyer)]
}

function ofSeller(seller: Seller): string[] {
  const faults = [...addressFaults('seller', seller.address)]
  if (blank(seller.name) || blank(seller.legalName)) faults.push('BR-6: the seller has no name')
  if (!isOrganisationNumber(seller.organisationNumber)) {
    faults.push(`§ 5-1-2: the seller's organisation number "${seller.organisationNumber}" is not valid`)
  }
  if (!isBankAccount(seller.bankAccount)) faults.push(`the bank account "${seller.bankAccount}" is not valid`)
  if (!seller.email.includes('@')) faults.push('the seller has no e-mail address')
  return faults
}

/** A company is known by its number, a person by name and address. */
function ofBuyer(buyer: Buyer): string[] {
  const faults = [...addressFaults('buyer', buyer.address)]
  if (blank(buyer.name)) faults.push('BR-7: the buyer has no name')
  if (buyer.kind === 'person') {
    if (buyer.organisationNumber !== undefined) faults.push('a person has no organisation number')
    return faults
  }
  if (blank(buyer.organisationNumber ?? '')) faults.push("§ 5-1-2: the company's organisation number is missing")
  else if (buyer.address.country === 'NO' && !isOrganisationNumber(buyer.organisationNumber ?? '')) {
    faults.push(`§ 5-1-2: the company's organisation number "${buyer.organisationNumber}" is not valid`)
  }
  return faults
}

function addressFaults(party: string, address: PostalAddress): string[] {
  const faults: string[] = []
  if (blank(address.street)) faults.push(`§ 5-1-2: the ${party}'s street is missing`)
  if (blank(address.postcode) || blank(address.city)) faults.push(`§ 5-1-2: the ${party}'s postcode or city is missing`)
  if (!/^[A-Z]{2}$/.test(address.country))
    faults.push(`BR-9, BR-11: the ${party}'s country must be two capital letters`)
  return faults
}

function blank(text: string): boolean {
  return text.trim() === ''
}
