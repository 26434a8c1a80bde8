import { CHOICES_PATH } from '../../newsletter/ask-mail.ts'
import { subscriberTokenOf } from '../../newsletter/subscriber-token.ts'
import { HOUSE, seeAs } from '../../platform/db/sight.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { act } from '../../platform/till.ts'
import type { Visit } from '../visit.ts'

/** Whoever opens a mailed link has not signed in: the link alone says whose subscription it is. */
export const within = <T>({ till, caller }: Visit, work: (tx: Tx) => Promise<T>): Promise<T> =>
  seeAs(HOUSE, () => act(till, caller.actor, work))

/** Where a subscriber chooses, with the word of what was just done. */
export const choicesPath = ({ till }: Visit, id: string, done: string): string =>
  `${CHOICES_PATH}?${new URLSearchParams({ token: subscriberTokenOf(till.config.sessionSecret, id), done })}`
