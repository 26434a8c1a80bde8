import type { Money } from '../platform/money.ts'
import { conflict, constraintSpeaks, invalid, Problem } from '../platform/problems.ts'

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

/** There is nobody left to pay. */
export const gone = (standing: string): Problem =>
  conflict(
    'companies/gone',
    `The public register says that this organisation is ${standing}. Nothing is sold to it on invoice; pay by card.`,
    { standing },
  )

/** An owner or manager orders it, or says yes to it. The figures are those of a member's own company. */
export const needsApproval = (companyId: string, { above, total }: { above: Money; total: Money }): Problem =>
  conflict(
    'companies/approval-needed',
    'Your company wants an owner or a manager to say yes to an order of this size. Ask for it from the cart, or let one of them order.',
    { companyId, above, total },
  )

/** Whoever asks can order it themselves, or is no buyer of this company. */
export const approvalNotNeeded = (): Problem =>
  conflict('companies/approval-not-needed', 'This order needs nobody else’s yes. You can place it.')

export const invitedAlready = (): Problem =>
  conflict(
    'companies/invited-already',
    'This address is invited already. Send that invitation again, or take it back first.',
  )

export const invitedOften = (): Problem =>
  conflict(
    'companies/invited-often',
    'This company has invited a great deal lately, or this address several times. Try again tomorrow.',
  )

export const invitationSpent = (): Problem =>
  conflict(
    'companies/invitation-spent',
    'This invitation has been used, taken back, or is too old. Ask whoever invited you for a new one.',
  )

/** The address is told in part: enough for its owner to know it, too little for anybody else. */
export const invitedAnother = (masked: string): Problem =>
  new Problem(
    'companies/invited-another',
    403,
    `This invitation was sent to ${masked}. Sign in as the person who has that address.`,
    { facts: { invited: masked } },
  )

/** An owner answers for all of the company. */
export const ownerBound = (): Problem =>
  conflict('companies/owner-bound', 'An owner sees all of the company. Give another role first.')

export const tooManyUnits = (most: number): Problem =>
  conflict('companies/too-many-units', `A company has ${most} units at most, archived ones too.`, { most })

/** Whoever is bound to several units says for which of them they order. */
export const unitMissing = (): Problem =>
  invalid('/unitId', 'Say for which of your units this is.', 'companies/unit-missing')

export const unitUnknown = (): Problem =>
  invalid('/unitId', 'The company has no such unit that you may order for.', 'companies/unit-unknown')

constraintSpeaks('company_units_name_once', () =>
  conflict('companies/unit-name-taken', 'Another unit of the company has this name.'),
)

constraintSpeaks('companies_external_once', () =>
  conflict('companies/external-id-taken', 'Another company carries this external id.'),
)
