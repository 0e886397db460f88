/** What every host of ours offers beyond the language. */
declare const performance: { now(): number }
