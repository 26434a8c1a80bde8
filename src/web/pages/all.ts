import type { PageRoute } from '../page-route.ts'
import { accountPages } from './account.ts'
import { cartPages } from './cart.ts'
import { checkoutPages } from './checkout.ts'
import { coursePages } from './course.ts'
import { landingPages } from './landing.ts'
import { learningPages } from './learning.ts'
import { legalPages } from './legal.ts'
import { orderPages } from './order.ts'
import { signUpPages } from './sign-up.ts'

/** Every page for buyers. */
export const buyerPages: readonly PageRoute[] = [
  ...landingPages,
  ...coursePages,
  ...cartPages,
  ...checkoutPages,
  ...orderPages,
  ...learningPages,
  ...accountPages,
  ...signUpPages,
  ...legalPages,
]
