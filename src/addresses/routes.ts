import { z } from 'zod'
import { personOf } from '../identity/fresh.ts'
import { type AnyRoute, route } from '../platform/http/route.ts'
import { Instant } from '../platform/personal.ts'
import { act } from '../platform/till.ts'
import { addressesOf } from './addresses-of.ts'
import { AskAddress, askAddress } from './ask-address.ts'
import { chooseMain } from './choose-main.ts'
import { ProveAddress, proveAddress } from './prove-address.ts'
import { removeAddress } from './remove-address.ts'
import { theAddress } from './the-address.ts'

const room = 'addresses'
const Id = z.object({ id: z.uuid() })
const AddressShape = z
  .object({ id: z.uuid(), email: z.string(), since: Instant, isMain: z.boolean() })
  .meta({ id: 'Address' })

export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: '/me/addresses',
    id: 'listAddresses',
    room,
    who: 'person',
    summary: 'Your e-mail addresses, the main one first',
    replies: { 200: z.object({ addresses: z.array(AddressShape) }) },
    answer: async ({ till, actor }) => ({
      status: 200,
      body: { addresses: await addressesOf({ client: till.connection.pool }, personOf(actor).personId) },
    }),
  }),
  route({
    method: 'post',
    path: '/me/addresses',
    id: 'askAddress',
    room,
    who: 'person',
    summary: 'Say that another address is yours too; a mail with a link goes there',
    body: AskAddress,
    replies: { 202: z.object({ detail: z.string() }) },
    refusals: [
      'access/prove-again',
      'access/too-many-tries',
      'address/yours-already',
      'address/too-many',
      'mail/unavailable',
    ],
    answer: async ({ till, actor, ip, body }) => ({
      status: 202,
      body: await askAddress(till, actor, { ...body, ip }),
    }),
  }),
  route({
    method: 'post',
    path: '/me/addresses/proof',
    id: 'proveAddress',
    room,
    who: 'person',
    summary:
      'Prove an address with the token that was mailed to it. Where it has an account, proofId leads to the merge',
    body: ProveAddress,
    replies: { 200: z.object({ added: z.boolean(), proofId: z.uuid().nullable() }) },
    refusals: [
      'access/link-spent',
      'access/too-many-tries',
      'access/wrong-code',
      'address/asked-by-another',
      'address/code-needed',
      'address/too-many',
      'people/address-known',
    ],
    answer: async ({ till, actor, ip, body }) => ({
      status: 200,
      body: await proveAddress(till, actor, { ...body, ip }),
    }),
  }),
  route({
    method: 'put',
    path: '/me/addresses/{id}/main',
    id: 'chooseMainAddress',
    room,
    who: theAddress.to('self'),
    summary: 'Have mails go to this address; the one before is told',
    params: Id,
    replies: { 204: null },
    refusals: ['address/unknown', 'access/prove-again'],
    answer: async ({ till, actor, params: { id } }) => {
      await act(till, actor, (tx) => chooseMain(tx, id))
      return { status: 204, body: null }
    },
  }),
  route({
    method: 'delete',
    path: '/me/addresses/{id}',
    id: 'removeAddress',
    room,
    who: theAddress.to('self'),
    summary: 'An address is yours no longer, and nobody signs in with it; it is told, and so is the main one',
    params: Id,
    replies: { 204: null },
    refusals: ['address/unknown', 'address/is-main', 'access/prove-again'],
    answer: async ({ till, actor, params: { id } }) => {
      await removeAddress(till, actor, id)
      return { status: 204, body: null }
    },
  }),
]
