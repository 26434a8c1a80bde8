import type { ConsumerRule } from '../terms/consumer-fee.ts'
import type { CancellationRules } from '../terms/rules.ts'

/** Whether a seat is cancelled only when staff agree: the terms leave it to them, and it is no right that gives back. */
export const needsLeave = (rules: CancellationRules | null, rule: ConsumerRule): boolean =>
  rules?.learnerCancels === 'asks' && !isRight(rule)

/** By law, or because the course was changed: nobody has to agree to that. */
const isRight = ({ kind }: ConsumerRule): boolean => kind === 'withdrawal' || kind === 'changed'
