import { z } from 'zod'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'

/** What an applicant is told; `papers`, that some are missing, only whom a company sends. */
export const APPLICATION_MAILS = [
  'received',
  'papers',
  'asked-more',
  'admitted',
  'refused',
  'late',
  'lapsed',
  'closed',
] as const
export type ApplicationMail = (typeof APPLICATION_MAILS)[number]

const Promised = z.object({ applicationId: z.uuid(), kind: z.enum(APPLICATION_MAILS) })
export type ApplicationTold = z.output<typeof Promised>

export const applicationTold: Job<ApplicationTold> = { name: 'application-told', schema: Promised }

/** The mail goes out after the commit, and again where the mail server is down. */
export const promiseApplicationMail = (tx: Tx, kind: ApplicationMail, applicationId: string): Promise<void> =>
  enqueue(tx, applicationTold, { applicationId, kind })
