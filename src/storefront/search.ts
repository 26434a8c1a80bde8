import { VISIBLE } from './filters.ts'

/** How many words of a search count; the rest adds cost and no precision. */
const WORDS_MAX = 8
/** From so many letters on a word is looked for inside longer words: shorter ones stand in nearly all of them. */
const PART_MIN = 3
/** Ranks of what was found: 0 every word in the title, 1 anywhere; from this one on it is only nearly so spelt. */
const NEARLY = 2

/** Letters and digits only, the longest first, which the index of parts of words finds fewest of. */
const wordsOf = (search: string): string[] => {
  const words = new Set(search.toLowerCase().match(/[\p{L}\p{N}]+/gu))
  return [...words].slice(0, WORDS_MAX).toSorted((a, b) => b.length - a.length)
}

/** Parameters $16 and $17: the words, and each as a part of a longer one; null where that would find nearly everything. */
export function searchValues(search: string): [words: string[], parts: string[] | null] {
  const words = wordsOf(search)
  const isLong = (words[0]?.length ?? 0) >= PART_MIN
  return [words, isLong ? words.map((word) => `%${word}%`) : null]
}

const ASKED = '(select words_query($16::text[]))'

/**
 * `found`: what a search finds among what is there for whoever looks, each with its rank. Words that are nearly so spelt are looked
 * for only where nothing else is found, and what nobody may see counts as nothing: so no answer tells that it is there.
 */
export const FOUND = `exact as materialized (
    select g.offering_id from offering_facets g join (
      select v.offering_id from offering_words v where v.vector @@ ${ASKED}
      union select v.offering_id from offering_words v where v.words like ($17::text[])[1] and v.words like all ($17::text[])) v using (offering_id)
    where ${VISIBLE}),
  titled as materialized (select v.offering_id from offering_words v where v.title_vector @@ ${ASKED}),
  found as (
    select exact.offering_id, case when titled.offering_id is null then 1 else 0 end as rank from exact left join titled using (offering_id)
    union all select n.offering_id, ${NEARLY} + floor((1 - n.likeness) * 10)::int
    from near_titles(array(select plain_letters(u.word) from unnest($16::text[]) with ordinality u(word, n) order by u.n)) n
    where not exists (select from exact))`

/**
 * What stands in the words of an offering where a search was only nearly so spelt: of each word the one most like it. Of what was found
 * as it was spelt it is null.
 */
export const TAKEN = `case when g.rank >= ${NEARLY} then array(
    select (select w from regexp_split_to_table(lower(concat_ws(' ', t.title, array_to_string(c.topics, ' '))), '[^[:alnum:]]+') w
      order by similarity(plain_letters(w), plain_letters(u.word)) desc, w limit 1) from unnest($16::text[]) u(word)) end`
