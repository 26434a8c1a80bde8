import type { PageRoute } from '../../web/page-route.ts'
import type { DemoGround } from '../open-ground.ts'
import { clockMoves } from './clock-moves.ts'
import { demoPage } from './demo-page.ts'
import { mailPages } from './mail-pages.ts'
import { signInAs } from './sign-in-as.ts'
import { startOverPages } from './start-over-pages.ts'

/** Every page that only a demo has. */
export const demoPages = (ground: DemoGround): readonly PageRoute[] => [
  { method: 'get', path: '/demo', who: 'anyone', answer: (visit) => demoPage(visit, ground) },
  { method: 'post', path: '/demo/sign-in', who: 'anyone', answer: signInAs },
  ...clockMoves(ground),
  ...mailPages(ground),
  ...startOverPages(ground),
]
