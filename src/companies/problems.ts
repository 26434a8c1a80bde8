import { conflict, constraintSpeaks, invalid, type Problem } from '../platform/problems.ts'

export const badNumber = (pointer: string): Problem =>
  invalid(
    pointer,
    'This is not an organisation number: the last of its nine digits does not fit the others.',
    'companies/bad-number',
  )

export const badForeignNumber = (pointer: string): Problem =>
  invalid(
    pointer,
    'This is not a number of a company in that country: give its VAT number, which begins with the country.',
    'companies/bad-number',
  )

export const taken = (): Problem =>
  conflict('companies/taken', 'This organisation is here already. Ask us, or its owner, to be let in.')

export const alreadyMember = (): Problem => conflict('companies/already-member', 'This person is a member already.')

export const lastOwner = (): Problem =>
  conflict('companies/last-owner', 'A company keeps an owner. Make somebody else one first.')

export const isConfirmed = (): Problem =>
  conflict('companies/confirmed', 'Somebody has confirmed this company. Its members speak for it.')

export const isUnconfirmed = (): Problem =>
  conflict('companies/unconfirmed', 'Nobody has confirmed yet that you speak for this company. Ask us to.')

constraintSpeaks('companies_external_once', () =>
  conflict('companies/external-id-taken', 'Another company carries this external id.'),
)
