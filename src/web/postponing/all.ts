import { OFFERING_KEEPERS as who } from '../admin/who.ts'
import type { PageRoute } from '../page-route.ts'
import { postponeFromForm, showPostponing } from './postponing.ts'

const path = '/admin/offerings/:id/decision/postponement'

/** A start is held at other times. */
export const postponingPages: readonly PageRoute[] = [
  { method: 'get', path, who, answer: showPostponing },
  { method: 'post', path, who, answer: postponeFromForm },
]
