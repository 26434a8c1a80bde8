import type { Said } from '../../platform/lang.ts'

/** What goes by itself of those who read the newsletter, and when. */
export const NEWSLETTER_RETENTION: Record<string, { what: Said; when: Said }> = {
  'newsletter-asks': {
    what: { nb: 'Nyhetsbrev det ble bedt om', en: 'Requests for the newsletter' },
    when: { nb: 'etter sju dager', en: 'after seven days' },
  },
  'newsletter-subscribers': {
    what: {
      nb: 'De som har meldt seg av nyhetsbrevet, og hva de sa ja til',
      en: 'Those who left the newsletter, and what they had said yes to',
    },
    when: { nb: 'et år etter at de meldte seg av', en: 'a year after they left' },
  },
  'newsletter-readers': {
    what: { nb: 'Hvem som fikk et nyhetsbrev', en: 'Who got a newsletter' },
    when: { nb: 'et år etter at det ble sendt', en: 'a year after it was sent' },
  },
}
