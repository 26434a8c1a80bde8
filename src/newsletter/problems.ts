import { conflict, Problem } from '../platform/problems.ts'
import type { IssueState } from './issue-state.ts'

export const tooManyAsks = (seconds: number) =>
  new Problem('newsletter/too-many-mails', 429, 'So many mails were asked for that we wait. Try again later.', {
    headers: { 'Retry-After': String(seconds) },
  })
export const linkOver = () =>
  new Problem('newsletter/link-over', 410, 'This link was used, or it is too old. Ask for the newsletter once more.')
export const notNow = (state: IssueState) =>
  conflict('newsletter/not-in-this-state', 'The newsletter is not where this can be done.', { state })
export const nobodyGetsIt = () => conflict('newsletter/nobody', 'Nobody who fits has said yes to the newsletter.')
export const campaignTaken = () => conflict('newsletter/campaign-taken', 'Another newsletter has this campaign.')
