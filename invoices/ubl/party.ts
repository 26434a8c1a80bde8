import type { Buyer, PostalAddress, Seller } from '../document.ts'
import { buyerAddress, type Profile, registerOf, sellerAddress } from './profile.ts'
import { branch, leaf, type Xml } from './xml.ts'

/** Documents whose every line is outside the VAT Act may not show anybody's VAT number (BR-O-2). */
export type PartyOptions = { profile: Profile; outsideVat: boolean }

/** BG-4. */
export function sellerParty(seller: Seller, { outsideVat }: PartyOptions): Xml {
  const inVat = seller.vatRegistered && !outsideVat
  const endpoint = sellerAddress(seller)
  const register = seller.inForetaksregisteret ? 'Foretaksregisteret' : ''
  // Exempt sales need a tax number of the seller (BR-E-2); who has none there is known by the number of the organisation.
  const registration = register === '' && !inVat ? seller.organisationNumber : register
  return branch(
    'cac:AccountingSupplierParty',
    branch(
      'cac:Party',
      leaf('cbc:EndpointID', endpoint.address, { schemeID: endpoint.scheme }),
      seller.name === seller.legalName ? '' : branch('cac:PartyName', leaf('cbc:Name', seller.name)),
      postalAddress('cac:PostalAddress', seller.address),
      taxScheme('VAT', inVat ? `NO${seller.organisationNumber}MVA` : undefined),
      taxScheme('TAX', registration),
      branch(
        'cac:PartyLegalEntity',
        leaf('cbc:RegistrationName', seller.legalName),
        leaf('cbc:CompanyID', seller.organisationNumber, { schemeID: registerOf(seller) }),
      ),
      branch('cac:Contact', leaf('cbc:Telephone', seller.phone), leaf('cbc:ElectronicMail', seller.email)),
    ),
  )
}

/** BG-7. */
export function buyerParty(buyer: Buyer, { profile, outsideVat }: PartyOptions): Xml {
  const endpoint = profile === 'peppol' ? buyerAddress(buyer) : undefined
  return branch(
    'cac:AccountingCustomerParty',
    branch(
      'cac:Party',
      leaf('cbc:EndpointID', endpoint?.address, { schemeID: endpoint?.scheme }),
      postalAddress('cac:PostalAddress', buyer.address),
      taxScheme('VAT', outsideVat ? undefined : vatNumberOf(buyer)),
      branch(
        'cac:PartyLegalEntity',
        leaf('cbc:RegistrationName', buyer.name),
        leaf('cbc:CompanyID', buyer.organisationNumber, { schemeID: registerOf(buyer) }),
      ),
      branch('cac:Contact', leaf('cbc:Name', buyer.contact), leaf('cbc:ElectronicMail', buyer.email)),
    ),
  )
}

/** BT-48: a foreign company's own, a Norwegian one's from its number. */
export function vatNumberOf(buyer: Buyer): string | undefined {
  if (buyer.vatNumber !== undefined) return buyer.vatNumber
  return buyer.vatRegistered && buyer.address.country === 'NO' ? `NO${buyer.organisationNumber}MVA` : undefined
}

function postalAddress(name: string, address: PostalAddress): Xml {
  return branch(
    name,
    leaf('cbc:StreetName', address.street),
    leaf('cbc:AdditionalStreetName', address.extra),
    leaf('cbc:CityName', address.city),
    leaf('cbc:PostalZone', address.postcode),
    branch('cac:Country', leaf('cbc:IdentificationCode', address.country)),
  )
}

function taxScheme(scheme: 'VAT' | 'TAX', number: string | undefined): Xml {
  const id = leaf('cbc:CompanyID', number)
  return id === '' ? '' : branch('cac:PartyTaxScheme', id, branch('cac:TaxScheme', leaf('cbc:ID', scheme)))
}
