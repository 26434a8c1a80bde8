import { conflict, constraintSpeaks, invalid, type Problem, tryAgain } from '../platform/problems.ts'

const RETRY_SECONDS = 30

export const publicDomain = (): Problem =>
  invalid('/domain', 'everybody can get an address at this domain', 'joining/public-domain')

export const notYourDomain = (domain: string): Problem =>
  conflict('joining/not-your-domain', `Add an address of yours at ${domain} to your account first, and prove it.`, {
    domain,
  })

export const tooManyDomains = (most: number): Problem =>
  conflict('joining/too-many-domains', `A company has at most ${most} domains.`, { most })

export const claimedAlready = (): Problem =>
  conflict('joining/claimed-already', 'This domain is in the list of the company already.')

export const domainTaken = (): Problem =>
  conflict('joining/domain-taken', 'This domain is proved by another company. Ask us to find out whose it is.')

export const recordMissing = (): Problem =>
  conflict(
    'joining/record-missing',
    'The TXT record of the domain does not say this yet. It may take some hours until a new record is seen everywhere.',
  )

export const dnsUnavailable = (): Problem =>
  tryAgain('joining/dns-unavailable', 'The name servers of the domain do not answer now.', RETRY_SECONDS)

export const claimLost = (): Problem =>
  conflict(
    'joining/claim-lost',
    'Whoever said that this domain is the company’s is no owner of it any more, or has no address there. An owner must say so anew.',
  )

export const notProved = (): Problem =>
  conflict('joining/not-proved', 'Nobody has proved yet that this domain is the company’s.')

export const declinedLately = (): Problem =>
  conflict('joining/declined', 'The company has said no lately. Talk to one of its owners.')

export const tooManyWishes = (): Problem =>
  conflict('joining/too-many-wishes', 'Too many people are waiting for an answer of this company. Talk to its owners.')

export const addressLost = (): Problem =>
  conflict('joining/address-lost', 'This person has no address at a domain of the company any more.')

constraintSpeaks('company_domains_proved_once', domainTaken)
constraintSpeaks('company_domains_claimed_once', claimedAlready)
