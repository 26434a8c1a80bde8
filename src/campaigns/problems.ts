import { conflict, constraintSpeaks, invalid, unknown } from '../platform/problems.ts'

export const linkUnknown = () => unknown('campaign-link')
export const linkEnded = () => conflict('campaign-link/ended', 'This link was ended already.')
export const noSuchPage = () => invalid('/leadsTo', 'there is no such course or start')
export const noSuchCode = () => invalid('/code', 'there is no such code')
export const alreadyOver = () => invalid('/untilAt', 'must be later than now')

constraintSpeaks('campaign_links_once', () =>
  conflict('campaign-link/name-taken', 'There is a link with this name, or with one that looks like it.'),
)
