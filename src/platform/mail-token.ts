import { createHmac } from 'node:crypto'
import { isSameSecret } from './same-secret.ts'

/** So much of the digest that nobody guesses it, in characters; short enough for the local part of an address, which holds 64. */
const SIGNATURE_LENGTH = 20
const TOKEN = /\b([0-9a-f]{32})\.([0-9a-f]{20})\b/g

/**
 * What a mail is known by outside: its id, signed together with the address that it goes to. It stands in the Message-ID and, where
 * bounces have a domain, in the sender of the envelope; only who holds the mail, or has carried it, knows it. In lower case, because
 * some mail servers write addresses so.
 */
export const mailToken = (secret: string, id: string, email: string): string =>
  `${id.replaceAll('-', '')}.${sign(secret, id, email)}`

const sign = (secret: string, id: string, email: string): string =>
  createHmac('sha256', secret).update(`mail:${id}:${email.toLowerCase()}`).digest('hex').slice(0, SIGNATURE_LENGTH)

export type TokenParts = { id: string; signature: string }

/** All that look like such tokens in a text. */
export const tokensIn = (text: string): TokenParts[] =>
  [...text.toLowerCase().matchAll(TOKEN)].map(([, hex, signature]) => ({
    id: hex!.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    signature: signature!,
  }))

/** Whether we sent a mail of that id to that address. */
export const isSentTo = (secret: string, { id, signature }: TokenParts, email: string): boolean =>
  isSameSecret(signature, sign(secret, id, email))
