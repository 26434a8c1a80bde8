import { type Lang, say } from '../platform/lang.ts'
import { pageUrl } from '../platform/page-url.ts'
import type { Till } from '../platform/till.ts'
import type { MailLink } from './frame-mail.ts'

/** Leads whoever takes part to all that they learn. */
export const learningLink = ({ config }: Pick<Till, 'config'>, lang: Lang): MailLink => ({
  url: pageUrl(config.publicUrl, lang, '/my-learning'),
  see: say(lang, { nb: 'Se Min læring', en: 'See My learning' }),
})
