/** SQL that is true once a seat is used up: the learner of this enrolment was at a session, or has completed. It changes hands no more. */
export const isConsumed = (enrolment: string): string =>
  `(${enrolment}.completed_at is not null or exists (select from attendances t where t.enrolment_id = ${enrolment}.id and t.present))`
