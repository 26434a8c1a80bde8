/**
 * SQL: until when whoever bought a seat at an instant may cancel free of charge because of what was changed since; null where nothing
 * was. What was changed before is what they bought.
 */
export const freeUntil = ({ offering, boughtAt }: { offering: string; boughtAt: string }): string =>
  `(select max(g.free_until) from offering_changes g where g.offering_id = ${offering} and g.at > ${boughtAt})`
