import type { Said } from '../../platform/lang.ts'
import type { FunnelGroup } from '../../reports/funnel.ts'
import type { Group } from '../../reports/income.ts'

export const REPORTS: Said = { nb: 'Inntekter og resultater', en: 'Income and results' }
/** Where a buyer did not say yes, or came by no link. */
export const UNTOLD: Said = { nb: 'Ikke oppgitt', en: 'Not told' }

export const REPORT_GROUPS: Record<Group, Said> = {
  faculty: { nb: 'Fakultet', en: 'Faculty' },
  course: { nb: 'Kurs', en: 'Course' },
  offering: { nb: 'Oppstart', en: 'Start' },
  channel: { nb: 'Salgskanal', en: 'Way of selling' },
  source: { nb: 'Siste kilde', en: 'Last source' },
  'first-source': { nb: 'Første kilde', en: 'First source' },
  campaign: { nb: 'Kampanje', en: 'Campaign' },
  month: { nb: 'Måned', en: 'Month' },
}
export const STEP_GROUPS: Record<FunnelGroup, Said> = {
  course: { nb: 'Kurs', en: 'Course' },
  source: { nb: 'Kilde', en: 'Source' },
}
/** What a visit is counted under that came by no link from elsewhere. */
export const OWN_SOURCES: Record<string, Said> = {
  direct: { nb: 'Direkte', en: 'Direct' },
  site: { nb: 'Fra andre sider her', en: 'From other pages here' },
  other: { nb: 'Andre kilder', en: 'Other sources' },
}
