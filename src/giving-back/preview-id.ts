import { differingParts, digestByPart } from '../platform/digest-by-part.ts'

/** What an answer rests on, part by part, so that a later one can be told apart by what differs. */
export const PARTS = ['seats', 'fee', 'tiers', 'documents', 'money', 'extras', 'people'] as const
export type Part = (typeof PARTS)[number]
export type Rests = Record<Part, unknown>

/** The id of an answer: a digest of each part of it. */
export const previewIdOf = (rests: Rests): string => digestByPart(PARTS, rests)

/** The parts in which two answers differ; all of them where one is no such id. */
export const differing = (one: string, other: string): Part[] => differingParts(PARTS, [one, other])
