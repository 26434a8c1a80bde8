import qrcodegen from 'nayuki-qr-code-generator'

const { QrCode, QrSegment } = qrcodegen
/** White modules that the norm wants around the code (ISO/IEC 18004). */
const QUIET = 4
const MOST_VERSION = 20
/** Every mask can be read. */
const MASK = 2

/** A text as a QR code with its white edge: row by row, whether a module is dark. */
export function qrCode(text: string): boolean[][] {
  const code = QrCode.encodeSegments(QrSegment.makeSegments(text), QrCode.Ecc.MEDIUM, 1, MOST_VERSION, MASK, false)
  const side = Array.from({ length: code.size + 2 * QUIET }, (_each, at) => at - QUIET)
  const isInside = (at: number) => at >= 0 && at < code.size
  return side.map((y) => side.map((x) => isInside(x) && isInside(y) && code.getModule(x, y)))
}

/** The dark modules of a code as a path, each one unit wide. */
export const qrPath = (code: readonly (readonly boolean[])[]): string =>
  code.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
