import { breakModule } from './replace.ts'

/** Seats are chosen without locking their rows. */
breakModule('/src/checkout/seating.ts', /for update \$\{contention\}/g, '')
