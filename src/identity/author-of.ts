/** The name of whoever is noted as the actor, as SQL: null for a program, and for somebody who was erased. */
export const authorOf = (actor: string): string =>
  `(select p.name from people p where ${actor} = 'person:' || p.id and p.erased_at is null)`
