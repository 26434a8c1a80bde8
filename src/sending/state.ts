/** `ehf`: over the Peppol network. `mail`: the PDF to the buyer's address. */
export const CHANNELS = ['ehf', 'mail'] as const
export type Channel = (typeof CHANNELS)[number]

/** What can happen to an e-invoice after it was queued. `mailed`: it goes by mail instead. */
export const SENDING_FACTS = ['tried', 'handed-over', 'accepted', 'rejected', 'requeued', 'mailed'] as const
export type SendingFact = (typeof SENDING_FACTS)[number]

export const SENDING_STATES = ['queued', 'handed-over', 'accepted', 'rejected', 'mailed'] as const
export type SendingState = (typeof SENDING_STATES)[number]

/** The newest fact of `sendings s`, to be joined laterally; and the state that follows from its kind. */
export const NEWEST_FACT = `select f.kind, f.said, f.at from sending_facts f where f.sending_id = s.id order by f.at desc, f.id desc limit 1`
export const stateSql = (kind: string): string =>
  `case when ${kind} in ('tried', 'requeued') or ${kind} is null then 'queued' else ${kind} end`

const sendingsWhere = (
  condition: string,
) => `(select coalesce(json_agg(json_build_object('channel', s.channel, 'state', ${stateSql('n.kind')},
  'at', coalesce(n.at, s.decided_at)) order by s.channel), '[]') from sendings s left join lateral (${NEWEST_FACT}) n on true where ${condition})`

/** How the document `d` of a statement goes to its buyer, as JSON: the e-invoice first. The same of its reminder `r`. */
export const SENDINGS_OF_DOCUMENT = sendingsWhere('s.document_id = d.id and s.reminder_step = 0')
export const SENDINGS_OF_REMINDER = sendingsWhere('s.document_id = r.document_id and s.reminder_step = r.step')

/** Of `sendings s`: the reminder that it carries, none where it carries the document `d` itself. */
export const CARRIED_REMINDER = 'left join reminders r on r.document_id = s.document_id and r.step = s.reminder_step'
export const CARRIED_KIND = `case when r.id is null then d.kind else 'reminder' end`
export const CARRIED_NUMBER = `coalesce(r.content ->> 'number', d.content ->> 'number')`
export const CARRIED_MINOR = `coalesce((r.content ->> 'payableMinor')::bigint, d.gross_minor)`
/** Where its stored e-invoice lies. */
export const CARRIED_XML = `coalesce((select f.path from reminder_files f where f.reminder_id = r.id and f.kind = 'xml'),
  (select f.path from document_files f where r.id is null and f.document_id = d.id and f.kind = 'xml'))`
export const CARRIED_KINDS = ['invoice', 'credit-note', 'reminder'] as const
export type CarriedKind = (typeof CARRIED_KINDS)[number]

/** Whether the document `d` of a statement is for a company; the way of a person's is a mail without further ado. */
export const FOR_COMPANY = `d.content #>> '{buyer,kind}' = 'company'`
