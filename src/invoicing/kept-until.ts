/** Primary documentation is kept for so many years after the end of its financial year (bokføringsloven § 13). */
export const BOOKS_YEARS = 5

/** Of `documents d`: the last day on which the law wants it kept. */
export const KEPT_UNTIL = `make_date(extract(year from d.document_date)::int + ${BOOKS_YEARS}, 12, 31)`
