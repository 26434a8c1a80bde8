import { html, type SafeHtml } from '../../platform/html.ts'
import { qrCode, qrPath } from '../../platform/qr-code.ts'

/** A text as a QR code, for a phone to read from the screen; the same stands beside it in words. */
export function qrPicture(text: string, words: string): SafeHtml {
  const code = qrCode(text)
  const side = code.length
  return html`<svg class="qr" role="img" aria-label="${words}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${qrPath(code)}" fill="#000"/></svg>`
}
