import type { Component } from '../../layout/schema.ts'
import { useDocument } from './app-context.tsx'

/**
 * One field of a component as the document has it at this moment. What only moves keeps its fields, so that a panel that
 * reads them in this way is not rendered with every step of a drag.
 */
export function useComponentPart<Key extends keyof Component>(id: string, key: Key): Component[Key] | undefined {
  return useDocument(({ layout }) => layout.components.find((candidate) => candidate.id === id)?.[key])
}
