import { type Lang, say } from '../platform/lang.ts'
import type { Money } from '../platform/money.ts'
import type { FrozenAgreement } from '../pricing/schema.ts'
import { percentOff } from './off-words.ts'

type Said = Pick<FrozenAgreement, 'number' | 'discountBasisPoints'>

/** "Agreement 2026/114: 15% off NOK 4,900.00 without VAT", as it stands under a line in carts, orders and documents. */
export const agreementWords = ({ number, discountBasisPoints }: Said, listedNet: Money, lang: Lang): string =>
  `${say(lang, { nb: 'Avtale', en: 'Agreement' })} ${number}: ${percentOff(lang, discountBasisPoints, listedNet)}`
