import { CHOICES_PATH } from '../../newsletter/ask-mail.ts'
import { subscriberTokenOf } from '../../newsletter/subscriber-token.ts'
import type { Visit } from '../visit.ts'

/** Where a subscriber chooses, with the word of what was just done. */
export const choicesPath = ({ till }: Visit, id: string, done: string): string =>
  `${CHOICES_PATH}?${new URLSearchParams({ token: subscriberTokenOf(till.config.sessionSecret, id), done })}`
