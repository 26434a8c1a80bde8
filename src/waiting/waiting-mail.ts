import { z } from 'zod'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'

/** What somebody who waits is told. */
export const WAITING_MAILS = ['confirm', 'joined', 'offered', 'expired', 'passed-on', 'removed', 'list-ended'] as const
export type WaitingMail = (typeof WAITING_MAILS)[number]

const Promised = z.object({ entryId: z.uuid(), kind: z.enum(WAITING_MAILS) })
export type WaitingTold = z.output<typeof Promised>

export const waitingTold: Job<WaitingTold> = { name: 'waiting-told', schema: Promised }

/** The mail goes out after the commit, and again where the mail server is down. */
export const promiseWaitingMail = (tx: Tx, kind: WaitingMail, entryId: string): Promise<void> =>
  enqueue(tx, waitingTold, { entryId, kind })
