import { WRITERS } from '../../messages/routes.ts'
import type { PageRoute } from '../page-route.ts'
import { showMessages, writeFromForm } from './messages.ts'

const path = '/teaching/:id/messages'

/** Where those who keep or teach an offering write to all who take part. */
export const messagePages: readonly PageRoute[] = [
  { method: 'get', path, who: WRITERS, answer: (visit) => showMessages(visit) },
  { method: 'post', path, who: WRITERS, answer: writeFromForm },
]
