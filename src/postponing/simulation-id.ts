import { differingParts, digestByPart } from '../platform/digest-by-part.ts'

/** What the answer rests on, part by part, so that a later one can be told apart by what differs. */
export const PARTS = ['times', 'orders', 'people', 'money', 'seats'] as const
export type Part = (typeof PARTS)[number]

export const simulationIdOf = (rests: Record<Part, unknown>): string => digestByPart(PARTS, rests)

/** The parts in which two answers differ; all of them where one is no such id. */
export const differing = (one: string, other: string): Part[] => differingParts(PARTS, [one, other])
