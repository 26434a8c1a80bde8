import { Buffer } from 'node:buffer'
import { Readable } from 'node:stream'
import { crc32, deflateSync } from 'node:zlib'
import type { FileReply } from '../platform/http/route.ts'
import { qrCode, qrPath } from '../platform/qr-code.ts'

type QrForm = 'svg' | 'png'
/** A module of a PNG, in pixels: a code of 33 modules is 990 pixels wide, 8 cm at 300 dpi. */
const MODULE_PX = 30

/** The address of a link as a QR code, for print: SVG at any size, or PNG for programs that take no SVG. */
export function qrFile(url: string, name: string, form: QrForm): FileReply {
  const code = qrCode(url)
  const made = form === 'svg' ? Buffer.from(svgOf(code)) : pngOf(code)
  return {
    type: form === 'svg' ? 'image/svg+xml' : 'image/png',
    name: `qr-${name}.${form}`,
    source: Readable.from([made]),
  }
}

function svgOf(code: readonly (readonly boolean[])[]): string {
  const side = code.length
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}mm" height="${side}mm" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${qrPath(code)}" fill="#000"/></svg>\n`
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Bits of a byte. */
const BYTE = 8

/** One bit a pixel, in grey: 0 is black (ISO/IEC 15948). */
function pngOf(code: readonly (readonly boolean[])[]): Buffer {
  const side = code.length * MODULE_PX
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.writeUInt8(1, 8)
  const rows = code.flatMap((modules) => Array<Buffer>(MODULE_PX).fill(pixelsOf(modules)))
  return Buffer.concat([
    SIGNATURE,
    ...[chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))],
  ])
}

/** A row of pixels behind the byte that says it is written as it is. */
function pixelsOf(modules: readonly boolean[]): Buffer {
  const row = Buffer.alloc(1 + Math.ceil((modules.length * MODULE_PX) / BYTE))
  for (let x = 0; x < modules.length * MODULE_PX; x += 1)
    if (!modules[Math.floor(x / MODULE_PX)]) row[1 + Math.floor(x / BYTE)]! |= 0x80 >> (x % BYTE)
  return row
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
