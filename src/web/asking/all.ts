import type { PageRoute } from '../page-route.ts'
import { askPages } from './ask.ts'
import { askApprovalPages } from './ask-approval.ts'
import { employerPages } from './employer.ts'
import { payPages } from './pay.ts'
import { requestPages } from './request.ts'
import { sharePages } from './share.ts'

/** Somebody else is to pay: the learner asks and follows it, the employer answers. */
export const askingPages: readonly PageRoute[] = [
  ...askPages,
  ...askApprovalPages,
  ...requestPages,
  ...payPages,
  ...sharePages,
  ...employerPages,
]
