import { decimalsOf, decimalText } from '../amounts.ts'
import { leaf, type Xml } from './xml.ts'

const PRICE_DECIMALS = 4

/** An amount in the document's currency, with as many decimals as the currency has. */
export function amount(name: string, minor: number | bigint, currency: string): Xml {
  return leaf(name, decimalText(minor, decimalsOf(currency)), { currencyID: currency })
}

/** BT-146: the one amount that may have more than two decimals. */
export function priceAmount(unitPriceE4: number, currency: string): Xml {
  return leaf('cbc:PriceAmount', shortened(decimalText(unitPriceE4, PRICE_DECIMALS), decimalsOf(currency)), {
    currencyID: currency,
  })
}

/** 2500 is "25", 1111 is "11.11". */
export function percent(basisPoints: number): string {
  return shortened(decimalText(basisPoints, 2), 0)
}

/** Without the zeros that say nothing, down to a number of decimals. */
function shortened(decimal: string, decimals: number): string {
  const [whole = '', parts = ''] = decimal.split('.')
  const kept = parts.slice(0, decimals) + parts.slice(decimals).replace(/0+$/, '')
  return kept === '' ? whole : `${whole}.${kept}`
}
