/** The tables of a TrueType file (OpenType 1.9, "Organization of an OpenType Font"). */
export type Tables = Map<string, Buffer>

const HEADER = 12
const ENTRY = 16
/** `head.checkSumAdjustment` makes the whole file sum up to this. */
const WHOLE_SUM = 0xb1b0afba
const ADJUSTMENT_AT = 8

export function readTables(font: Buffer): Tables {
  const count = font.readUInt16BE(4)
  return new Map(
    Array.from({ length: count }, (_, at) => {
      const entry = HEADER + ENTRY * at
      const [start, length] = [font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)]
      return [font.toString('latin1', entry, entry + 4), font.subarray(start, start + length)] as const
    }),
  )
}

/** Puts tables together again, with the checksums that browsers verify. */
export function writeTables(tables: Tables): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const head = Buffer.from(tables.get('head')!)
  head.writeUInt32BE(0, ADJUSTMENT_AT)
  const bodies = sorted.map(([tag, body]) => padded(tag === 'head' ? head : body))
  const directory = directoryOf(sorted, bodies)
  const font = Buffer.concat([directory, ...bodies])
  const headAt = font.readUInt32BE(HEADER + ENTRY * sorted.findIndex(([tag]) => tag === 'head') + 8)
  font.writeUInt32BE((WHOLE_SUM - sumOf(font)) >>> 0, headAt + ADJUSTMENT_AT)
  return font
}

function directoryOf(sorted: readonly (readonly [string, Buffer])[], bodies: readonly Buffer[]): Buffer {
  const directory = Buffer.alloc(HEADER + ENTRY * sorted.length)
  const power = Math.floor(Math.log2(sorted.length))
  directory.writeUInt32BE(0x00010000, 0)
  directory.writeUInt16BE(sorted.length, 4)
  directory.writeUInt16BE(2 ** power * ENTRY, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE((sorted.length - 2 ** power) * ENTRY, 10)
  let start = directory.length
  sorted.forEach(([tag, body], at) => {
    const entry = HEADER + ENTRY * at
    directory.write(tag, entry, 'latin1')
    directory.writeUInt32BE(sumOf(bodies[at]!), entry + 4)
    directory.writeUInt32BE(start, entry + 8)
    directory.writeUInt32BE(body.length, entry + 12)
    start += bodies[at]!.length
  })
  return directory
}

const padded = (body: Buffer): Buffer => Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])

function sumOf(padding: Buffer): number {
  let sum = 0
  for (let at = 0; at < padding.length; at += 4) sum = (sum + padding.readUInt32BE(at)) >>> 0
  return sum
}
