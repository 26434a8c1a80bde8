import { SUBSTITUTE } from '../drawable.ts'
import { day } from '../format.ts'
import { LEFT, STYLES, type Style, WIDTH } from './page.ts'
import { ensure, type InvoiceSheet, type ReminderSheet, type Sheet, tagged } from './sheet.ts'
import { heightOf, putLines, wrap } from './text.ts'

const LONGEST_NOTE = 1200

/** What is said before the lines: that it is a test, why a credit is given, the note. */
export function openingNotes(sheet: InvoiceSheet): void {
  const { test, reason, note } = sheet.document
  if (test) paragraph(sheet, sheet.words.testNotice, STYLES.warning)
  if (reason !== undefined) paragraph(sheet, `${sheet.words.reason}: ${reason}`, STYLES.body)
  if (note !== undefined) paragraph(sheet, note, STYLES.body)
  if (test || reason !== undefined || note !== undefined) sheet.y += 8
}

/** What a reminder asks for, and what happens otherwise. */
export function reminderNotes(sheet: ReminderSheet): void {
  const { test, kind, invoice, dueDate, note } = sheet.document
  const { words } = sheet
  if (test) paragraph(sheet, words.testNotice, STYLES.warning)
  paragraph(
    sheet,
    words.reminder.text[kind](invoice.number, day(invoice.dueDate, words), day(dueDate, words)),
    STYLES.body,
  )
  if (note !== undefined) paragraph(sheet, note, STYLES.body)
  sheet.y += 8
}

/** What is said last: that some characters could not be drawn. */
export function closingNotes(sheet: Sheet): void {
  if (sheet.replaced) paragraph(sheet, sheet.words.missingCharacters(SUBSTITUTE), STYLES.small)
}

/** A paragraph of its own, beneath what stands there. */
export function paragraph(sheet: Sheet, text: string, style: Style): void {
  const lines = wrap(sheet, text, { style, width: WIDTH, longest: LONGEST_NOTE })
  ensure(sheet, heightOf(lines))
  tagged(sheet.root, 'P', () => {
    sheet.y = putLines(sheet, lines, { x: LEFT, y: sheet.y }) + 6
  })
}
