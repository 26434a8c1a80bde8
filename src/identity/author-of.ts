/** The name of whoever is noted as the actor, as SQL: null for a program, and for somebody who was erased. */
export const authorOf = (actor: string): string =>
  `(select p.name from people p where ${actor} = 'person:' || p.id and p.erased_at is null)`

/** What a person or a program that acted is called, as SQL; null for whatever else acts. */
export const actorNameOf = (actor: string): string =>
  `coalesce((select p.name from people p where ${actor} = 'person:' || p.id), (select k.name from api_keys k where ${actor} = 'client:' || k.id))`
