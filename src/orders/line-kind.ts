/** What a line is for: only seats are counted, named and enrolled. */
export type LineKind = 'seat' | 'extra'
