import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { type On, run, statement } from '../platform/db/statement.ts'

/** The longest name of a domain, in characters (RFC 1035). */
const DOMAIN_MAX = 253
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** No top-level domain is a number: what ends in one is an IP address. */
const LAST_LABEL = /^[a-z]/

/** As it stands in addresses (small letters, punycode), whichever way somebody types it: `@Fjordheim.no` too. */
export const MailDomain = z
  .string()
  .trim()
  .max(DOMAIN_MAX)
  .overwrite((typed) => domainToASCII(typed.replace(/^@/, '')) || typed)
  .refine(isDomain, 'must be the domain of mail addresses, such as fjordheim.no')

function isDomain(text: string): boolean {
  const labels = text.split('.')
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && LAST_LABEL.test(labels.at(-1)!)
}

/** Of `person_addresses a join people p`: their owner has proved that they read the mail there. As `ownsAddress` asks. */
export const IS_PROVED = 'p.erased_at is null and (a.email <> p.email or p.email_verified_at is not null)'
/** What stands behind the sign. An address at a part of a domain (post@skole.fjordheim.no) is at that part and nowhere else. */
export const DOMAIN_OF_ADDRESS = `split_part(a.email, '@', 2)`

const HAS_ADDRESS = statement<{ has: boolean }>(
  'join-has-address-at',
  `select exists (select from person_addresses a join people p on p.id = a.person_id
     where a.person_id = $1 and ${IS_PROVED} and ${DOMAIN_OF_ADDRESS} = $2) as has`,
)

/** Whether a person has proved an address at this very domain. */
export async function hasAddressAt(on: On, personId: string, domain: string): Promise<boolean> {
  const [found] = await run(on, HAS_ADDRESS, [personId, domain])
  return found?.has ?? false
}
