import { differingParts, digestByPart } from '../platform/digest-by-part.ts'

/** What a simulation rests on, part by part, so that a later one can be told apart by what differs. */
export const PARTS = ['offering', 'orders', 'people', 'documents', 'money', 'promises', 'waiting'] as const
export type Part = (typeof PARTS)[number]

/** The id of a simulation: a digest of each part of it. */
export const simulationIdOf = (rests: Record<Part, unknown>): string => digestByPart(PARTS, rests)

/** The parts in which two simulations differ; all of them where one is no such id. */
export const differing = (one: string, other: string): Part[] => differingParts(PARTS, [one, other])
