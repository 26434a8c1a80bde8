import { createCanvas } from '@napi-rs/canvas'

/** What a camera writes beside the picture: that it was held upright, and something about where it was. */
export const PLACE = 'N59.9139 E10.7522'

/** Sky over sea, with a mark in its upper left corner. */
export function drawn(width: number, height: number): Promise<Buffer> {
  const canvas = createCanvas(width, height)
  const brush = canvas.getContext('2d')
  const sky = brush.createLinearGradient(0, 0, 0, height)
  sky.addColorStop(0, '#f6c65b')
  sky.addColorStop(0.55, '#fde7b8')
  sky.addColorStop(0.56, '#1f6a63')
  sky.addColorStop(1, '#0b3434')
  brush.fillStyle = sky
  brush.fillRect(0, 0, width, height)
  brush.fillStyle = '#ff0000'
  brush.fillRect(0, 0, width / 10, height / 10)
  return canvas.encode('jpeg', 90)
}

/** The same file as a telephone held on its side makes it: turned a quarter (EXIF 0x0112 is 6), with the place in a comment. */
export function fromCamera(jpeg: Buffer): Buffer {
  const entry = Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0])
  const exif = Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01', 'latin1'), entry, Buffer.alloc(4)])
  return Buffer.concat([jpeg.subarray(0, 2), segment(0xe1, exif), segment(0xfe, Buffer.from(PLACE)), jpeg.subarray(2)])
}

function segment(kind: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, kind, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** The head of a PNG that says it is so large, and nothing else. */
export function headOfPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(head)
  head.writeUInt32BE(13, 8)
  head.write('IHDR', 12, 'latin1')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  head.set([8, 6, 0, 0, 0], 24)
  return head
}
