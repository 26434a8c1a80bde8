/** Of an enhanced status (RFC 3463): it is about the address, its mailbox or its domain, and not about us, our network or what we wrote. */
const OF_ADDRESS = /^5\.(?:0\.0|1\.|2\.|4\.[14]\b)/
const STATUS = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/
/** Replies that refuse a mailbox where the server gives no enhanced status (RFC 5321 § 4.2.2). */
const MAILBOX_REPLIES: readonly number[] = [550, 551, 552, 553]

/** The enhanced status in what a server said; null where it says none. */
const statusIn = (said: string): string | null => STATUS.exec(said)?.[0] ?? null

/** Whether a status says for good that an address takes no mail. */
export const refusesAddress = (status: string): boolean => OF_ADDRESS.test(status)

/** The same of a reply over SMTP: its code, and what was said beside it. */
export function repliesForGood(code: number, said: string): boolean {
  const status = statusIn(said)
  return status === null ? MAILBOX_REPLIES.includes(code) : refusesAddress(status)
}

/** A mail server takes no mail for this address, now and later. */
export class MailRefused extends Error {}
/** We do not write to this address any more: it has refused too often. */
export class AddressWithheld extends Error {}

/** Trying again changes nothing. */
export const isForGood = (error: unknown): boolean => error instanceof MailRefused || error instanceof AddressWithheld
