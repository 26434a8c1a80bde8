import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'

const END_OF_DIRECTORY = 0x06054b50
const DEFLATED = 8

/** The files of a ZIP by name, as its own directory lists them (APPNOTE.TXT 4.3). */
export function unzipped(zip: Buffer): Map<string, Buffer> {
  let end = zip.length - 22
  while (zip.readUInt32LE(end) !== END_OF_DIRECTORY) end--
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed, nameLength] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(start, start + packed)
    files.set(name, method === DEFLATED ? inflateRawSync(bytes) : bytes)
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}

/** Which files of a ZIP its manifest names, and which of them are not what it says: as `sha256sum -c` would. */
export function manifestOf(files: ReadonlyMap<string, Buffer>): { names: string[]; wrong: string[] } {
  const lines = files.get('SHA256SUMS.txt')!.toString().trim().split('\n')
  const listed = lines.map((line) => ({ digest: line.slice(0, 64), name: line.slice(66) }))
  const wrong = listed.filter(({ digest, name }) => {
    const bytes = files.get(name)
    return !bytes || createHash('sha256').update(bytes).digest('hex') !== digest
  })
  return { names: listed.map(({ name }) => name), wrong: wrong.map(({ name }) => name) }
}
