import { drawSheet } from './draw-sheet.ts'
import { factsBox } from './layout/facts.ts'
import { paragraph } from './layout/notes.ts'
import { STYLES } from './layout/page.ts'
import { recipient, statementSums, statementTable } from './layout/statement.ts'
import type { StatementDocument } from './statement-document.ts'

/** The statement as PDF/A-3a and PDF/UA-1. The same document gives the same bytes. */
export function renderStatement(document: StatementDocument): Promise<Uint8Array> {
  return drawSheet(document, undefined, (sheet, underSeller) => {
    sheet.y = Math.max(recipient(sheet, underSeller), factsBox(sheet, document.facts)) + 24
    if (document.test) paragraph(sheet, sheet.words.testNotice, STYLES.warning)
    for (const note of document.notes) paragraph(sheet, note, STYLES.body)
    for (const table of document.tables) statementTable(sheet, table)
    statementSums(sheet)
  })
}
