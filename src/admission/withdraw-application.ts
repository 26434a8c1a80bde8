import type { Tx } from '../platform/db/transact.ts'
import { endApplication } from './end-application.ts'
import { lockApplication } from './lock-application.ts'
import { orderedAlready } from './problems.ts'

/**
 * Takes back one's own application, or declines a yes: the seat is free at once, and the documents go. Done twice it changes nothing.
 * @throws application/unknown, application/ordered while the seat is being paid for
 */
export async function withdrawApplication(tx: Tx, personId: string, applicationId: string): Promise<void> {
  const application = await lockApplication(tx, { applicationId, personId })
  if (application.endedAs) return
  if (application.orderId) throw orderedAlready(application.orderId)
  await endApplication(tx, application, 'withdrawn')
}
