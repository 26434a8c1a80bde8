import type { Till } from '../platform/till.ts'
import { askEvaluations } from './ask-evaluations.ts'
import { sendEvaluationMails } from './send-evaluation-mails.ts'

/** Asks about what is over, reminds, and sends the mails. Returns how much was done. */
export const lookAtEvaluations = async (till: Till): Promise<number> =>
  (await askEvaluations(till)) + (await sendEvaluationMails(till))
