/** Over the canvas of a package without components: the two ways to begin. It makes room for a part that is dragged in. */
import { LayoutTemplate, SquarePlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { runCommand } from '../commands/command.ts'
import { commandOf } from '../commands/registry.ts'
import { useApp, usePanelLayout, useTools, useView } from '../ui/app-context.tsx'
import './empty-package.css'

export function EmptyPackage() {
  const app = useApp()
  const empty = usePanelLayout((layout) => layout.components.length === 0)
  const { width, height } = usePanelLayout((layout) => layout.substrate)
  const camera = useView((state) => state.camera)
  const tool = useTools((state) => state.tool)
  const dragging = useDragging()
  // Whoever has a tool or a part in hand knows what to do, and needs the place.
  if (!empty || tool !== 'select' || dragging) return null
  const run = (id: string) => runCommand(commandOf(id), app)
  return (
    <section
      className="empty-package"
      aria-label="An empty package"
      style={{
        left: camera.originX + (width / 2) * camera.scale,
        top: camera.originY - (height / 2) * camera.scale,
      }}
    >
      <strong>Nothing on the substrate yet</strong>
      <p>Drag a part here from Parts, or begin with the ASIC. An example shows a whole package.</p>
      <div className="empty-package-buttons">
        <button type="button" className="primary-button" onClick={() => run('place.asic')}>
          <SquarePlus size={16} strokeWidth={1.75} aria-hidden="true" /> Place an ASIC
        </button>
        <button type="button" className="plain-button" onClick={() => run('help.welcome')}>
          <LayoutTemplate size={16} strokeWidth={1.75} aria-hidden="true" /> Choose an example
        </button>
      </div>
    </section>
  )
}

/** Whether something of the page is being dragged, as a part of the palette. */
function useDragging(): boolean {
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const begin = () => setDragging(true)
    const end = () => setDragging(false)
    window.addEventListener('dragstart', begin)
    window.addEventListener('dragend', end)
    return () => {
      window.removeEventListener('dragstart', begin)
      window.removeEventListener('dragend', end)
    }
  }, [])
  return dragging
}
