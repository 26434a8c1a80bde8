import { Resolver } from 'node:dns/promises'
import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Config } from './config.ts'
import { assertOutsideTransaction } from './db/transact.ts'
import { isPublicAddress } from './public-address.ts'

/** The ports that a receiver of ours may listen on: others are mail servers, databases and the like. */
const PORTS: ReadonlySet<string> = new Set(['', '443', '8443'])
/** How long a name server is waited for, in milliseconds, and how often it is asked. */
const NAME_PATIENCE_MS = 2_000
const NAME_TRIES = 2
/** How much of an answer is kept, in bytes: enough to see what went wrong. */
export const ANSWER_KEPT = 500

/** Whom the till may call beside the open internet, and who answers for names. */
export type Reach = Pick<Config, 'nameServers' | 'localReceivers'>
export type Sent = { body: string; headers: Record<string, string>; withinMs: number; signal?: AbortSignal }
export type OutsideAnswer = { status: number; text: string }

/** An address that the till does not call, and why. */
export class NotOutside extends Error {
  readonly because: 'scheme' | 'credentials' | 'port' | 'inside' | 'unknown-name'
  constructor(because: NotOutside['because'], sentence: string) {
    super(sentence)
    this.name = 'NotOutside'
    this.because = because
  }
}

/**
 * Posts to an address that somebody typed. The name is looked up once and the connection made to what was found, so that a name
 * which leads elsewhere a moment later leads nowhere; redirects are not followed and only the beginning of the answer is read.
 * @throws NotOutside where the address leads, or may lead, inside; Error with what went wrong on the way
 */
export async function callOutside(reach: Reach, address: string, sent: Sent): Promise<OutsideAnswer> {
  assertOutsideTransaction('a receiver outside')
  const url = outsideUrl(reach, address)
  const found = await addressesOf(reach, url)
  const ended = AbortSignal.timeout(sent.withinMs)
  const signal = sent.signal ? AbortSignal.any([ended, sent.signal]) : ended
  return post(url, found, { ...sent, signal }).catch((error: unknown) => {
    throw ended.aborted ? new Error('no answer in time') : error
  })
}

/** Whether an address may be called at all, by its form and by where its name leads now. @throws NotOutside */
export async function demandOutside(reach: Reach, address: string): Promise<void> {
  await addressesOf(reach, outsideUrl(reach, address))
}

const isLocal = ({ localReceivers }: Reach, url: URL): boolean => localReceivers.includes(url.origin)

function outsideUrl(reach: Reach, address: string): URL {
  const url = new URL(address)
  if (url.username !== '' || url.password !== '')
    throw new NotOutside('credentials', 'no name or password in the address')
  if (isLocal(reach, url)) return url
  if (url.protocol !== 'https:') throw new NotOutside('scheme', 'the address must begin with https://')
  if (!PORTS.has(url.port)) throw new NotOutside('port', 'the port must be 443 or 8443')
  return url
}

/** All that a name leads to; one address inside is enough to refuse them all. */
async function addressesOf(reach: Reach, url: URL): Promise<string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = isIP(host) ? [host] : await lookUp(reach, host)
  if (found.length === 0) throw new NotOutside('unknown-name', 'the name of the receiver leads nowhere')
  if (!isLocal(reach, url) && !found.every(isPublicAddress))
    throw new NotOutside('inside', 'the address leads into a private network')
  return found
}

/** Asks name servers themselves: what this machine's own list of names says is about the inside. */
async function lookUp({ nameServers }: Reach, host: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: NAME_PATIENCE_MS, tries: NAME_TRIES })
  if (nameServers) resolver.setServers(nameServers)
  const both = await Promise.all([resolver.resolve4(host).catch(none), resolver.resolve6(host).catch(none)])
  return both.flat()
}
const none = (): string[] => []

function post(url: URL, addresses: readonly string[], { body, headers, signal }: Sent): Promise<OutsideAnswer> {
  const request = url.protocol === 'https:' ? secureRequest : plainRequest
  return new Promise((done, failed) => {
    const options = {
      method: 'POST',
      headers,
      agent: false,
      lookup: pinnedTo(addresses),
      ...(signal ? { signal } : {}),
    }
    const asked = request(url, options, (answer) => {
      const chunks: Buffer[] = []
      let bytes = 0
      const finish = () => {
        done({ status: answer.statusCode!, text: Buffer.concat(chunks).subarray(0, ANSWER_KEPT).toString('utf8') })
        answer.destroy()
      }
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        bytes += chunk.byteLength
        if (bytes >= ANSWER_KEPT) finish()
      })
      answer.once('end', finish).on('error', failed)
    })
    asked.on('error', failed).end(body)
  })
}

/** The connection asks this instead of any name server. */
const pinnedTo =
  (addresses: readonly string[]): LookupFunction =>
  (_host, { all }, tell) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }))
    if (all) tell(null, found)
    else tell(null, found[0]!.address, found[0]!.family)
  }
