import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { type Reach, receiverOf } from '../platform/e-invoice-directory.ts'
import { newId } from '../platform/ids.ts'
import { act, type Till } from '../platform/till.ts'
import { reachOf } from './reach.ts'
import type { Channel } from './state.ts'
import { type Choice, wayOf } from './way.ts'

const BATCH = 20

type Ready = Choice & { id: string; organisationNumber: string; isNorwegian: boolean }

/** Documents for companies whose files are stored and whose way is not decided yet. */
const READY = statement<Ready>(
  'sending-ready',
  `select t.document_id as id, c.organisation_number as "organisationNumber", d.content #>> '{buyer,address,country}' = 'NO' as "isNorwegian",
     c.invoices_by as "invoicesBy", c.mail_copy as "mailCopy"
   from tellings_due t join documents d on d.id = t.document_id join orders o on o.id = d.order_id join companies c on c.id = o.company_id
   where exists (select from document_files f where f.document_id = d.id)
     and not exists (select from sendings s where s.document_id = d.id)
   order by t.since limit ${BATCH}`,
)
const DECIDE = statement(
  'sending-decide',
  `with decided as (
     insert into sendings (id, document_id, channel, receiver, decided_at) select id, document_id, channel, receiver, $2
     from jsonb_to_recordset($1) as s(id uuid, document_id uuid, channel text, receiver text)
     on conflict (document_id, channel) do nothing returning id, channel)
   insert into sendings_due (sending_id, next_try_at) select id, $2 from decided where channel = 'ehf'`,
)

/** Decides for each freshly stored document of a company how it goes to its buyer. Returns how many were decided. */
export async function chooseChannels(till: Till): Promise<number> {
  const ready = await run({ client: till.connection.pool }, READY, [])
  for (const each of ready) {
    const reach = each.invoicesBy === 'mail' ? null : await reachOf(till, each.organisationNumber)
    const channels = channelsOf(each, reach)
    await act(till, { kind: 'job', name: 'sending' }, (tx) => decide(tx, each, channels))
  }
  return ready.length
}

/** A company abroad has no address in the Norwegian register, whatever number it gave. */
const channelsOf = (each: Ready, reach: Reach | null): readonly Channel[] =>
  each.isNorwegian ? wayOf(each, reach).channels : ['mail']

/** Writes down how a document goes to its buyer, once for each channel; an e-invoice is then waiting to be sent. */
export async function decide(
  tx: Tx,
  document: { id: string; organisationNumber: string },
  channels: readonly Channel[],
): Promise<void> {
  const rows = channels.map((channel) => ({
    id: newId(),
    document_id: document.id,
    channel,
    receiver: channel === 'ehf' ? receiverOf(document.organisationNumber) : null,
  }))
  await run(tx, DECIDE, [JSON.stringify(rows), tx.now])
}
