/** The declaration of an XML file stands within its first characters. */
const DECLARATION_BYTES = 200
const ENCODING = /^<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']/

/** The text of a bank's file: in the encoding that it declares, else UTF-8. */
export function textOfFile(bytes: Buffer): string {
  const head = bytes
    .subarray(0, DECLARATION_BYTES)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
  const [, encoding = 'utf-8'] = ENCODING.exec(head) ?? []
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
