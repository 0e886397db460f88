/** Turns DOM events of the canvas into tool input, pans and zooms. Moves are taken once per animation frame. */
import {
  type MouseEvent as ReactMouseEvent,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import { withGroups } from '../../layout/design-view.ts'
import type { App } from '../state/app.ts'
import { shownPackageOf } from '../state/derived.ts'
import { moveCrosshair } from '../tools/crosshair.ts'
import { componentAtPoint } from '../tools/hit-test.ts'
import { partAtPoint } from '../tools/part-at-point.ts'
import type { PointerInput } from '../tools/pointer-input.ts'
import { createToolbox } from '../tools/toolbox.ts'
import { useApp } from '../ui/app-context.tsx'
import { panBy, toPackage, zoomAbout } from './camera.ts'

const ZOOM_PER_WHEEL_PX = 1.0016
const LINE_PX = 16

const MODIFIERS = new Set(['Shift', 'Control', 'Meta', 'Alt'])

type EventLike = Pick<PointerEvent, 'clientX' | 'clientY' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** @param paint paints what a move has changed, in the frame in which it was taken */
export function usePointer(container: RefObject<HTMLDivElement | null>, paint: () => void) {
  const app = useApp()
  const toolbox = useMemo(() => createToolbox(app), [app])
  const panning = useRef<{ x: number; y: number } | null>(null)
  const spaceHeld = useRef(false)
  /** The button that is down, as a bit of `buttons`. */
  const holding = useRef(0)
  const waiting = useRef<{ event: EventLike; frame: number } | null>(null)
  const lastEvent = useRef<EventLike | null>(null)

  const handlers = useMemo(() => {
    const inputOf = (event: EventLike): PointerInput => {
      const { left, top } = container.current!.getBoundingClientRect()
      const [px, py] = [event.clientX - left, event.clientY - top]
      return {
        px,
        py,
        ...toPackage(app.view.getState().camera, px, py),
        shift: event.shiftKey,
        ctrl: event.ctrlKey || event.metaKey,
        alt: event.altKey,
      }
    }
    const showCursor = (cursor: string) => {
      if (container.current && container.current.style.cursor !== cursor) container.current.style.cursor = cursor
    }
    const take = (event: EventLike) => {
      const tool = toolbox.current()
      lastEvent.current = event
      if (panning.current) {
        const { camera, set } = app.view.getState()
        const [dx, dy] = [event.clientX - panning.current.x, event.clientY - panning.current.y]
        panning.current = { x: event.clientX, y: event.clientY }
        set({ camera: panBy(camera, dx, dy), fitted: false })
        return
      }
      const input = inputOf(event)
      app.pointer.setState({ at: { x: input.x, y: input.y } })
      if (!tool.busy) tool.hover?.(input)
      // Beginning a drag has enough to do for one frame: the first step comes with the next.
      else if (tool.begin?.(input)) waiting.current ??= { event, frame: requestAnimationFrame(flush) }
      else tool.move(input)
      if (!tool.busy)
        app.selection
          .getState()
          .hover(componentAtPoint(shownPackageOf(app.document.getState().layout), input.x, input.y))
      showCursor(app.overlay.getState().cursor ?? (spaceHeld.current ? 'grab' : tool.cursorAt(input)))
    }
    const flush = () => {
      const pending = waiting.current
      if (!pending) return
      cancelAnimationFrame(pending.frame)
      waiting.current = null
      take(pending.event)
      paint()
    }
    /** The step that a drag has begun without is of no use after its end. */
    const drop = () => {
      if (waiting.current) cancelAnimationFrame(waiting.current.frame)
      waiting.current = null
    }
    const isPressed = () => app.pointer.getState().pressed
    const giveUp = () => {
      app.pointer.setState({ pressed: false })
      panning.current = null
      if (toolbox.current().busy) toolbox.current().cancel()
      drop()
    }
    const up = (event: PointerEvent) => {
      flush()
      drop()
      app.pointer.setState({ pressed: false })
      const tool = toolbox.current()
      if (panning.current) panning.current = null
      else if (tool.busy) tool.release(inputOf(event))
      showCursor(spaceHeld.current ? 'grab' : tool.cursorAt(inputOf(event)))
    }
    return {
      take,
      flush,
      drop,
      inputOf,
      showCursor,
      listeners: {
        onPointerDown: (event: ReactPointerEvent<HTMLDivElement>) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          app.pointer.setState({ pressed: true })
          holding.current = event.buttons
          app.tools.setState({ crosshair: null })
          if (event.button === 1 || (event.button === 0 && spaceHeld.current)) {
            event.preventDefault()
            panning.current = { x: event.clientX, y: event.clientY }
            showCursor('grabbing')
          } else if (event.button === 0) toolbox.current().press(inputOf(event))
        },
        onPointerMove: (event: ReactPointerEvent<HTMLDivElement>) => {
          const { clientX, clientY, shiftKey, ctrlKey, metaKey, altKey } = event
          const copy = { clientX, clientY, shiftKey, ctrlKey, metaKey, altKey }
          if (waiting.current) waiting.current.event = copy
          else waiting.current = { event: copy, frame: requestAnimationFrame(flush) }
          // Let go while another button is down, or in another window: that comes as a move.
          if (isPressed() && (event.buttons & holding.current) === 0) up(event.nativeEvent)
        },
        onPointerUp: (event: ReactPointerEvent<HTMLDivElement>) => {
          if (isPressed()) up(event.nativeEvent)
        },
        // The release will never come here: a touch became a scroll, another window took the pointer.
        onPointerCancel: giveUp,
        onLostPointerCapture: (event: ReactPointerEvent<HTMLDivElement>) => {
          // Chromium also takes the capture away when a second button, as of a right click, is released.
          if (!isPressed()) return
          if (event.buttons !== 0 && (toolbox.current().busy || panning.current))
            event.currentTarget.setPointerCapture(event.pointerId)
          else giveUp()
        },
        onPointerLeave: () => {
          app.pointer.setState({ at: null })
          if (!toolbox.current().busy) toolbox.current().leave?.()
          app.selection.getState().hover(null)
        },
        onAuxClick: (event: { preventDefault(): void }) => event.preventDefault(),
        onContextMenu: (event: ReactMouseEvent<HTMLDivElement>) => {
          // In the middle of a drag a menu would take the pointer out of the hand.
          if (toolbox.current().busy) {
            event.preventDefault()
            event.stopPropagation()
          } else if (event.button === 2) selectForMenu(app, inputOf(event))
        },
      },
    }
  }, [app, toolbox, container, paint])

  useEffect(() => toolbox.follow(), [toolbox])

  useEffect(() => {
    const element = container.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const { camera, set } = app.view.getState()
      const { left, top } = element.getBoundingClientRect()
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1
      if (event.shiftKey) {
        set({ camera: panBy(camera, -(event.deltaX || event.deltaY) * unit, 0), fitted: false })
        return
      }
      const factor = ZOOM_PER_WHEEL_PX ** (-event.deltaY * unit)
      set({ camera: zoomAbout(camera, factor, event.clientX - left, event.clientY - top), fitted: false })
    }
    const isOver = () => app.pointer.getState().at !== null
    const onKey = (event: KeyboardEvent) => {
      const down = event.type === 'keydown'
      const tool = toolbox.current()
      if (event.key === 'Escape' && down && tool.busy) {
        handlers.flush()
        handlers.drop()
        tool.cancel()
        event.preventDefault()
        event.stopImmediatePropagation()
      } else if (event.key === ' ' && !down && spaceHeld.current) letSpaceGo()
      else if (event.key === ' ' && (event.target === element || event.target === document.body)) {
        event.preventDefault()
        spaceHeld.current = down
        handlers.showCursor(down ? 'grab' : 'default')
      } else if ((tool.busy || tool.hover) && MODIFIERS.has(event.key) && lastEvent.current && isOver()) {
        // A modifier counts at once, not with the next move.
        const { shiftKey, ctrlKey, metaKey, altKey } = event
        handlers.take({ ...lastEvent.current, shiftKey, ctrlKey, metaKey, altKey })
        paint()
        // Alt alone would open the menu bar of the system.
        if (tool.busy || event.key === 'Alt') event.preventDefault()
      } else if (down && event.target === element && moveCrosshair(app, tool, event)) {
        event.preventDefault()
        event.stopImmediatePropagation()
        paint()
      } else if (tool.busy && app.pointer.getState().pressed && down) {
        // Deleting or undoing what the hand holds would pull it away: other keys wait for the release.
        event.preventDefault()
        event.stopImmediatePropagation()
      }
    }
    // Its release may go to another field, or to another window.
    const letSpaceGo = () => {
      if (spaceHeld.current) handlers.showCursor('default')
      spaceHeld.current = false
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    window.addEventListener('blur', letSpaceGo)
    // Capturing: while a tool is busy Escape is its own and no command's.
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('keyup', onKey, { capture: true })
    return () => {
      // Nobody hears of a release where the canvas was.
      app.pointer.setState({ pressed: false })
      element.removeEventListener('wheel', onWheel)
      window.removeEventListener('blur', letSpaceGo)
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('keyup', onKey, { capture: true })
    }
  }, [app, container, handlers, toolbox, paint])

  // The canvas takes the keyboard: arrow keys nudge, Space pans.
  return { tabIndex: 0, ...handlers.listeners }
}

/** A menu is about what was clicked: what is selected stays so if that is part of it. */
function selectForMenu({ document, selection, view }: App, { x, y }: PointerInput): void {
  const { layout } = document.getState()
  const { ids, select, selectPart } = selection.getState()
  const hit = componentAtPoint(shownPackageOf(layout), x, y)
  if (hit === null) selectPart(partAtPoint(layout, x, y, view.getState().camera.scale))
  else if (!ids.includes(hit)) select(withGroups(layout, [hit]))
}
