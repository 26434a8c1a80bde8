import type { CHANNELS, Group } from '../../figures/income.ts'
import type { AGES } from '../../figures/receivable-ages.ts'
import type { Said } from '../../platform/lang.ts'

export const GROUP_WORDS: Record<Group, Said> = {
  faculty: { nb: 'Fakultet', en: 'Faculty' },
  course: { nb: 'Kurs', en: 'Course' },
  channel: { nb: 'Kanal', en: 'Channel' },
}

export const CHANNEL_WORDS: Record<(typeof CHANNELS)[number], Said> = {
  site: { nb: 'Personer på nettstedet', en: 'People on the site' },
  company: { nb: 'Bedrifter på nettstedet', en: 'Companies on the site' },
  staff: { nb: 'Solgt av ansatte og tilbud', en: 'Sold by staff and quotes' },
  program: { nb: 'Andre programmer', en: 'Other programs' },
}

export const AGE_WORDS: Record<(typeof AGES)[number], { brief: Said; full: Said }> = {
  'not-due': { brief: { nb: 'ikke forfalt', en: 'not due' }, full: { nb: 'Ikke forfalt', en: 'Not due yet' } },
  '1-30': { brief: { nb: '1–30', en: '1–30' }, full: { nb: '1–30 dager for sent', en: '1–30 days late' } },
  '31-60': { brief: { nb: '31–60', en: '31–60' }, full: { nb: '31–60 dager for sent', en: '31–60 days late' } },
  '61-90': { brief: { nb: '61–90', en: '61–90' }, full: { nb: '61–90 dager for sent', en: '61–90 days late' } },
  '91+': {
    brief: { nb: 'over 90', en: 'over 90' },
    full: { nb: 'Mer enn 90 dager for sent', en: 'More than 90 days late' },
  },
}
