/** Walks a value beside the definition it belongs to: which fields are known, and in which order they are written. */
import type { z } from 'zod'
import type { PathPart } from './json-path.ts'
import { isObject } from './tolerant.ts'

/** A Zod definition as far as this walk looks into it. */
export type Definition = z.core.$ZodType

/** The definition of an object's field or a list's entry; undefined for one the format does not know. */
export function definitionOf(holder: Definition | undefined, value: unknown, part: PathPart): Definition | undefined {
  const definition = holder && bare(holder, value)
  if (!definition) return undefined
  const def = definition._zod.def
  switch (def.type) {
    case 'object': {
      const { shape } = def as z.core.$ZodObjectDef
      return typeof part === 'string' && Object.hasOwn(shape, part) ? shape[part] : undefined
    }
    case 'record':
      return (def as z.core.$ZodRecordDef).valueType
    case 'array':
      return (def as z.core.$ZodArrayDef).element
    default:
      return undefined
  }
}

/** The fields of an object as the definition lists them; null where it lists none, as for the ids of materials. */
export function knownFields(holder: Definition | undefined, value: unknown): readonly string[] | null {
  const definition = holder && bare(holder, value)
  if (definition?._zod.def.type !== 'object') return null
  return Object.keys((definition._zod.def as z.core.$ZodObjectDef).shape)
}

/** Without `optional` and `nullable`; of a choice, the object that has a field of the value. */
function bare(definition: Definition, value: unknown): Definition | undefined {
  const def = definition._zod.def
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return bare((def as z.core.$ZodOptionalDef).innerType, value)
    case 'union': {
      const { options } = def as z.core.$ZodUnionDef
      return options.find((option) => {
        const fields = knownFields(option, value)
        return isObject(value) && fields?.some((name) => Object.hasOwn(value, name))
      })
    }
    default:
      return definition
  }
}
