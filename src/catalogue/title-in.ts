/** The title of a course as SQL, a subquery with the column `title`: in the language asked for, else in Norwegian, else in any; an empty one last. */
export const titleIn = (courseId: string, lang: string): string =>
  `(select x.title from course_texts x where x.course_id = ${courseId} order by x.title = '', x.lang = ${lang} desc, x.lang = 'nb' desc limit 1)`
