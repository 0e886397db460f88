/** The tool in the hand: made when it is first taken, put back as it was when another one is taken. */
import type { App } from '../state/app.ts'
import type { ToolId } from '../state/tool-store.ts'
import { createLineCutTool } from './line-cut-tool.ts'
import { createMeasureTool } from './measure-tool.ts'
import { createPlaceTool } from './place-tool.ts'
import type { Tool } from './pointer-input.ts'
import { createProbeTool } from './probe-tool.ts'
import { createSelectTool } from './select-tool.ts'

const FACTORIES: Readonly<Record<ToolId, (app: App) => Tool>> = {
  select: createSelectTool,
  place: createPlaceTool,
  measure: createMeasureTool,
  probe: createProbeTool,
  lineCut: createLineCutTool,
}

export interface Toolbox {
  current(): Tool
  /** Puts tools away as others are taken. Returns the function that stops it. */
  follow(): () => void
}

export function createToolbox(app: App): Toolbox {
  const made = new Map<ToolId, Tool>()
  const toolOf = (id: ToolId): Tool => {
    let tool = made.get(id)
    if (!tool) {
      tool = FACTORIES[id](app)
      made.set(id, tool)
    }
    return tool
  }
  const putAway = (id: ToolId) => {
    const left = toolOf(id)
    if (left.busy) left.cancel()
    left.leave?.()
    left.putAway?.()
  }
  return {
    current: () => toolOf(app.tools.getState().tool),
    follow: () =>
      app.tools.subscribe(({ tool }, { tool: before }) => {
        if (tool !== before) putAway(before)
      }),
  }
}
