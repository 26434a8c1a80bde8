import type { Actor } from '../actor.ts'
import { Problem } from '../problems.ts'

/** What is read under these words names learners, or whoever wants to be one. */
const NAMING: readonly string[] = [
  'learners',
  'answers',
  'applications',
  'application-document',
  'offering-orders',
  'waiting-list',
]

/** Whether what is read under a word names learners: the refusal stands in the document of such a route. */
export const namesLearners = (reads: string | undefined): boolean => reads !== undefined && NAMING.includes(reads)

export const NO_NAMES = 'access/no-names'

/** A program is told names and addresses of learners only where its key says so, whatever its role. @throws access/no-names */
export function demandNames(actor: Actor, reads: string | undefined): void {
  if (actor.kind !== 'client' || actor.personal === true || !namesLearners(reads)) return
  throw new Problem(
    NO_NAMES,
    403,
    'This key is not told names and addresses of learners. An administrator makes one that is: personal is true.',
  )
}
