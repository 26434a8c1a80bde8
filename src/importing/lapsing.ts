import { type Lapsing, lapsing } from '../platform/lapsing.ts'

/** How long a file waits for somebody to say how it is taken in, and how long what was wrong in it is told, in days. */
const FILE_DAYS = 7
const REPORT_DAYS = 90

export const lapsingInImporting: readonly Lapsing[] = [
  lapsing('import-files', {
    table: 'import_files',
    where: `exists (select from imports i where i.id = t.import_id and i.way is null and i.tried_at < app_now() - interval '${FILE_DAYS} days')`,
  }),
  lapsing('import-reports', {
    table: 'imports',
    where: `t.asked_at < app_now() - interval '${REPORT_DAYS} days' and not exists (select from import_files f where f.import_id = t.id) and (t.faults <> '[]' or t.file_name <> '')`,
    set: `faults = '[]', file_name = ''`,
  }),
]
