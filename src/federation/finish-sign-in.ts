import { actorOf } from '../identity/actor-of.ts'
import { freshPerson } from '../identity/fresh.ts'
import { visitor } from '../platform/actor.ts'
import { act, type Till } from '../platform/till.ts'
import { type Answered, askProvider, type Http } from './ask-provider.ts'
import { enter } from './enter.ts'
import { joinIdentity, joinToSelf } from './join-identity.ts'
import { keepForJoining } from './keep-for-joining.ts'
import { identityTaken, notBegunHere } from './problems.ts'
import { providerOf } from './provider.ts'
import { begunIn } from './session-words.ts'

type Came = 'signed-in' | 'address-needed' | 'joined'

/**
 * Takes a provider's answer. A known identity signs its person in. A new one does so only where the operator trusts the provider
 * with addresses and it calls this one verified; everybody else has to prove an address first.
 * @throws sign-in-provider/unknown, sign-in-provider/unavailable, access/sign-in-not-begun, access/sign-in-cancelled
 */
export async function finishSignIn(http: Http, till: Till, providerId: string): Promise<Came> {
  const { req } = http
  const provider = providerOf(till, providerId)
  const begun = begunIn(req)
  const answered = await askProvider(http, till, provider)
  if (answered === null) throw new Error('a callback was answered before it was read')
  if (begun.joins !== undefined) return addToSelf(req, till, { answered, joins: begun.joins })
  if ('personId' in answered) {
    await enter(req, till, { ...answered, provider: provider.id })
    return 'signed-in'
  }
  const { vouched } = answered
  const { email } = vouched
  if (!provider.trustsEmail || !vouched.emailProved || email === null) {
    await keepForJoining(req, till, { vouched, begun })
    return 'address-needed'
  }
  const name = vouched.name ?? email.slice(0, email.indexOf('@'))
  const joined = await act(till, visitor, (tx) =>
    joinIdentity(tx, { identity: vouched, owner: { email, name, lang: begun.lang } }),
  )
  await enter(req, till, { ...joined, provider: provider.id })
  return 'signed-in'
}

/** Whoever began it is still the one who is signed in here; else a sign-out between would give the identity to somebody else. */
async function addToSelf(
  req: Http['req'],
  till: Till,
  { answered, joins }: { answered: NonNullable<Answered>; joins: string },
): Promise<'joined'> {
  delete req.session.begun
  const actor = freshPerson(actorOf(req))
  if (actor.personId !== joins) throw notBegunHere()
  if ('vouched' in answered) await act(till, actor, (tx) => joinToSelf(tx, answered.vouched))
  else if (answered.personId !== joins) throw identityTaken()
  return 'joined'
}
