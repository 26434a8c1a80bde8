/** The title of a course as SQL, a subquery with the column `title`: in the language asked for, else in Norwegian, else in any; an empty one last. */
export const titleIn = (courseId: string, lang: string): string =>
  `(select x.title from course_texts x where x.course_id = ${courseId} order by x.title = '', x.lang = ${lang} desc, x.lang = 'nb' desc limit 1)`

/** The same without one that is empty: in the language asked for, else in any; no row where nobody wrote one. */
export const writtenTitle = (courseId: string, lang: string): string =>
  `(select x.title from course_texts x where x.course_id = ${courseId} and x.title <> '' order by x.lang = ${lang} desc, x.lang limit 1)`

/** Those of some courses as SQL, an array by the alphabet; `courseIds` is an array of theirs, and null has none. */
export const titlesOf = (courseIds: string, lang: string): string =>
  `array(select t.title from unnest(${courseIds}) y(id) cross join lateral ${writtenTitle('y.id', lang)} t order by t.title)`
