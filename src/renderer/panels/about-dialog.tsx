/** Versions and licences. */
import { Dialog } from '@base-ui/react/dialog'
import { useEffect, useRef, useState } from 'react'
import type { About } from '../../preload/contract.ts'
import { useApp } from '../ui/app-context.tsx'
import { Mark } from '../ui/mark.tsx'

/** Written beside the page by the build, from the packages it contains (scripts/licences.ts). */
const LICENCES = 'licences.txt'
const NO_LICENCES = 'The list of licences is missing from this build.'

export function AboutDialog({ onClose }: { onClose: () => void }) {
  const { platform } = useApp()
  const [about, setAbout] = useState<About | null>(null)
  const [licences, setLicences] = useState('')
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    void platform.about().then(setAbout)
    void fetch(LICENCES)
      .then((response) => (response.ok ? response.text() : NO_LICENCES))
      .catch(() => NO_LICENCES)
      .then(setLicences)
  }, [platform])
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog about" initialFocus={close}>
          <Dialog.Title className="dialog-title about-title">
            <Mark /> Shoreline {about?.version}
          </Dialog.Title>
          <Dialog.Description className="dialog-text">
            Lays out packages with co-packaged optics and shows at once how hot they run. Apache License 2.0. Nothing
            leaves this computer.
          </Dialog.Description>
          <dl className="about-versions number">
            {about?.runtime.map(({ name, version }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{version}</dd>
              </div>
            ))}
          </dl>
          <h2 className="about-heading">Licences of the software it contains</h2>
          <textarea
            className="about-licences"
            readOnly
            value={licences}
            aria-label="Licences of the software it contains"
          />
          <Dialog.Close ref={close} className="plain-button dialog-close">
            Close
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
