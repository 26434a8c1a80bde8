import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Answer = { status: number; body: string } | 'hang-up' | 'hang-up-after'
export type Handed = { id: string; type: string; receiver: string; authorization: string; xml: string }

/** What stands at the other end of the operator's settings: an access point and a directory, over real HTTP on loopback. */
export type Network = {
  url: string
  secret: string
  env: Record<string, string>
  /** Every request that handed a document over, also those that were then refused. */
  handed: Handed[]
  /** The documents it has, by id: the same id twice is one document. */
  documents: Map<string, Handed>
  /** What the next requests are answered before it behaves again, first come first served. */
  answerNext(...answers: Answer[]): void
  /** What becomes of everything it has taken. */
  decide(state: 'taken' | 'accepted' | 'rejected', reason?: string): void
  /** Organisation numbers of those who receive invoices, and reminders too. */
  receivers: Map<string, { reminder: boolean }>
  /** So many look-ups have been made. */
  lookUps: number
  isDirectoryDown: boolean
  close(): Promise<void>
}

const SECRET = 'a-secret-of-the-access-point'
const INVOICE =
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'
const json = (status: number, body: object) => ({ status, body: JSON.stringify(body) })

export async function startNetwork(): Promise<Network> {
  const next: Answer[] = []
  let fate: { state: string; reason?: string } = { state: 'taken' }
  const server = createServer((req, res) => void serve(req, res))
  const network: Network = {
    url: '',
    secret: SECRET,
    env: {},
    handed: [],
    documents: new Map(),
    receivers: new Map(),
    lookUps: 0,
    isDirectoryDown: false,
    answerNext: (...answers) => void next.push(...answers),
    decide: (state, reason) => {
      fate = { state, ...(reason === undefined ? {} : { reason }) }
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://double')
    if (!url.pathname.startsWith('/documents')) return reply(res, lookUp(decodeURIComponent(url.pathname.slice(1))))
    const xml = await text(req)
    if (req.method === 'POST') note(url.searchParams, req.headers.authorization ?? '', xml)
    const odd = next.shift()
    if (odd === 'hang-up') return void req.socket.destroy()
    if (odd && odd !== 'hang-up-after') return reply(res, odd)
    if (req.headers.authorization !== `Bearer ${SECRET}`) return reply(res, json(401, { title: 'who are you?' }))
    const last = network.handed.at(-1)
    if (req.method === 'POST' && last) network.documents.set(last.id, last)
    if (odd === 'hang-up-after') return void req.socket.destroy()
    const id = req.method === 'POST' ? last?.id : url.pathname.split('/')[2]
    reply(res, network.documents.has(id ?? '') ? json(200, fate) : json(404, { title: 'no such document' }))
  }

  function note(query: URLSearchParams, authorization: string, xml: string): void {
    const [id = '', type = '', receiver = ''] = ['id', 'type', 'receiver'].map((name) => query.get(name) ?? '')
    network.handed.push({ id, type, receiver, authorization, xml })
  }

  function lookUp(participant: string): { status: number; body: string } {
    network.lookUps++
    const receiver = network.receivers.get(participant.split(':').at(-1) ?? '')
    if (network.isDirectoryDown) return { status: 503, body: '' }
    if (!receiver) return { status: 404, body: '' }
    const kinds = [
      `${INVOICE}::2.1`,
      ...(receiver.reminder ? [`${INVOICE}#conformant#urn:fdc:anskaffelser.no:2019:ehf:reminder:3.0::2.1`] : []),
    ]
    const list = kinds.map(
      (kind) => `<smp:ServiceMetadataReference href="https://smp.test/${encodeURIComponent(kind)}"/>`,
    )
    return { status: 200, body: `<smp:ServiceGroup>${list.join('')}</smp:ServiceGroup>` }
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()))
  network.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  network.env = { ACCESS_POINT_URL: network.url, ACCESS_POINT_SECRET: SECRET, E_INVOICE_DIRECTORY_URL: network.url }
  return network
}

function reply(res: ServerResponse, { status, body }: { status: number; body: string }): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(body)
}
