/** A browser without scripts: it keeps cookies, follows nothing by itself, and reads forms. */
export type Shown = { status: number; to: string | null; body: string; headers: Headers }
export type PlainBrowser = {
  get(path: string): Promise<Shown>
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Shown>
  cookies: Map<string, string>
}

export function browse(url: string): PlainBrowser {
  const cookies = new Map<string, string>()
  const call = async (path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Shown> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { accept: 'text/html,*/*;q=0.8', ...(cookie ? { cookie } : {}), ...init.headers }
    const answer = await fetch(new URL(path, url), { ...init, redirect: 'manual', headers })
    for (const line of answer.headers.getSetCookie()) keep(cookies, line)
    return {
      status: answer.status,
      to: answer.headers.get('location'),
      body: await answer.text(),
      headers: answer.headers,
    }
  }
  return {
    cookies,
    get: (path) => call(path, {}),
    post: (path, fields, headers = {}) =>
      call(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
      }),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair] = line.split(';')
  const [name, value] = [pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1)]
  if (value === '') cookies.delete(name)
  else cookies.set(name, value)
}

/** What a page's hidden fields would send along. */
export function hiddenFields(body: string): Record<string, string> {
  return Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )
}

/** The words of a page, without its markup. */
export const wordsOf = (body: string): string =>
  body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#?\w+;/g, ' ')
    .replaceAll(/\s+/g, ' ')
