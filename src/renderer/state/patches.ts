import { enablePatches, type Patch } from 'immer'

enablePatches()

type Path = (string | number)[]

/**
 * The patches (immer's form, so that `applyPatches` takes them) that turn `before` into `after`. Subtrees that are the
 * same object are skipped without being read, so the cost follows the size of the edit, not of the document.
 */
export function patchesBetween(before: unknown, after: unknown, path: Path = []): Patch[] {
  if (Object.is(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return after.flatMap((value, index) => patchesBetween(before[index], value, [...path, index]))
  }
  if (isRecord(before) && isRecord(after) && !hasReservedKey(before) && !hasReservedKey(after)) {
    const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
    return [
      ...removed.map((key): Patch => ({ op: 'remove', path: [...path, key] })),
      ...Object.keys(after).flatMap((key): Patch[] =>
        Object.hasOwn(before, key)
          ? patchesBetween(before[key], after[key], [...path, key])
          : [{ op: 'add', path: [...path, key], value: after[key] }],
      ),
    ]
  }
  return [{ op: 'replace', path, value: after }]
}

/** Immer refuses paths through these, yet a material may be called so: then the whole object is replaced. */
function hasReservedKey(value: object): boolean {
  return ['__proto__', 'prototype', 'constructor'].some((key) => Object.hasOwn(value, key))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
