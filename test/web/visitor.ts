import { grantRole } from '../../src/identity/grant-role.ts'
import { hashPassword } from '../../src/identity/password.ts'
import { signUp } from '../../src/identity/sign-up.ts'
import { verifyEmail } from '../../src/identity/verify-email.ts'
import type { Actor, Role } from '../../src/platform/actor.ts'
import { act } from '../../src/platform/till.ts'
import type { House } from '../support/constellation.ts'
import { unique } from '../support/make.ts'
import { browse, type PlainBrowser } from './browser.ts'

const PASSWORD = 'fire tog til Bergen'

export type SignedIn = PlainBrowser & { personId: string; name: string; email: string }

/** Somebody with an account and these roles, signed in by their password. */
export async function signedIn(
  house: House,
  { roles = [], name = 'Ingrid Sæther' }: { roles?: Role[]; name?: string } = {},
): Promise<SignedIn> {
  const email = `person-${unique()}@skole.example`
  const passwordHash = await hashPassword(PASSWORD)
  const test: Actor = { kind: 'job', name: 'test' }
  const { personId } = await act(house.till, test, async (tx) => {
    const { token } = await signUp(tx, { name, email, lang: 'nb', passwordHash })
    const opened = await verifyEmail(tx, { token: token! })
    for (const role of roles) await grantRole(tx, { personId: opened.personId, role })
    return opened
  })
  const browser = browse(house.url)
  const answer = await fetch(`${house.url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    browser.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
  }
  return { ...browser, personId, name, email }
}

/** Every field of a page's forms as a browser would send them back: what is typed, chosen and hidden. */
export function fieldsOf(body: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [, attributes = ''] of body.matchAll(/<input ([^>]*)>/g)) {
    const [, name] = /\bname="([^"]+)"/.exec(attributes) ?? []
    const chosen = !/type="(radio|checkbox)"/.test(attributes) || /\bchecked\b/.test(attributes)
    if (name && chosen) fields[name] = plain(/\bvalue="([^"]*)"/.exec(attributes)?.[1] ?? '')
  }
  for (const [, name, text] of body.matchAll(/<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)</g))
    fields[name!] = plain(text!)
  for (const [, name, options] of body.matchAll(/<select [^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const values = [...options!.matchAll(/<option value="([^"]*)"( selected)?/g)]
    fields[name!] = (values.find(([, , selected]) => selected) ?? values[0])?.[1] ?? ''
  }
  return fields
}

/** The sentence at a field that was refused. */
export const faultAt = (body: string, field: string): string | null =>
  new RegExp(`id="${field.replaceAll('.', '\\.')}-fault">([^<]*)<`).exec(body)?.[1] ?? null

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
