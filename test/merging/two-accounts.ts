import { expect } from 'vitest'
import { act } from '../../src/platform/till.ts'
import { askAs, type Signed, signedIn } from '../privacy/people.ts'
import type { House } from '../support/constellation.ts'
import { until } from '../support/make.ts'

export type Refused = { type: string; offeringIds?: string[] }
export type Keep = { offeringId: string; seat: 'here' | 'there' }[]

/** As the program itself, for what nobody would ask over HTTP. */
export const asHouse = (house: House, sql: string, values: unknown[] = []): Promise<unknown> =>
  act(house.till, { kind: 'job', name: 'test' }, (tx) => tx.client.query(sql, values))

/** Somebody at home and at work, with an account for each. */
export const twoAccounts = async (house: House): Promise<{ home: Signed; work: Signed }> => ({
  home: await signedIn(house, 'Kari Hjemme'),
  work: await signedIn(house, 'Kari Jobb'),
})

/** The token that was mailed to this address last. */
export async function tokenTo(house: House, address: string): Promise<string> {
  const found = () =>
    house.mails().find(({ to, text }) => to.includes(address) && text.includes('addresses/proof'))?.text ?? ''
  await until(() => found() !== '')
  return /token=(\S+)/.exec(found())![1]!
}

export const ask = async (house: House, who: Signed, email: string): Promise<string> => {
  const asked = await askAs(house, who, '/me/addresses', { method: 'POST', body: { email } })
  expect(asked.status).toBe(202)
  return tokenTo(house, email)
}
export const prove = (house: House, who: Signed, body: { token: string; code?: string }) =>
  askAs<{ added: boolean; proofId: string; type: string }>(house, who, '/me/addresses/proof', { method: 'POST', body })

/** Asks for the other account's address and proves it: the id of the merge that may follow. */
export async function proveOther(house: House, who: Signed, email: string): Promise<string> {
  const proved = await prove(house, who, { token: await ask(house, who, email) })
  expect(proved.body).toMatchObject({ added: false })
  return proved.body.proofId
}

export const merge = (house: House, who: Signed, proofId: string, keep: Keep = []) =>
  askAs<Refused>(house, who, `/me/merges/${proofId}`, { method: 'POST', body: { keep } })
