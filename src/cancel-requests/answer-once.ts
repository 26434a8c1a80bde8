import { actOnce } from '../platform/act-once.ts'
import type { Actor } from '../platform/actor.ts'
import { askOf } from '../platform/idempotency.ts'
import type { Till } from '../platform/till.ts'
import { type AnswerRequest, answerRequest } from './answer-request.ts'

type Answer = { requestId: string; answer: AnswerRequest; key: string }

/** Answers once per key, seeing all of the order's money and people. @throws what answerRequest does, idempotency/key-reused, idempotency/in-progress */
export function answerOnce(till: Till, actor: Actor, { requestId, answer, key }: Answer): Promise<string> {
  const ask = askOf(actor, null, { key, operation: `answer ${requestId}`, body: answer })
  return actOnce(till, actor, { ask, work: (tx) => answerRequest(tx, till, { requestId, answer }) })
}
