/** Where an issue stands. A draft can be written on; what is scheduled or being sent can be stopped. */
export const ISSUE_STATES = ['draft', 'scheduled', 'sending', 'paused', 'cancelled', 'sent'] as const
export type IssueState = (typeof ISSUE_STATES)[number]

/** Of an issue `i`, as SQL. */
export const STATE = `case when i.finished_at is not null then 'sent' when i.cancelled_at is not null then 'cancelled'
  when i.paused_at is not null then 'paused' when i.started_at is not null then 'sending' when i.send_from is not null then 'scheduled' else 'draft' end`
