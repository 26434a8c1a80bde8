import type { SafeHtml } from '../platform/html.ts'
import type { Who } from '../platform/http/who.ts'
import type { Visit } from './visit.ts'

/** What stands between header and footer, and what the frame needs to know of it. */
export type Page = {
  title: string
  body: SafeHtml
  description?: string
  /** What it tells search engines besides, as JSON-LD. */
  facts?: readonly object[]
  /** The whole address of the picture that is shown where somebody shares it. */
  picture?: string
  /** `narrow` for text and forms, `full` where the page lays out its own bands. */
  width?: 'narrow' | 'normal' | 'wide' | 'full'
  status?: number
  /** What a language switch leads to, where the page's own address takes forms only. */
  at?: string
  /** Something in a form must be mended: said in the title too, where it is heard first. */
  faulty?: true
  /** Kept from search engines: everything that belongs to one buyer. */
  hidden?: true
  /** Something was counted as it was made: so it is made for each who asks. */
  counted?: true
}

/** A page, or where to go instead (303, so that a reload posts nothing twice; 302 where a link only leads on), or nothing more where Passport has answered. */
export type Answer = Page | { goTo: string; status?: 302 } | { sent: true }

/** A page at an address shared with the API, and who may open it on whose things. */
export type PageRoute = {
  method: 'get' | 'post'
  /** Express form: /orders/:id */
  path: `/${string}`
  who: Who
  /** Shows personal data: under this word the audit log says so of whoever works here and was shown them. */
  reads?: string
  /** Its form may bring a file, no larger than so many bytes. */
  file?: number
  /** Whoever comes without a cookie, and by no link that is asked about, is shown one page while nothing is written. */
  kept?: true
  answer(visit: Visit): Promise<Answer> | Answer
}
