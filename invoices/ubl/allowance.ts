import type { Adjustment } from '../document.ts'
import { amount } from './money.ts'
import { taxCategory } from './tax.ts'
import { branch, leaf, type Xml } from './xml.ts'

/** UNCL5189: a discount. Charges have no code of that breadth, so theirs stays away where none is given. */
const DISCOUNT = '95'

type Part = { kind: 'allowance' | 'charge'; reason: string; reasonCode?: string; amountMinor: number }

/** BG-20, BG-21. */
export function documentAllowance(part: Adjustment, currency: string): Xml {
  const { vatCategory, vatRateBasisPoints } = part
  const tax = taxCategory('cac:TaxCategory', { category: vatCategory, rateBasisPoints: vatRateBasisPoints })
  return allowance(part, currency, tax)
}

/** BG-27, BG-28: on a line, whose VAT category it has. Nothing is taken off or added: no element. */
export function lineAllowance(part: Part, currency: string): Xml {
  return part.amountMinor === 0 ? '' : allowance(part, currency, '')
}

function allowance({ kind, reason, reasonCode, amountMinor }: Part, currency: string, tax: Xml): Xml {
  return branch(
    'cac:AllowanceCharge',
    leaf('cbc:ChargeIndicator', kind === 'charge' ? 'true' : 'false'),
    leaf('cbc:AllowanceChargeReasonCode', reasonCode ?? (kind === 'allowance' ? DISCOUNT : undefined)),
    leaf('cbc:AllowanceChargeReason', reason),
    amount('cbc:Amount', amountMinor, currency),
    tax,
  )
}
