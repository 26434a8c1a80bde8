import type { PageRoute } from '../page-route.ts'
import { cartPages } from './cart.ts'
import { coursePages } from './course.ts'
import { landingPages } from './landing.ts'

/** Every page for buyers. */
export const buyerPages: readonly PageRoute[] = [...landingPages, ...coursePages, ...cartPages]
