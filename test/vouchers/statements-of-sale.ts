import pg from 'pg'
import { vi } from 'vitest'

const nameOf = (query: unknown): string | null =>
  typeof query === 'object' && query !== null && 'name' in query ? String(query.name) : null

/** The statements of the transaction that sold something during this work, by name; what begins and ends it has none. */
export async function statementsOfSale(work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  const calls = spy.mock.calls.map(([query], at) => ({ by: spy.mock.contexts[at], name: nameOf(query) }))
  spy.mockRestore()
  const by = calls.find(({ name }) => name?.startsWith('sell-'))?.by
  const own = calls.filter((each) => each.by === by)
  const sold = own.findIndex(({ name }) => name?.startsWith('sell-'))
  const begun = own.findLastIndex(({ name }, at) => at < sold && name === null)
  const ended = own.findIndex(({ name }, at) => at > sold && name === null)
  return own.slice(begun + 1, ended).map(({ name }) => name ?? '')
}
