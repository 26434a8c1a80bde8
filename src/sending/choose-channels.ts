import { run, statement } from '../platform/db/statement.ts'
import { receiverOf } from '../platform/e-invoice-directory.ts'
import { newId } from '../platform/ids.ts'
import { act, type Till } from '../platform/till.ts'
import { reachOf } from './reach.ts'
import { FOR_COMPANY } from './state.ts'
import { BY_MAIL, type Choice, USUAL, wayOf } from './way.ts'

const BATCH = 20

type Ready = Choice & { id: string; reminderStep: number; organisationNumber: string | null; isNorwegian: boolean }

const NUMBER = `d.content #>> '{buyer,organisationNumber}'`

/** Documents for companies, as they name them or the unit they are for, and reminders of them, whose files are stored and whose way is not decided yet. */
const READY = statement<Ready>(
  'sending-ready',
  `with stored as (
     select t.document_id, 0 as step, t.since from tellings_due t where exists (select from document_files f where f.document_id = t.document_id)
     union all select r.document_id, r.step, u.since from reminders_due u join reminders r on r.id = u.reminder_id
     where exists (select from reminder_files f where f.reminder_id = r.id))
   select d.id, t.step as "reminderStep", coalesce(d.content #>> '{buyer,electronicAddress,address}', ${NUMBER}) as "organisationNumber",
     d.content #>> '{buyer,address,country}' = 'NO' as "isNorwegian",
     coalesce(case when o.payer ->> 'organisationNumber' = ${NUMBER} then o.payer #>> '{unit,invoicesBy}' end, c.invoices_by, '${USUAL.invoicesBy}') as "invoicesBy", coalesce(c.mail_copy, ${USUAL.mailCopy}) as "mailCopy"
   from stored t join documents d on d.id = t.document_id join orders o on o.id = d.order_id
   left join companies c on c.organisation_number = ${NUMBER}
   where ${FOR_COMPANY} and not exists (select from sendings s where s.document_id = d.id and s.reminder_step = t.step)
   order by t.since limit ${BATCH}`,
)
const DECIDE = statement(
  'sending-decide',
  `with decided as (
     insert into sendings (id, document_id, reminder_step, channel, receiver, decided_at) select id, document_id, reminder_step, channel, receiver, $2
     from jsonb_to_recordset($1) as s(id uuid, document_id uuid, reminder_step int, channel text, receiver text)
     on conflict (document_id, reminder_step, channel) do nothing returning id, channel)
   insert into sendings_due (sending_id, next_try_at) select id, $2 from decided where channel = 'ehf'`,
)

/** Decides for each freshly stored document or reminder of a company how it goes to its buyer. Returns how many were decided. */
export async function chooseChannels(till: Till): Promise<number> {
  const ready = await run({ client: till.connection.pool }, READY, [])
  for (const each of ready) {
    const decided = await decide(till, each)
    await act(till, { kind: 'job', name: 'sending' }, (tx) => run(tx, DECIDE, [JSON.stringify(decided), tx.now]))
  }
  return ready.length
}

/** A company abroad has no address in the Norwegian register, whatever number it gave. */
async function decide(
  till: Till,
  { id, reminderStep, organisationNumber, isNorwegian, ...choice }: Ready,
): Promise<object[]> {
  const receiver = isNorwegian ? organisationNumber : null
  const reach = receiver && choice.invoicesBy !== 'mail' ? await reachOf(till, receiver) : null
  const { channels } = receiver ? wayOf(choice, reach, reminderStep > 0 ? 'reminder' : 'invoice') : BY_MAIL
  return channels.map((channel) => ({
    id: newId(),
    document_id: id,
    reminder_step: reminderStep,
    channel,
    receiver: receiver && channel === 'ehf' ? receiverOf(receiver) : null,
  }))
}
