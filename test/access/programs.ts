import { type MakeApiKey, makeApiKey } from '../../src/identity/make-api-key.ts'
import type { Fleet } from '../support/fleet.ts'
import type { Headers } from './cast.ts'

const KEYS: Record<string, Omit<MakeApiKey, 'name'>> = {
  program: { roles: [] },
  platform: { roles: ['learning-platform'], faculties: ['Fakultet A'], personal: true },
  accounts: { roles: ['accounting-system'] },
  site: { roles: ['catalogue-reader'] },
}

/** Programs with keys, each for one job. */
export async function programs(fleet: Fleet): Promise<Record<string, Headers>> {
  const made = Object.entries(KEYS).map(async ([name, wish]): Promise<[string, Headers]> => {
    const { key } = await fleet.does((tx) => makeApiKey(tx, { name, ...wish }))
    return [name, { authorization: `Bearer ${key}` }]
  })
  return Object.fromEntries(await Promise.all(made))
}
