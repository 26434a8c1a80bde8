import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ORDER_READERS, ORDER_TIES, orderTiesOf } from '../checkout/the-order.ts'
import { reminderFile } from '../invoicing/reminder-files.ts'
import { run, statement } from '../platform/db/statement.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { thing } from '../platform/http/who.ts'
import { tryAgain, unknown } from '../platform/problems.ts'

const FIND = statement<{ orderId: string; number: string }>(
  'finance-reminder',
  `select d.order_id as "orderId", r.content ->> 'number' as number from reminders r join documents d on d.id = r.document_id where r.id = $1`,
)

/** A letter about an unpaid invoice belongs to whom the order does. */
const theReminder = thing({
  name: 'reminder',
  ties: ORDER_TIES,
  held: ['order-token'],
  async tiesOf(asker, reminderId) {
    const [found] = await run({ client: asker.till.connection.pool }, FIND, [reminderId])
    return found ? orderTiesOf(asker, found.orderId) : []
  },
})

const storedReminder = (kind: 'pdf' | 'xml', id: string, summary: string): AnyRoute =>
  route({
    method: 'get',
    path: `/reminders/{reminderId}.${kind}`,
    id,
    reads: 'reminder',
    room: 'finance',
    who: theReminder.to(...ORDER_READERS),
    summary,
    params: z.object({ reminderId: z.uuid() }),
    replies: { 200: null },
    refusals: ['reminder/unknown', 'document/not-rendered'],
    answer: async ({ till, params }) => {
      const on = { client: till.connection.pool }
      const [reminder] = await run(on, FIND, [params.reminderId])
      if (!reminder) throw unknown('reminder')
      const path = await reminderFile(on, params.reminderId, kind)
      if (!path) throw tryAgain('document/not-rendered', 'The reminder is there; its file is being made.', 1)
      const source = createReadStream(join(till.config.dataDir, path))
      const type = `application/${kind}`
      return { status: 200, body: null, file: { type, name: `${reminder.number}.${kind}`, source, inline: true } }
    },
  })

/** The letters as they were stored, for their buyer and for finance. */
export const reminderFiles: AnyRoute[] = [
  storedReminder('pdf', 'readReminderPdf', 'The stored original of a reminder: the same bytes for ever'),
  storedReminder('xml', 'readReminderXml', 'The same reminder as EHF Reminder 3.0, where its buyer can receive one'),
]
