import { drawSheet } from './draw-sheet.ts'
import { buyer } from './layout/buyer.ts'
import { claim, claimFacts, claimPayment } from './layout/claim.ts'
import { reminderNotes } from './layout/notes.ts'
import type { ReminderDocument } from './reminder-document.ts'
import { reminderUblOf } from './ubl/reminder.ts'

/** The reminder as PDF/A-3a and PDF/UA-1, with its EHF Reminder inside where the buyer can receive one. */
export function renderReminder(document: ReminderDocument, ubl = reminderUblOf(document)): Promise<Uint8Array> {
  const attached = ubl === undefined ? undefined : { name: reminderNameOf(document), text: ubl }
  return drawSheet(document, attached, (sheet, underSeller) => {
    sheet.y = Math.max(buyer(sheet, underSeller), claimFacts(sheet)) + 24
    reminderNotes(sheet)
    claim(sheet)
    claimPayment(sheet)
  })
}

/** What the XML is called, beside the PDF and inside it. */
export function reminderNameOf({ number }: ReminderDocument): string {
  return `ehf-reminder-${number.replaceAll(/[^\w-]+/g, '-')}.xml`
}
