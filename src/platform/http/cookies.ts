/** The cookies of a request. Names and values are what we set ourselves: no quoting, no decoding beyond the percent sign. */
export function cookiesOf(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0) cookies.set(part.slice(0, at).trim(), safely(part.slice(at + 1).trim()))
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
