import { type Call, clientOf } from './call.ts'
import { type Compared, compare } from './compare.ts'
import type { Ground } from './ground.ts'

/** Pairs of tries: one with an address that has an account, one with an address that nobody has, taking turns in who comes first. */
const PAIRS = 200
const WARM_UP = 10
/** Counts of tries are forgotten so often, well before anybody would have to wait. */
const FORGET_EVERY = 10
const PASSWORD = 'fire tog til Bergen'
/** Of a password that nobody tries; what it costs to compare is what matters. */
const HASH = '$argon2id$v=19$m=19456,t=2,p=1$d7/3xpnm0JQMCXyWpVSn9A$qb+2TE3LBgCsFdpQANPYYmxwzcLRtgO9B30x4R/5mYA'

type Door = { what: string; status: number; try(call: Call, email: string): ReturnType<Call> }
const DOORS: readonly Door[] = [
  {
    what: 'sign-in with a wrong password',
    status: 401,
    try: (call, email) => call('POST', '/session', { body: { email, password: PASSWORD } }),
  },
  {
    what: 'sign-up',
    status: 202,
    try: (call, email) => call('POST', '/people', { body: { name: 'Kari Nordmann', email, password: PASSWORD } }),
  },
  {
    what: 'asking for a link to sign in',
    status: 202,
    try: (call, email) => call('POST', '/session/links', { body: { email } }),
  },
  {
    what: 'asking for a new password',
    status: 202,
    try: (call, email) => call('POST', '/new-password/links', { body: { email } }),
  },
]

/** Whether the time of an answer tells who has an account: medians of both kinds, their ratio, and how sure that is. */
export async function doorsCompared(ground: Ground): Promise<string[]> {
  const call = clientOf(ground.server.port)
  const said: string[] = []
  try {
    for (const [at, door] of DOORS.entries()) said.push(sentence(door.what, await tryDoor(ground, { call, door, at })))
  } finally {
    call.close()
  }
  return said
}

async function tryDoor(
  { admin }: Ground,
  { call, door, at }: { call: Call; door: Door; at: number },
): Promise<Compared> {
  const address = (kind: string, n: number) => `${kind}-${at}-${n}@doors.example`
  await admin.query(
    `insert into people (id, email, name, password_hash, email_verified_at)
     select uuidv7(), 'known-${at}-' || n || '@doors.example', 'Kari Nordmann', $1, now() from generate_series(0, ${PAIRS + WARM_UP}) n`,
    [HASH],
  )
  const timed = async (kind: string, n: number): Promise<number> => {
    const began = performance.now()
    const { status } = await door.try(call, address(kind, n))
    const took = performance.now() - began
    if (status !== door.status) throw new Error(`${door.what} was answered ${status}`)
    return took
  }
  const pairs: [number, number][] = []
  for (let n = 0; n < PAIRS + WARM_UP; n++) {
    if (n % FORGET_EVERY === 0) await admin.query('delete from rate_limits')
    const isFirst = n % 2 === 0
    const one = await timed(isFirst ? 'known' : 'unknown', n)
    const other = await timed(isFirst ? 'unknown' : 'known', n)
    if (n >= WARM_UP) pairs.push(isFirst ? [one, other] : [other, one])
  }
  return compare(pairs)
}

function sentence(what: string, { n, medians: [known, unknown], ratio, from, to }: Compared): string {
  const percent = (part: number) => `${part < 1 ? '' : '+'}${((part - 1) * 100).toFixed(1)} %`
  return `${what}: ${n} pairs · known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms · unknown takes ${percent(ratio)} (95 %: ${percent(from)} to ${percent(to)})`
}
