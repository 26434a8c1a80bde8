import { z } from 'zod'
import { isBankAccount, isOrganisationNumber } from '../platform/check-digits.ts'
import type { Setting } from '../platform/settings.ts'
import { SELLER_SETTING, shopParts } from '../platform/shop.ts'
import { Email, LINE_MAX, Line } from '../platform/words.ts'

/** Numbers are often written in groups: 974 767 880, 1503.20.80119. */
const digits = z
  .string()
  .max(LINE_MAX)
  .overwrite((text) => text.replaceAll(/[\s.]/g, ''))

/** Who sells: what bokføringsforskriften § 5-1-2 and the e-invoice want to know of the seller, and where the money goes. */
export const Seller = z
  .strictObject({
    ...shopParts,
    legalName: Line,
    organisationNumber: digits.refine(isOrganisationNumber, 'not a Norwegian organisation number'),
    vatRegistered: z.boolean(),
    inForetaksregisteret: z.boolean(),
    street: Line,
    postcode: z.string().trim().min(2).max(12),
    city: Line,
    email: Email,
    website: z
      .url({ protocol: /^https?$/ })
      .max(LINE_MAX)
      .optional(),
    bankAccount: digits.refine(isBankAccount, 'not a Norwegian account number'),
  })
  .meta({ id: 'Seller' })
export type Seller = z.output<typeof Seller>

/** What papers say of the seller, named one by one: nothing else that setup knows of it may be frozen into one. */
export type NamedSeller = Pick<
  Seller,
  | 'name'
  | 'legalName'
  | 'organisationNumber'
  | 'vatRegistered'
  | 'inForetaksregisteret'
  | 'street'
  | 'postcode'
  | 'city'
  | 'email'
  | 'website'
  | 'bankAccount'
>

/** The seller without what only pages and mails show of it, such as its words to companies. */
export const namedSeller = (seller: Seller): NamedSeller => ({
  name: seller.name,
  legalName: seller.legalName,
  organisationNumber: seller.organisationNumber,
  vatRegistered: seller.vatRegistered,
  inForetaksregisteret: seller.inForetaksregisteret,
  street: seller.street,
  postcode: seller.postcode,
  city: seller.city,
  email: seller.email,
  ...(seller.website ? { website: seller.website } : {}),
  bankAccount: seller.bankAccount,
})

export const sellerSetting: Setting<Seller> = { name: SELLER_SETTING, schema: Seller }
