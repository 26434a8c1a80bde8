/** What a cookie is called in the browser. Over https the prefix binds it to this very host (RFC 6265bis); no neighbour can plant one. */
export const prefixOf = (secure: boolean): string => (secure ? '__Host-' : '')

/**
 * The cookies of a request by our own names for them: over https those with the prefix, and no others. Values are what we set
 * ourselves: no quoting, no decoding beyond the percent sign.
 */
export function cookiesOf(header: string | undefined, secure: boolean): Map<string, string> {
  const cookies = new Map<string, string>()
  const prefix = prefixOf(secure)
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    const name = part.slice(0, at).trim()
    if (at > 0 && name.startsWith(prefix)) cookies.set(name.slice(prefix.length), safely(part.slice(at + 1).trim()))
  }
  return cookies
}

function safely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
