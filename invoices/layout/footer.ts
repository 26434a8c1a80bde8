import { addressLine } from './letterhead.ts'
import { LEFT, PAGE, RIGHT, STYLES } from './page.ts'
import { rule } from './rule.ts'
import { artifact, type Sheet } from './sheet.ts'
import { put, say } from './text.ts'

const FOOTER_Y = PAGE.height - 46
const LONGEST_CONTACT = 105
const CONTINUED_Y = 30

/** Who to ask, and the page's number, at the foot of every page. A name too long for it stands in the letterhead alone. */
export function footers(sheet: Sheet): void {
  const { seller } = sheet.document
  const { count } = sheet.pdf.bufferedPageRange()
  const address = addressLine(seller.address, seller.address.country)
  const named = `${seller.name} · ${address}`
  const contact = [seller.email, seller.phone, seller.website].filter((part) => part !== undefined).join(' · ')
  for (let page = 0; page < count; page += 1) {
    sheet.pdf.switchToPage(page)
    rule(sheet, FOOTER_Y - 8)
    artifact(
      sheet,
      () => {
        put(
          sheet,
          { text: say(sheet, named.length > LONGEST_CONTACT ? address : named, LONGEST_CONTACT), style: STYLES.footer },
          { x: LEFT, y: FOOTER_Y },
        )
        put(sheet, { text: say(sheet, contact, LONGEST_CONTACT), style: STYLES.footer }, { x: LEFT, y: FOOTER_Y + 11 })
        put(sheet, { text: sheet.words.page(page + 1, count), style: STYLES.footer }, { right: RIGHT, y: FOOTER_Y })
      },
      true,
    )
  }
}

/** The head of every page after the first: which document it belongs to. */
export function continued(sheet: Sheet): void {
  const { kind, number, seller } = sheet.document
  const title = say(sheet, `${sheet.words.title[kind]} ${number}`, LONGEST_CONTACT)
  artifact(
    sheet,
    () => {
      put(
        sheet,
        { text: say(sheet, seller.name, LONGEST_CONTACT / 2), style: STYLES.footer },
        { x: LEFT, y: CONTINUED_Y },
      )
      put(sheet, { text: title, style: STYLES.footer }, { right: RIGHT, y: CONTINUED_Y })
    },
    true,
  )
}
