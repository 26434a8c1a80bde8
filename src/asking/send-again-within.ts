import { seeBuying } from '../platform/db/sight.ts'
import type { Caller } from '../platform/http/route.ts'
import { act, type Till } from '../platform/till.ts'
import { withinSendings } from './limit-sendings.ts'
import { type SendAgain, sendAgain } from './send-again.ts'

/** Sends a request once more within what may be mailed to strangers, for the API and the pages alike. */
export const sendAgainWithin = (call: Caller & { till: Till }, command: SendAgain): Promise<void> =>
  withinSendings(call, command.employerEmail, (begin) => {
    begin()
    return seeBuying(() => act(call.till, call.actor, (tx) => sendAgain(tx, command)))
  })
