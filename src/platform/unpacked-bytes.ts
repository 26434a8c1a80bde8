const [END, ENTRY] = [0x06054b50, 0x02014b50]
const [END_BYTES, ENTRY_BYTES, COMMENT_MAX] = [22, 46, 0xffff]
/** Stands where a number is too large for the field: such a file is none of a few thousand people. */
const TOO_LARGE = 0xffffffff

/**
 * How many bytes a ZIP says its files unpack to (APPNOTE 4.3.12); null where it says so for none or is no ZIP. Whoever unpacks it
 * stops at the size each entry declares, so a file that lies about itself is cut off there.
 */
export function unpackedBytes(bytes: Buffer): number | null {
  const end = endOf(bytes)
  if (end === null) return null
  let [at, total] = [bytes.readUInt32LE(end + 16), 0]
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + ENTRY_BYTES > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null
    const [packed, unpacked] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
    if (unpacked === TOO_LARGE || packed === TOO_LARGE || (unpacked === 0 && packed > 2)) return null
    total += unpacked
    at += ENTRY_BYTES + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return total
}

function endOf(bytes: Buffer): number | null {
  for (let at = bytes.length - END_BYTES; at >= 0 && at >= bytes.length - END_BYTES - COMMENT_MAX; at--)
    if (bytes.readUInt32LE(at) === END) return at
  return null
}
