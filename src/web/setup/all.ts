import { handoverPages } from '../handover/webhooks.ts'
import { letterPages } from '../letters/letters.ts'
import type { PageRoute } from '../page-route.ts'
import { accountsPages } from './accounts.ts'
import { auditPages } from './audit.ts'
import { importPages } from './import.ts'
import { keysPages } from './keys.ts'
import { numbersPages } from './numbers.ts'
import { peoplePages } from './people.ts'
import { retentionPages } from './retention.ts'
import { sellerPages } from './seller.ts'
import { staffPages } from './staff.ts'
import { startPages } from './start.ts'
import { termsPages } from './terms.ts'

/** From the operator's link to the first sale. */
export const setupPages: readonly PageRoute[] = [
  ...startPages,
  ...sellerPages,
  ...numbersPages,
  ...accountsPages,
  ...termsPages,
  ...staffPages,
  ...importPages,
  ...keysPages,
  ...handoverPages,
  ...letterPages,
  ...peoplePages,
  ...retentionPages,
  ...auditPages,
]
