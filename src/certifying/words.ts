import type { Said } from '../platform/lang.ts'
import type { CertificateContent } from './content.ts'

export const CREDITS: Said = { nb: 'Studiepoeng', en: 'ECTS credits' }
export const LEVEL: Said = { nb: 'Nivå', en: 'Level' }
export const EXTENT: Said = { nb: 'Omfang', en: 'Extent' }
export const HELD: Said = { nb: 'Gjennomført', en: 'Held' }
export const COMPLETED: Said = { nb: 'Fullført', en: 'Completed' }
export const LEVELS: Record<CertificateContent['level'], Said> = {
  introductory: { nb: 'Innføring', en: 'Introductory' },
  bachelor: { nb: 'Bachelor', en: 'Bachelor' },
  master: { nb: 'Master', en: 'Master' },
}
