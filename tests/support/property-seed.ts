/**
 * Property tests draw the same cases on every machine, so that a failure is seen by whoever made the change.
 * `PROPERTY_SEED=random npm run test:unit` draws new ones; a number draws those of an earlier run again.
 */
import fc from 'fast-check'

const wish = process.env.PROPERTY_SEED ?? '20261121'
if (wish !== 'random') fc.configureGlobal({ seed: Number(wish) })
