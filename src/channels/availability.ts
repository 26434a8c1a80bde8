import type { ItemAvailability } from 'schema-dts'
import type { Sale } from '../storefront/offer.ts'

type Stated = Extract<ItemAvailability, `https://schema.org/${string}`>

/** Whether an offer can be bought now, in the words of schema.org/ItemAvailability. */
export const AVAILABILITY: Record<Sale, Stated> = {
  open: 'https://schema.org/InStock',
  'not-yet': 'https://schema.org/PreOrder',
  'sold-out': 'https://schema.org/SoldOut',
  'list-first': 'https://schema.org/SoldOut',
  closed: 'https://schema.org/OutOfStock',
}

/** The same for advertisements, which know what takes orders now and what does not (support.google.com/merchants/answer/6324448). */
export const inProductFeed = (sale: Sale): 'in_stock' | 'out_of_stock' =>
  sale === 'open' ? 'in_stock' : 'out_of_stock'
