import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { act } from '../platform/till.ts'
import { askForAccount } from './ask-for-account.ts'
import { ClaimFirstLink, claimFirstLink } from './claim-first-link.ts'
import { CreatePerson, createPerson } from './create-person.ts'
import { countTry } from './limit-tries.ts'
import { OpenAccount, openAccount } from './open-account.ts'
import { hashPassword, Password } from './password.ts'
import { refuseLeaked } from './refuse-leaked.ts'
import { MeShape, PersonShape } from './shapes.ts'
import { whoAmI } from './who-am-i.ts'

const signUpOrPerson = route({
  method: 'post',
  path: '/people',
  id: 'createPerson',
  room: 'identity',
  summary: 'With a password: ask for an account (a mail follows). Without: create a person, as a course administrator',
  who: 'anyone',
  body: z.strictObject({ ...CreatePerson.shape, password: Password.optional() }),
  replies: { 201: PersonShape, 202: z.object({ detail: z.string() }) },
  refusals: ['access/too-many-tries', 'access/denied', 'people/address-known', 'people/external-id-taken'],
  answer: async ({ till, actor, ip, body: { password, externalId, ...person } }) =>
    password === undefined
      ? { status: 201, body: await act(till, actor, (tx) => createPerson(tx, { ...person, externalId })) }
      : { status: 202, body: await askForAccount(till, { ...person, password }, ip) },
})

const verification = route({
  method: 'post',
  path: '/people/verification',
  id: 'verifyEmail',
  room: 'identity',
  summary: 'Open an account with the token that was mailed and the password that was chosen',
  who: 'anyone',
  body: OpenAccount,
  replies: { 200: z.object({ personId: z.uuid() }) },
  refusals: ['access/too-many-tries', 'access/wrong-password', 'access/link-spent'],
  answer: async ({ till, ip, body }) => ({ status: 200, body: await openAccount(till, body, ip) }),
})

const firstAdministrator = route({
  method: 'post',
  path: '/people/first-administrator',
  id: 'claimFirstLink',
  room: 'identity',
  summary: 'Become the first administrator with the token that the operator was shown',
  who: 'anyone',
  body: ClaimFirstLink,
  replies: { 201: z.object({ personId: z.uuid() }) },
  refusals: ['access/too-many-tries', 'access/link-spent', 'access/has-administrator', 'people/address-known'],
  answer: async ({ till, actor, ip, body: { password, ...claim } }) => {
    await countTry(till.connection.pool, { what: 'first-link', email: claim.email, ip })
    await refuseLeaked(till, password)
    const passwordHash = await hashPassword(password)
    return { status: 201, body: await act(till, actor, (tx) => claimFirstLink(tx, { ...claim, passwordHash })) }
  },
})

const me = route({
  method: 'get',
  path: '/me',
  id: 'me',
  room: 'identity',
  summary: 'Who you are to this till',
  who: 'signed-in',
  replies: { 200: MeShape },
  answer: async ({ till, actor }) => ({ status: 200, body: await whoAmI({ client: till.connection.pool }, actor) }),
})

export const routes = [signUpOrPerson, verification, firstAdministrator, me]
