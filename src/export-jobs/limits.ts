/** How long a file can be downloaded, in days. */
export const EXPORT_KEPT_DAYS = 7
/** Files of one asker that wait or are being made. */
export const OPEN_JOBS_MAX = 5
/** Schedules of one asker that go on. */
export const SCHEDULES_MAX = 20
/** All files together that are kept on the disk, in bytes: twenty gigabytes. */
export const KEPT_BYTES_MAX = 20e9
/** How often a file is begun that is never finished, before it is given up. */
export const TRIES_MAX = 5
/** How long it is shown what became of a file, in days. */
export const SHOWN_DAYS = 90
/** Files that one is shown. */
export const SHOWN_MAX = 50
