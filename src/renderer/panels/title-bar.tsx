import { LockKeyhole } from 'lucide-react'
import { useEffect } from 'react'
import { isEdited } from '../state/document-store.ts'
import { useApp, useDocument, useGuide } from '../ui/app-context.tsx'
import { Mark } from '../ui/mark.tsx'
import { MenuBar } from './menu-bar.tsx'
import './title-bar.css'

export function TitleBar() {
  const { platform } = useApp()
  const name = useDocument((state) => state.file.name)
  const token = useDocument((state) => state.file.token)
  const readOnly = useDocument((state) => state.file.readOnly === true)
  const edited = useDocument(isEdited)
  const welcome = useGuide((state) => state.welcome)

  useEffect(() => {
    document.title = edited ? `${name} · Edited` : name
    platform.setWindowState({ title: name, token, edited })
  }, [platform, name, token, edited])

  // On a Mac the system's own bar at the top of the screen carries the menus.
  const nativeMenu = platform.platform === 'electron' && platform.operatingSystem === 'mac'
  return (
    <div className="title-bar">
      <Mark />
      {!nativeMenu && <MenuBar />}
      {!welcome && (
        <h1 className="document-name">
          <span>{name}</span>
          {edited && <small className="dim"> · Edited</small>}
          {readOnly && (
            <small className="read-only" title="The file may not be written; Save makes a copy under another name">
              <LockKeyhole size={12} strokeWidth={2} aria-hidden="true" /> Read-only
            </small>
          )}
        </h1>
      )}
    </div>
  )
}
