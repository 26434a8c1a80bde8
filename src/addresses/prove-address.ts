import { z } from 'zod'
import { takeCode } from '../access/take-code.ts'
import { emit } from '../audit/emit.ts'
import { personOf } from '../identity/fresh.ts'
import { countTry } from '../identity/limit-tries.ts'
import { promiseWord } from '../identity/way-in-changed.ts'
import type { Actor } from '../platform/actor.ts'
import { run, statement } from '../platform/db/statement.ts'
import { PlayAgain, type Tx } from '../platform/db/transact.ts'
import { digestOf, newId } from '../platform/ids.ts'
import { act, type Till } from '../platform/till.ts'
import { Token } from '../platform/words.ts'
import { ADDRESSES_MOST, addressesOf } from './addresses-of.ts'
import { type AddressProof, findProof } from './find-proof.ts'
import { askedByAnother, otherCodeNeeded, tooManyAddresses } from './problems.ts'

const CODE = /^[A-Za-z0-9 -]{1,40}$/

export const ProveAddress = z
  .strictObject({
    token: Token,
    code: z
      .string()
      .trim()
      .regex(CODE)
      .optional()
      .meta({ description: 'Of the other account’s authenticator app, where the address belongs to one that has it' }),
  })
  .meta({ id: 'ProveAddress' })
export type ProveAddress = z.output<typeof ProveAddress>

/** The address is theirs now, or it is another account's, and `proofId` lets the two become one. */
export type Proved = { added: boolean; proofId: string | null }

const OWNER = statement<{ personId: string; hasApp: boolean }>(
  'address-owner',
  `select a.person_id as "personId",
     exists (select from authenticators t where t.person_id = a.person_id and t.confirmed_at is not null) as "hasApp"
   from person_addresses a where a.email = $1`,
)
const ADD = statement<{ id: string }>(
  'address-add',
  `insert into person_addresses (id, email, person_id, since) values ($1, $2, $3, $4) on conflict (email) do nothing returning id`,
)
const SPEND = statement('address-proof-spend', 'update address_proofs set proved_at = $2, spent_at = $2 where id = $1')
const KEEP = statement(
  'address-proof-keep',
  'update address_proofs set proved_at = $2, account_id = $3, with_code = $4 where id = $1',
)

/**
 * Takes the mailed link of whoever asked for it: a free address becomes theirs; for one of another account the proof is kept, and
 * nothing changes until they have seen what merging would do. Where that account has an authenticator app, its mailbox alone proves
 * nothing. @throws access/link-spent, address/asked-by-another, address/code-needed, access/wrong-code, address/too-many
 */
export async function proveAddress(
  till: Till,
  actor: Actor,
  { token, code, ip }: ProveAddress & { ip: string },
): Promise<Proved> {
  personOf(actor)
  const digest = digestOf(token)
  // The token is what is tried: its holder has the mailbox, and must not guess the code.
  if (code !== undefined) await countTry(till.connection.pool, { what: 'code', email: digest, ip })
  const { sessionSecret } = till.config
  return act(till, actor, (tx) => prove(tx, digest, { code, sessionSecret }))
}

type Given = { code: string | undefined; sessionSecret: string }

async function prove(tx: Tx, digest: string, given: Given): Promise<Proved> {
  const { personId } = personOf(tx.actor)
  const proof = await findProof(tx, digest)
  if (proof.personId !== personId) throw askedByAnother()
  const [owner] = await run(tx, OWNER, [proof.email])
  if (!owner) return add(tx, proof)
  if (owner.personId === personId) return spend(tx, proof)
  if (owner.hasApp) {
    if (given.code === undefined) throw otherCodeNeeded()
    await takeCode(tx, { personId: owner.personId, code: given.code, sessionSecret: given.sessionSecret })
  }
  await run(tx, KEEP, [proof.id, tx.now, owner.personId, owner.hasApp])
  await emit(tx, { name: 'OtherAccountProved', subjectId: personId, facts: { accountId: owner.personId } })
  return { added: false, proofId: proof.id }
}

async function add(tx: Tx, proof: AddressProof): Promise<Proved> {
  const { personId, email } = proof
  if ((await addressesOf(tx, personId)).length >= ADDRESSES_MOST) throw tooManyAddresses(ADDRESSES_MOST)
  const [added] = await run(tx, ADD, [newId(), email, personId, tx.now])
  if (!added) throw new PlayAgain('somebody else came with this address')
  await emit(tx, { name: 'AddressAdded', subjectId: personId, facts: { addressId: added.id } })
  await promiseWord(tx, { personId, change: 'address-added' })
  return spend(tx, proof)
}

async function spend(tx: Tx, { id }: AddressProof): Promise<Proved> {
  await run(tx, SPEND, [id, tx.now])
  return { added: true, proofId: null }
}
