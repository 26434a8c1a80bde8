import { run, statement } from '../platform/db/statement.ts'
import { problemOf } from '../platform/problems.ts'
import { act, type Till } from '../platform/till.ts'
import { ERASER } from './ask-erasure.ts'
import { erasePerson } from './erase-person.ts'
import { sayFarewell } from './say-farewell.ts'

const WAITING = statement<{ personId: string }>(
  'erasures-waiting',
  'select person_id as "personId" from erasures where withdrawn_at is null and done_at is null order by asked_at',
)

/** Erases everybody who asked for it and of whom nothing is open any more. Returns how many. */
export async function eraseWaiting(till: Till): Promise<number> {
  let erased = 0
  for (const { personId } of await run({ client: till.connection.pool }, WAITING, [])) {
    try {
      const farewell = await act(till, ERASER, (tx) => erasePerson(tx, personId))
      await sayFarewell(till, farewell)
      erased++
    } catch (error) {
      if (problemOf(error) === null) throw error // what is still open waits for another day
    }
  }
  return erased
}
