import type { Said } from '../../platform/lang.ts'

/** What goes by itself of those who read the newsletter, wait to hear of a course or follow links, and when. */
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
  'campaign-link-visits': {
    what: { nb: 'Tellinger av besøk fra kampanjelenker', en: 'Counts of visits by campaign links' },
    when: { nb: 'etter tre år', en: 'after three years' },
  },
  'interest-asks': {
    what: { nb: 'Ønsker om å høre når et kurs kan bestilles', en: 'Requests to hear when a course is on sale' },
    when: { nb: 'etter sju dager', en: 'after seven days' },
  },
  'course-interests': {
    what: {
      nb: 'De som venter på å høre når et kurs kan bestilles',
      en: 'Those who wait to hear when a course is on sale',
    },
    when: {
      nb: 'når de har fått vite det, eller etter atten måneder',
      en: 'once they are told, or after eighteen months',
    },
  },
  'interest-mails': {
    what: {
      nb: 'Brev til dem som ville høre når et kurs kan bestilles',
      en: 'Mails to those who wanted to hear when a course is on sale',
    },
    when: { nb: '30 dager etter at de ble sendt', en: '30 days after they were sent' },
  },
  'newsletter-readers': {
    what: { nb: 'Hvem som fikk et nyhetsbrev', en: 'Who got a newsletter' },
    when: { nb: 'et år etter at det ble sendt', en: 'a year after it was sent' },
  },
}
