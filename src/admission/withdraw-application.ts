import type { Tx } from '../platform/db/transact.ts'
import { endApplication } from './end-application.ts'
import { type LockedApplication, lockApplication } from './lock-application.ts'
import { orderedAlready } from './problems.ts'

/**
 * Takes back one's own application, or declines a yes: a seat that is held is free at once, and the documents go. Done twice it changes
 * nothing. Returns the application; what becomes of a seat that a company bought is for whoever calls.
 * @throws application/unknown, application/ordered while the seat is being paid for
 */
export async function withdrawApplication(tx: Tx, personId: string, applicationId: string): Promise<LockedApplication> {
  const application = await lockApplication(tx, { applicationId, personId })
  if (application.endedAs) return application
  if (application.orderId) throw orderedAlready(application.orderId)
  await endApplication(tx, application, 'withdrawn')
  return application
}
