import type { Cell } from './cells.ts'
import { type Heard, openDoor } from './knock.ts'

/** So many requests at a time. */
const AT_ONCE = 8
/** What differs between any two answers. */
const OWN_HEADERS = ['request-id', 'date', 'etag', 'content-length', 'keep-alive', 'connection']

export type Answered = { cell: Cell; heard: Heard }

/** Makes the requests over connections that stay open. */
export async function playAll(url: string, cells: readonly Cell[]): Promise<Answered[]> {
  const door = openDoor(url, AT_ONCE)
  const waiting = [...cells]
  const answered: Answered[] = []
  const worker = async () => {
    for (let cell = waiting.shift(); cell; cell = waiting.shift())
      answered.push({ cell, heard: await door.ask(cell.knock) })
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  } finally {
    door.end()
  }
  return answered
}

/** What is wrong with an answer, in a sentence; null where it is as expected. */
export function wrongWith({ cell, heard }: Answered): string | null {
  const { route, actor, whose, verdict } = cell
  const got = verdictOf(cell, heard)
  if (got === verdict || (verdict === 'gone' && got === 'may') || (verdict === 'gone' && got === 'unknown')) return null
  return `${route} of ${whose} as ${actor}: expected ${verdict}, got ${got} (${heard.status}) ${heard.body.slice(0, 90).replaceAll('\n', ' ')}`
}

function verdictOf({ route, thing }: Cell, { status, headers, body }: Heard): string {
  if (status === 401 || (status === 303 && /\/sign-in\?/.test(headers.location ?? ''))) return 'sign-in'
  if (status === 403) return 'told'
  if (status >= 500 && status !== 503) return 'failed'
  if (status !== 404 || thing === null) return 'may'
  return route.startsWith('page ') || body.includes(`/problems/${thing}/unknown`) ? 'unknown' : 'may'
}

/** Refusals of things that are somebody else's which can be told from one of a thing that is not there. */
export function tellingApart(answered: readonly Answered[]): string[] {
  const unknown = answered.filter(({ cell }) => cell.verdict === 'unknown')
  const groups = Map.groupBy(unknown, ({ cell }) => `${cell.route} as ${cell.actor}`)
  return [...groups].flatMap(([name, group]) => {
    const plain = new Set(group.map(plainly))
    return plain.size === 1 ? [] : [`${name}: ${[...plain].map((text) => text.slice(0, 200)).join(' <> ')}`]
  })
}

function plainly({ cell, heard }: Answered): string {
  const headers = Object.entries(heard.headers).filter(([name]) => !OWN_HEADERS.includes(name))
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
  const own = new Set(cell.knock.path.match(id))
  const requestId = heard.headers['request-id'] ?? '-'
  let body = heard.body.replaceAll(requestId, 'request')
  for (const each of own) body = body.replaceAll(each, 'id')
  return JSON.stringify([heard.status, headers, body])
}

/** The names of all members of a JSON answer, as paths; lists by what is in them. */
export function keysIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => keysIn(each, `${path}[]`)))]
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, member]) => keysIn(member, path === '' ? name : `${path}.${name}`))
}
