import type { Buyer } from '../document.ts'
import { organisationNumber } from '../format.ts'
import type { Words } from '../words/words.ts'
import { HALF, LEFT, STYLES, WINDOW_TOP } from './page.ts'
import { type LetterSheet, tagged } from './sheet.ts'
import { type Line, putLines, wrap } from './text.ts'

const WIDTH = HALF - LEFT - 24
const LONGEST_NAME = 240
/** From the top of the word "Buyer" to the name beneath it, in points. */
const LABEL_HEIGHT = 15
/** Between a seller whose name takes several lines and the buyer, in points. */
const GAP = 9

/** The buyer's name and address where the window of the envelope is, but never over what ends at `above`; gives the y beneath. */
export function buyer(sheet: LetterSheet, above: number): number {
  const { words } = sheet
  const who = sheet.document.buyer
  const address = [
    ...wrap(sheet, who.name, { style: STYLES.addressName, width: WIDTH, longest: LONGEST_NAME }),
    ...addressLines(who, sheet.document.seller.address.country, words).flatMap((line) =>
      wrap(sheet, line, { style: STYLES.address, width: WIDTH, longest: LONGEST_NAME }),
    ),
  ]
  const rest = registered(who, words).flatMap((line) =>
    wrap(sheet, line, { style: STYLES.small, width: WIDTH, longest: LONGEST_NAME }),
  )
  let y = Math.max(WINDOW_TOP, above + GAP + LABEL_HEIGHT)
  tagged(sheet.root, 'H2', () => {
    y = putLines(sheet, [{ text: words.buyer, style: STYLES.label }], { x: LEFT, y: y - LABEL_HEIGHT }) + 3
  })
  for (const lines of [address, rest] satisfies Line[][]) {
    if (lines.length === 0) continue
    tagged(sheet.root, 'P', () => {
      y = putLines(sheet, lines, { x: LEFT, y }) + 3
    })
  }
  return y
}

function addressLines({ address, contact }: Buyer, home: string, words: Words): string[] {
  return [
    contact === undefined ? '' : `${words.attention}${contact}`,
    address.street,
    address.extra ?? '',
    `${address.postcode} ${address.city}`,
    address.country === home ? '' : address.country,
  ].filter((line) => line !== '')
}

function registered(who: Buyer, words: Words): string[] {
  const vat = who.vatRegistered === true && who.address.country === 'NO'
  const digits = organisationNumber(who.organisationNumber ?? '')
  const number = vat && who.vatNumber === undefined ? `NO\u00a0${digits}\u00a0MVA` : digits
  return [
    digits === '' ? '' : `${words.organisationNumber} ${number}`,
    who.vatNumber === undefined ? '' : `${words.vat} ${who.vatNumber}`,
    who.email ?? '',
  ].filter((line) => line !== '')
}
