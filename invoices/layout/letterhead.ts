import type { PostalAddress, Seller } from '../document.ts'
import { organisationNumber } from '../format.ts'
import type { Words } from '../words/words.ts'
import { HALF, LEFT, RIGHT, STYLES, TOP } from './page.ts'
import { type Sheet, tagged } from './sheet.ts'
import { putLines, wrap } from './text.ts'

const SELLER_WIDTH = HALF - LEFT - 24
/** In characters: no name or address that a seller may have is cut. What needs more lines pushes the buyer down and covers nothing. */
const LONGEST_NAME = 200
const LONGEST_ADDRESS = 300
const LONGEST_NUMBER = 28

/** Who sells, at the top left, and what kind of document this is, at the top right; gives the y beneath the seller. */
export function letterhead(sheet: Sheet): number {
  const { seller, kind, number } = sheet.document
  const name = wrap(sheet, seller.name, { style: STYLES.sellerName, width: SELLER_WIDTH, longest: LONGEST_NAME })
  const facts = [
    ...(seller.legalName === seller.name ? [] : [seller.legalName]),
    addressLine(seller.address, seller.address.country),
    registration(seller, sheet.words),
  ].flatMap((line) => wrap(sheet, line, { style: STYLES.small, width: SELLER_WIDTH, longest: LONGEST_ADDRESS }))
  let under = TOP
  tagged(sheet.root, 'P', () => {
    under = putLines(sheet, [...name, ...facts], { x: LEFT, y: TOP })
  })
  const title = [
    ...wrap(sheet, sheet.words.title[kind], { style: STYLES.title, width: RIGHT - HALF }),
    ...wrap(sheet, number, { style: STYLES.titleNumber, width: RIGHT - HALF, longest: LONGEST_NUMBER }),
  ]
  tagged(sheet.root, 'H1', () => {
    putLines(sheet, title, { x: HALF, y: TOP - 6 })
  })
  return under
}

/** "Org.nr. NO 123 456 785 MVA · Foretaksregisteret" (bokføringsforskriften § 5-1-2). */
export function registration(seller: Seller, words: Words): string {
  const digits = organisationNumber(seller.organisationNumber)
  const number = seller.vatRegistered ? `NO\u00a0${digits}\u00a0MVA` : digits
  const register = seller.inForetaksregisteret ? [words.register] : []
  return [`${words.organisationNumber} ${number}`, ...register].join(' · ')
}

/** An address on one line; the country only when it is not the reader's own. */
export function addressLine(address: PostalAddress, home: string): string {
  const place = `${address.postcode} ${address.city}`
  const abroad = address.country === home ? [] : [address.country]
  return [address.street, address.extra ?? '', place, ...abroad].filter((part) => part !== '').join(', ')
}
