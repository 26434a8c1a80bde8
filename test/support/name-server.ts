import { createSocket } from 'node:dgram'
import { once } from 'node:events'

const HEADER_BYTES = 12
const [ADDRESS, TXT] = [1, 16]
/** Of an answer: a response of authority with recursion; the name does not exist; it could not be found out. */
const [FOUND, NO_SUCH_NAME, FAILED] = [0x8580, 0x8583, 0x8582]

export type NameServerPeer = {
  /** As NAME_SERVERS takes it. */
  address: string
  /** What the TXT records of a domain say; a domain that is missing does not exist, and `out of order` answers for none. */
  texts: Map<string, string[] | 'out of order'>
  /** The addresses (version 4) that a name leads to, worked out anew for each question. */
  addresses: Map<string, () => string[]>
  /** All that was asked, as `TXT fjordheim.example`. */
  asked: string[]
  close(): Promise<void>
}

/** A real name server on loopback (RFC 1035 over UDP), which knows nothing but texts and addresses. */
export async function startNameServer(): Promise<NameServerPeer> {
  const texts: NameServerPeer['texts'] = new Map()
  const addresses: NameServerPeer['addresses'] = new Map()
  const asked: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (query, { address, port }) => {
    const { name, type, end } = questionIn(query)
    asked.push(`${type === TXT ? 'TXT' : type === ADDRESS ? 'A' : `type ${type}`} ${name}`)
    const found =
      type === TXT
        ? textRecords(texts.get(name))
        : type === ADDRESS
          ? addresses.get(name)?.().map(addressRecord)
          : undefined
    socket.send(answerTo(query.subarray(0, end), found), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    texts,
    addresses,
    asked,
    close: () => new Promise((done) => socket.close(() => done())),
  }
}

function questionIn(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = HEADER_BYTES
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

function answerTo(question: Buffer, found: Buffer[] | 'out of order' | undefined): Buffer {
  const records = Array.isArray(found) ? found : []
  const head = Buffer.from(question)
  head.writeUInt16BE(found === 'out of order' ? FAILED : found ? FOUND : NO_SUCH_NAME, 2)
  head.writeUInt16BE(records.length, 6)
  head.fill(0, 8, HEADER_BYTES)
  return Buffer.concat([head, ...records])
}

const textRecords = (found: string[] | 'out of order' | undefined) =>
  Array.isArray(found) ? found.map((text) => recordOf(TXT, stringsOf(text))) : found
const addressRecord = (address: string): Buffer => recordOf(ADDRESS, Buffer.from(address.split('.').map(Number)))

/** Long texts come in strings of at most 255 bytes. */
function stringsOf(text: string): Buffer {
  const bytes = Buffer.from(text)
  const strings: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 255) {
    const part = bytes.subarray(at, at + 255)
    strings.push(Buffer.from([part.length]), part)
  }
  return Buffer.concat(strings)
}

function recordOf(type: number, content: Buffer): Buffer {
  const head = Buffer.alloc(HEADER_BYTES)
  head.writeUInt16BE(0xc00c, 0) // the name that was asked for
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(60, 6)
  head.writeUInt16BE(content.length, 10)
  return Buffer.concat([head, content])
}
