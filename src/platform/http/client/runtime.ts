/** What an operation is: method, address, and whether it needs an Idempotency-Key. */
export type Route = readonly [method: string, path: string, isKeyed: boolean]
/** What one operation takes and gives. */
export type Operation = { path: object; query: object; body: unknown; reply: unknown; refusal: string }
export type Given<O extends Operation> = (keyof O['path'] extends never
  ? { path?: undefined }
  : { path: O['path'] }) & {
  query?: O['query']
} & (undefined extends O['body'] ? { body?: undefined } : { body: O['body'] }) & {
    /** Of the intended effect. Say the same one again to repeat a request that you had no answer to; made for you where left out. */
    key?: string
    headers?: Record<string, string>
  }
type Needed<O extends Operation> = object extends Given<O> ? [given?: Given<O>] : [given: Given<O>]

/** RFC 9457 problem details. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  requestId: string
  errors?: { pointer: string; detail: string }[]
  [fact: string]: unknown
}

/** The answer "no". `name` is the stable name of the refusal, `problem` all that was said. */
export class Refusal<Name extends string = string> extends Error {
  readonly problem: Problem
  override readonly name: Name
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
    this.name = problem.type.replace(/^.*\/problems\//, '') as Name
  }
  get status(): number {
    return this.problem.status
  }
}
/** 400: the request cannot be read. */
export class BadRequest extends Refusal {}
/** 401: no key, or one that has ended. */
export class SignInFirst extends Refusal {}
/** 403: the key may not do this. */
export class Forbidden extends Refusal {}
/** 404: it is not there, or somebody else's. */
export class NotThere extends Refusal {}
/** 409: the facts stand against it. */
export class Conflict extends Refusal {}
/** 422: `problem.errors` says by JSON pointers what is wrong. */
export class Malformed extends Refusal {}
/** 429: too many at once. */
export class TooMany extends Refusal {}
/** 5xx: nothing was decided; this client has asked several times already. */
export class NotNow extends Refusal {}

const CLASSES: Record<number, new (problem: Problem) => Refusal> = {
  ...{ 400: BadRequest, 401: SignInFirst, 403: Forbidden, 404: NotThere, 409: Conflict, 422: Malformed, 429: TooMany },
}

export type Settings = {
  /** Where the till is, without a slash at the end. */
  url: string
  /** An API key (ctk_…); without one the client is a visitor. */
  key?: string
  /** How often a request is sent at most; 4 where left out. */
  tries?: number
  fetch?: typeof fetch
  /** Told when an operation that was called is deprecated, with the day on which it ends where there is one. */
  deprecated?: (operation: string, sunset: string | null) => void
}

/** How long is waited before a request is sent again where the till does not say, in milliseconds; it doubles each time. */
const WAIT_MS = 500
const TRIES = 4

/** A client of the operations `Ops`, each called by its name. */
export function clientOf<Ops extends { [id in keyof Ops]: Operation }>(
  routes: Readonly<Record<string, Route>>,
  { url, key, tries = TRIES, fetch: send = fetch, deprecated }: Settings,
) {
  async function call<Id extends keyof Ops & string>(id: Id, ...needed: Needed<Ops[Id]>): Promise<Ops[Id]['reply']> {
    const given = (needed[0] ?? {}) as { path?: object; query?: object; body?: unknown; key?: string; headers?: object }
    const [method, path, isKeyed] = routes[id]!
    const headers: Record<string, string> = { accept: 'application/json', ...given.headers }
    if (key) headers.authorization = `Bearer ${key}`
    if (isKeyed) headers['idempotency-key'] = given.key ?? crypto.randomUUID()
    if (given.body !== undefined) headers['content-type'] = 'application/json'
    const request = { method: method.toUpperCase(), headers, ...bodyOf(given.body) }
    const mayRepeat = isKeyed || method !== 'post'
    const answer = await sent(() => send(`${url}${addressOf(path, given)}`, request), { tries, mayRepeat })
    if (answer.headers.has('deprecation')) deprecated?.(id, answer.headers.get('sunset'))
    if (!answer.ok) throw refusalOf((await answer.json()) as Problem)
    const isJson = answer.headers.get('content-type')?.includes('json')
    return answer.status === 204 || !isJson ? (answer as unknown) : ((await answer.json()) as unknown)
  }

  /** The answers of a list, page after page, until there are no more. */
  async function* pages<Id extends keyof Ops & string>(
    id: Id,
    ...needed: Needed<Ops[Id]>
  ): AsyncGenerator<Ops[Id]['reply']> {
    const given = { ...needed[0] } as Given<Ops[Id]>
    for (;;) {
      const reply = await call(id, ...([given] as unknown as Needed<Ops[Id]>))
      yield reply
      const { next, more = next !== null } = reply as { next: string | number | null; more?: boolean }
      if (!more || next === null) return
      given.query = { ...given.query, after: next }
    }
  }

  return { call, pages }
}

const bodyOf = (body: unknown): { body?: string } => (body === undefined ? {} : { body: JSON.stringify(body) })

function addressOf(path: string, given: { path?: object; query?: object }): string {
  const named = { ...given.path } as Record<string, unknown>
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(named[name])))
  const asked = Object.entries(given.query ?? {}).flatMap(([name, value]: [string, unknown]) =>
    [value].flat().flatMap((each): [string, string][] => (each === undefined ? [] : [[name, String(each)]])),
  )
  const query = new URLSearchParams(asked).toString()
  return query === '' ? filled : `${filled}?${query}`
}

type Trying = { tries: number; mayRepeat: boolean }
/** Sends again what was not decided, with the same key; what may have been done is not sent twice without one. */
async function sent(send: () => Promise<Response>, { tries, mayRepeat }: Trying): Promise<Response> {
  for (let n = 1; ; n++) {
    const answer = await send().catch((error: unknown) => {
      if (n >= tries || !mayRepeat) throw error
      return null
    })
    if (answer && (n >= tries || (answer.status !== 503 && answer.status !== 429))) return answer
    const seconds = Number(answer?.headers.get('retry-after') ?? Number.NaN)
    await new Promise((done) => setTimeout(done, Number.isNaN(seconds) ? WAIT_MS * 2 ** n : seconds * 1000))
  }
}

function refusalOf(problem: Problem): Refusal {
  const Named = CLASSES[problem.status] ?? (problem.status >= 500 ? NotNow : Refusal)
  return new Named(problem)
}
