import qrcodegen from 'nayuki-qr-code-generator'
import { html, type SafeHtml } from '../../platform/html.ts'

const { QrCode, QrSegment } = qrcodegen
/** White modules that the norm wants around the code (ISO/IEC 18004). */
const QUIET = 4
const MOST_VERSION = 20
/** Every mask can be read. */
const MASK = 2

/** A text as a QR code, for a phone to read from the screen; the same stands beside it in words. */
export function qrPicture(text: string, words: string): SafeHtml {
  const code = QrCode.encodeSegments(QrSegment.makeSegments(text), QrCode.Ecc.MEDIUM, 1, MOST_VERSION, MASK, false)
  const side = code.size + 2 * QUIET
  let path = ''
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1) if (code.getModule(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`
  return html`<svg class="qr" role="img" aria-label="${words}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}
