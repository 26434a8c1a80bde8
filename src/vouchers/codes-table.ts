import { say } from '../platform/lang.ts'
import type { Table } from '../platform/table-file.ts'
import type { Voucher } from './voucher.ts'

type CodeRow = { code: string; used: boolean }

/** The codes of a voucher for a spreadsheet, from which they are sent out. */
export const codesTable = ({ campaign }: Pick<Voucher, 'campaign'>, rows: readonly CodeRow[]): Table<CodeRow> => ({
  name: `koder-${campaign.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
  title: { nb: 'Koder', en: 'Codes' },
  columns: [
    [{ nb: 'Kode', en: 'Code' }, ({ code }) => code],
    [{ nb: 'Kampanje', en: 'Campaign' }, () => campaign],
    [
      { nb: 'Brukt', en: 'Used' },
      ({ used }, lang) => say(lang, used ? { nb: 'ja', en: 'yes' } : { nb: 'nei', en: 'no' }),
    ],
  ],
  rows,
})
