/** Where the income of `offerings f` belongs, as SQL, a JSON object: its own codes, else its faculty's, each null where neither has one. */
export const DIMENSIONS = `json_build_object('costCentre', coalesce(od.cost_centre, fd.cost_centre), 'project', coalesce(od.project, fd.project),
  'activity', coalesce(od.activity, fd.activity))`

/** What DIMENSIONS is told from, to be joined to `offerings f`. */
export const DIMENSIONS_OF_OFFERING = `left join courses t on t.id = f.course_id left join offering_dimensions od on od.offering_id = f.id
  left join faculty_dimensions fd on fd.faculty = t.faculty`
